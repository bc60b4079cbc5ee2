import type { Family, Theta } from "../family.js";
import { weightedSum } from "../sample.js";
import { logSumExp } from "../special/log-sum-exp.js";

/** The data of a mixture's fit. */
export interface MixtureSample {
  readonly y: ArrayLike<number>;
  readonly weights?: ArrayLike<number>;
  /** Root mean squared deviation. */
  readonly spread: number;
  /** Parameters of the components that are known, each in every component that has it. */
  readonly fixed: Readonly<Record<string, number>>;
}

/**
 * P(component | observation) at the parameters, an array a component, and the log-likelihood.
 *
 * @example responsibilities([normal, normal], { y: [0], spread: 1, fixed: {} }, [0.5, 0.5], [{ loc: 0, scale: 1 }, { loc: 0, scale: 1 }]).shares[1][0]  // 0.5
 */
export function responsibilities<K extends string>(
  components: readonly Family<K>[],
  { y, weights }: MixtureSample,
  weight: ArrayLike<number>,
  thetas: readonly Theta<K>[],
): { readonly shares: readonly Float64Array[]; readonly logLikelihood: number } {
  const n = y.length;
  const shares = components.map((component, k) => component.logProbInto(y, thetas[k], new Float64Array(n)));
  const logWeight = Float64Array.from(weight, Math.log);
  const terms = new Float64Array(components.length);
  const totals = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < terms.length; k++) terms[k] = logWeight[k] + shares[k][i];
    totals[i] = logSumExp(terms);
    for (let k = 0; k < terms.length; k++) shares[k][i] = Math.exp(terms[k] - totals[i]);
  }
  return { shares, logLikelihood: weightedSum(totals, weights) };
}
