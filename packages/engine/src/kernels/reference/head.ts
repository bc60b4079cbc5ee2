import type { LikelihoodHead } from "@loglik/core";
import type { Head } from "../../plan/operation.js";

/** lossᵢ = −log p(yᵢ | ηᵢ), gradientᵢ = scaleᵢ · ∂lossᵢ/∂ηᵢ, by the head's own float64 function. */
export function head(arena: Float64Array, operation: Head, likelihood: LikelihoodHead, rows: number): void {
  const { eta, y, scale, gradient, loss } = operation;
  const outputs = eta.columns;
  const etaRow = new Float64Array(outputs);
  const gradientRow = new Float64Array(outputs);
  for (let row = 0; row < rows; row += 1) {
    const etaStart = eta.offset + row * eta.stride;
    etaRow.set(arena.subarray(etaStart, etaStart + outputs));
    arena[loss.offset + row] = likelihood.point(arena, y.offset + row * y.stride, etaRow, 0, gradientRow);
    const rowScale = arena[scale.offset + row];
    for (let k = 0; k < outputs; k += 1) {
      arena[gradient.offset + row * gradient.stride + k] = gradientRow[k] * rowScale;
    }
  }
}
