import { normalGenerator, uniformGenerator } from "./random.mjs";

/** Values of each data set of W5. */
export const drawCount = 1e6;

/**
 * The data of W5: a million draws of each family at the parameters that every library is given, from one stream.
 *
 * @param {number} [count]
 * @returns {Record<"normal" | "gamma" | "beta" | "poisson" | "studentT" | "negativeBinomial", Float64Array>}
 */
export function draws(count = drawCount) {
  const uniform = uniformGenerator(5);
  const normal = normalGenerator(uniform);
  const fill = (/** @type {() => number} */ draw) => Float64Array.from({ length: count }, draw);

  /** Marsaglia and Tsang's gamma draw, shape ≥ 1, rate 1. @param {number} shape */
  function gamma(shape) {
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const z = normal();
      const v = (1 + c * z) ** 3;
      if (v > 0 && Math.log(1 - uniform()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v;
    }
  }

  /** Knuth's Poisson draw by products. @param {number} rate */
  function poisson(rate) {
    const limit = Math.exp(-rate);
    let count = 0;
    for (let product = uniform(); product > limit; product *= uniform()) count++;
    return count;
  }

  return {
    normal: fill(() => 0.5 + 1.7 * normal()),
    gamma: fill(() => gamma(2.5) / 1.5),
    beta: fill(() => {
      const first = gamma(2.5);
      return first / (first + gamma(3.5));
    }),
    poisson: fill(() => poisson(4.2)),
    studentT: fill(() => normal() / Math.sqrt((2 * gamma(2.5)) / 5)),
    negativeBinomial: fill(() => poisson((gamma(5) * 0.6) / 0.4)),
  };
}
