import type { LikelihoodHead } from "@loglik/core";
import type { Sample } from "../data/sample.js";

/**
 * A head whose η is moved, row by row, by known numbers: NLL(y | η + o). They are handed over as further targets of the row, one
 * for each output, behind those of the head itself; so whatever carries targets carries offsets.
 */
export function offsetHead(head: LikelihoodHead): LikelihoodHead {
  const targets = head.targets.length;
  const outputs = head.outputs.length;
  const moved = new Float64Array(outputs);
  const slopes = new Float64Array(outputs);
  const domain = { low: -Infinity, high: Infinity, lowIncluded: false, highIncluded: false, integers: false };
  return {
    ...head,
    // A kernel would not know of the offsets.
    source: undefined,
    fisher: undefined,
    targets: [...head.targets, ...head.outputs.map(({ name }) => ({ name: `offset of ${name}`, domain }))],
    point(y, yOffset, eta, etaOffset, grad) {
      for (let k = 0; k < outputs; k += 1) moved[k] = eta[etaOffset + k] + y[yOffset + targets + k];
      const nll = head.point(y, yOffset, moved, 0, slopes);
      for (let k = 0; k < outputs; k += 1) grad[etaOffset + k] = slopes[k];
      return nll;
    },
    /** That of the head itself, less the mean offset: near the best constant model, and exact for a normal mean. */
    initial(y, weights) {
      const rows = y.length / (targets + outputs);
      const own = new Float64Array(rows * targets);
      const mean = new Float64Array(outputs);
      let total = 0;
      for (let row = 0; row < rows; row += 1) {
        const start = row * (targets + outputs);
        const weight = weights === undefined ? 1 : weights[row];
        for (let k = 0; k < targets; k += 1) own[row * targets + k] = y[start + k];
        for (let k = 0; k < outputs; k += 1) mean[k] += weight * y[start + targets + k];
        total += weight;
      }
      return head.initial(own, weights).map((value, k) => value - mean[k] / total);
    },
  };
}

/** The sample as that head takes it: each row of y followed by its offsets, or by zeros where it has none. */
export function offsetsAsTargets(sample: Sample, head: LikelihoodHead): Sample {
  const { y, rows, offset, ...rest } = sample;
  const targets = head.targets.length;
  const outputs = head.outputs.length;
  const joined = new Float64Array(rows * (targets + outputs));
  for (let row = 0; row < rows; row += 1) {
    const start = row * (targets + outputs);
    joined.set(y.subarray(row * targets, (row + 1) * targets), start);
    if (offset !== undefined) joined.set(offset.subarray(row * outputs, (row + 1) * outputs), start + targets);
  }
  return { ...rest, y: joined, rows };
}
