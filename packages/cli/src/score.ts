import type { FloatArray, LikelihoodHead } from "@loglik/core";

/** A mean negative log-likelihood and what it is compared with. */
export interface Score {
  readonly rows: number;
  /** Mean NLL in nats per observation. */
  readonly nats: number;
  /** The same in bits: nats / log 2. */
  readonly bits: number;
  /** Of the model that ignores the predictors: its parameters are those of the best constant model for the fitted rows. */
  readonly constantModelNats: number;
}

/** Scores η (rows × outputs) and one constant η against the targets y. */
export function score(head: LikelihoodHead, y: FloatArray, eta: Float64Array, constantEta: Float64Array): Score {
  const nats = meanNll(head, y, eta);
  return {
    rows: y.length,
    nats,
    bits: nats / Math.LN2,
    constantModelNats: meanNll(head, y, repeat(constantEta, y.length)),
  };
}

/** Mean of −log f(yᵢ | ηᵢ), nats, in float64. */
export function meanNll(head: LikelihoodHead, y: FloatArray, eta: Float64Array): number {
  const outputs = head.outputs.length;
  const gradient = new Float64Array(eta.length);
  let sum = 0;
  for (let row = 0; row < y.length; row++) sum += head.point(y, row, eta, row * outputs, gradient);
  return sum / y.length;
}

function repeat(eta: Float64Array, rows: number): Float64Array {
  return Float64Array.from({ length: rows * eta.length }, (_, i) => eta[i % eta.length]);
}
