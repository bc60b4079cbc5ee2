import type { Family, ParamSpec, Theta, VectorFamily, VectorTheta } from "../../src/family.js";

/**
 * A family over numbers with vector parameters as one with scalar parameters `name0, name1, …`, so that the contract of scalar
 * families is checked on it too.
 */
export function flatten<K extends string>(family: VectorFamily<K, number>, sizes: Readonly<Record<K, number>>): Family {
  const places = family.paramNames.flatMap((name) => Array.from({ length: sizes[name] }, (_, i) => [name, i] as const));
  const paramNames = places.map(([name, i]) => `${name}${i}`);
  const unflat = (theta: Theta): VectorTheta<K> =>
    Object.fromEntries(
      family.paramNames.map((name) => [name, Array.from({ length: sizes[name] }, (_, i) => theta[`${name}${i}`])]),
    ) as unknown as VectorTheta<K>;
  const ofNumber = (member: "cdf" | "survival" | "logCdf" | "logSurvival" | "quantile" | "inverseSurvival") =>
    family[member] && { [member]: (x: number, theta: Theta) => family[member]?.(x, unflat(theta)) };
  const ofTheta = (member: "mean" | "variance" | "entropy") =>
    family[member] && { [member]: (theta: Theta) => family[member]?.(unflat(theta)) };
  return {
    name: family.name,
    measure: family.measure,
    paramNames,
    paramSpecs: Object.fromEntries(
      places.map(([name, i]) => [`${name}${i}`, { ...family.paramSpecs[name], shape: "scalar" } as ParamSpec]),
    ),
    support: (theta) => family.support(unflat(theta)),
    logProb: (y, theta) => family.logProb(y, unflat(theta)),
    logProbInto: (y, theta, out) => family.logProbInto?.(y, unflat(theta), out) ?? out,
    score: (y, theta, out) => family.score(y, unflat(theta), out),
    fisherInformation: (theta, out) => family.fisherInformation?.(unflat(theta), out) ?? out,
    sample: (rng, theta) => family.sample(rng, unflat(theta)),
    ...ofNumber("cdf"),
    ...ofNumber("survival"),
    ...ofNumber("logCdf"),
    ...ofNumber("logSurvival"),
    ...ofNumber("quantile"),
    ...ofNumber("inverseSurvival"),
    ...ofTheta("mean"),
    ...ofTheta("variance"),
    ...ofTheta("entropy"),
    klDivergence: (p, q) => family.klDivergence?.(unflat(p), unflat(q)) ?? NaN,
  } as Family;
}
