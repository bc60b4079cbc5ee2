import type { FloatArray, LikelihoodHead } from "@loglik/core";
import type { PlannableNetwork } from "../../network.js";
import type { Head } from "../../plan/operation.js";
import type { Plan } from "../../plan.js";

/**
 * The import behind the `head` operation: computes `rows` rows by the head's own `point`, in float64, and rounds losses and
 * gradients into the arena. It is never called where there is only the outline of a head: that has a kernel. `firstRow` is the first of the batch that this worker does.
 */
export function importedHead(
  plan: Plan,
  likelihood: PlannableNetwork["likelihood"],
  arena: () => FloatArray,
  firstRow = 0,
): (rows: number) => void {
  const { eta, y, scale, gradient, loss } = plan.step.find(
    (operation): operation is Head => operation.kind === "head",
  )!;
  const targetRow = new Float64Array(y.columns);
  const etaRow = new Float64Array(eta.columns);
  const gradientRow = new Float64Array(eta.columns);
  return (rows) => {
    const numbers = arena();
    for (let row = firstRow; row < firstRow + rows; row += 1) {
      const etaStart = eta.offset + row * eta.stride;
      const targetStart = y.offset + row * y.stride;
      etaRow.set(numbers.subarray(etaStart, etaStart + eta.columns));
      targetRow.set(numbers.subarray(targetStart, targetStart + y.columns));
      numbers[loss.offset + row] = (likelihood as LikelihoodHead).point(targetRow, 0, etaRow, 0, gradientRow);
      const rowScale = numbers[scale.offset + row];
      const gradientStart = gradient.offset + row * gradient.stride;
      for (let k = 0; k < eta.columns; k += 1) numbers[gradientStart + k] = gradientRow[k] * rowScale;
    }
  };
}
