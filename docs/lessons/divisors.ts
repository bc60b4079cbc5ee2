/** What the page "Likelihood: the normal" computes on the divisors of the variance: the slip, and the instrument. */
import { logLikelihood } from "@loglik/core/likelihood";
import * as normal from "@loglik/core/normal";
import { createRng } from "@loglik/core/random";
import { sample, summary } from "./normal.js";

/** Means over the samples drawn so far. */
export interface Averages {
  /** S/n, the variance of the fit. */
  readonly byN: number;
  /** S/(n − 1). */
  readonly byNMinusOne: number;
  /** √(S/n), the scale of the fit. */
  readonly scale: number;
  /** √(S/(n − 1)). */
  readonly sampleDeviation: number;
}

/** The averages after each of many samples of `size` normal values with the given scale. Another `draw`, other samples. */
export function runningAverages(size: number, scale: number, samples: number, draw = 0): readonly Averages[] {
  const rng = createRng(1, "divisors", draw);
  const sums = { byN: 0, byNMinusOne: 0, scale: 0, sampleDeviation: 0 };
  return Array.from({ length: samples }, (_, k) => {
    const y = Array.from({ length: size }, () => normal.sample(rng, { loc: 0, scale }));
    const fitted = normal.fit(y).theta.scale;
    const unbiased = (fitted ** 2 * size) / (size - 1);
    sums.byN += fitted ** 2;
    sums.byNMinusOne += unbiased;
    sums.scale += fitted;
    sums.sampleDeviation += Math.sqrt(unbiased);
    return {
      byN: sums.byN / (k + 1),
      byNMinusOne: sums.byNMinusOne / (k + 1),
      scale: sums.scale / (k + 1),
      sampleDeviation: sums.sampleDeviation / (k + 1),
    };
  });
}

/** How far log L of the sample of the page falls from its one highest point when the scale is another. */
export function fallFromTop(scale: number): number {
  return -summary.nll - logLikelihood(normal, sample, { loc: summary.loc, scale });
}
