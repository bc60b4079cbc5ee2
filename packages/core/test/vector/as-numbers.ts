import type { VectorFamily, VectorTheta } from "../../src/family.js";

/**
 * A family over vectors that one number determines (a single component, or the first of two shares) as a family over numbers, so
 * that the contract of scalar families can be checked on it.
 *
 * @param embed the vector of a number
 */
export function asNumbers<K extends string>(
  family: VectorFamily<K, ArrayLike<number>>,
  embed: (y: number) => readonly number[],
): VectorFamily<K, number> {
  const first = (member: "mean" | "variance" | "mode") => (theta: VectorTheta<K>) =>
    (family[member]?.(theta) as ArrayLike<number> | undefined)?.[0] ?? NaN;
  return {
    name: family.name,
    measure: family.measure,
    paramNames: family.paramNames,
    paramSpecs: family.paramSpecs,
    eventSize: () => 1,
    support: (theta) => family.support(theta),
    logProb: (y, theta) => family.logProb(embed(y), theta),
    logProbInto: (y, theta, out) => family.logProbInto?.(Array.from(y, embed), theta, out) ?? out,
    score: (y, theta, out) => family.score(embed(y), theta, out),
    fisherInformation: (theta, out) => family.fisherInformation?.(theta, out) ?? out,
    sample: (rng, theta) => family.sample(rng, theta)[0],
    mean: first("mean"),
    variance: first("variance"),
    mode: first("mode"),
    entropy: (theta) => family.entropy?.(theta) ?? NaN,
    klDivergence: (p, q) => family.klDivergence?.(p, q) ?? NaN,
  } as VectorFamily<K, number>;
}

/** Largest difference of the score from central differences of the log density, relative to 1 + |score|. */
export function scoreError<K extends string>(
  family: VectorFamily<K, ArrayLike<number>>,
  y: ArrayLike<number>,
  theta: VectorTheta<K>,
): number {
  const places = family.paramNames.flatMap((name) => Array.from(theta[name], (_, i) => [name, i] as const));
  const score = family.score(y, theta, new Float64Array(places.length));
  const step = 1e-4;
  const errors = places.map(([name, i], place) => {
    const value = (shift: number) => {
      const moved = Float64Array.from(theta[name]);
      moved[i] += shift * step;
      return family.logProb(y, { ...theta, [name]: moved });
    };
    const slope = (8 * (value(1) - value(-1)) - (value(2) - value(-2))) / (12 * step);
    return Math.abs(slope - score[place]) / (1 + Math.abs(score[place]));
  });
  return Math.max(...errors);
}

/** Averages over draws with their standard errors, for moments that no quadrature reaches. */
export function average(values: readonly number[]): { readonly mean: number; readonly error: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, error: Math.sqrt(variance / values.length) };
}
