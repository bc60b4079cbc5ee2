import type { Family, Theta } from "./family.js";
import { integrateUnit } from "./numeric/double-exponential.js";
import { sumOverSupport } from "./numeric/sum-over-support.js";

/** What an expectation under a continuous family needs. */
type Quantiles<K extends string> = Required<Pick<Family<K>, "quantile" | "inverseSurvival">>;

/**
 * E g(Y) for a continuous Y, as ∫₀¹ g(y(u)) du over its quantiles y(u) by the double-exponential rule, good to about 1e-13
 * where g is smooth.
 *
 * @example expectation(exponential, { rate: 2 }, (y) => y)  // 0.5
 */
export function expectation<K extends string>(family: Quantiles<K>, theta: Theta<K>, g: (y: number) => number): number {
  return integrateUnit((u, complement) =>
    g(u < complement ? family.quantile(u, theta) : family.inverseSurvival(complement, theta)),
  );
}

/**
 * KL(p ‖ q) = E_p[log p(Y) − log q(Y)] in nats by quadrature, for continuous families without a closed form.
 *
 * @example klByQuadrature(logistic, { loc: 0, scale: 1 }, { loc: 1, scale: 1 })  // 0.163953413738…
 */
export function klByQuadrature<K extends string>(
  family: Quantiles<K> & Pick<Family<K>, "logProb">,
  p: Theta<K>,
  q: Theta<K>,
): number {
  // So far out that the quantile overflows there is next to no mass, and no difference of densities either.
  return expectation(family, p, (y) => (Number.isFinite(y) ? family.logProb(y, p) - family.logProb(y, q) : 0));
}

/**
 * KL(p ‖ q) in nats by summation over the support, for discrete families without a closed form.
 *
 * @example klBySummation(poisson, { rate: 1 }, { rate: 2 })  // 0.30685281944005…
 */
export function klBySummation<K extends string>(
  family: Pick<Family<K>, "logProb" | "support"> & Required<Pick<Family<K>, "mean">>,
  p: Theta<K>,
  q: Theta<K>,
): number {
  const { low, high } = family.support(p);
  return sumOverSupport(
    (k) => {
      const logMass = family.logProb(k, p);
      // 0 · log 0 = 0: what p excludes costs nothing, whatever q says.
      return logMass === -Infinity ? 0 : Math.exp(logMass) * (logMass - family.logProb(k, q));
    },
    family.mean(p),
    low,
    high,
  );
}

/**
 * Entropy −Σ f log f in nats by summation over the support, for discrete families without a closed form.
 *
 * @example entropyBySummation(poisson, { rate: 1 })  // 1.30484224225625…
 */
export function entropyBySummation<K extends string>(
  family: Pick<Family<K>, "logProb" | "support"> & Required<Pick<Family<K>, "mean">>,
  theta: Theta<K>,
): number {
  const { low, high } = family.support(theta);
  return sumOverSupport(
    (k) => {
      const logMass = family.logProb(k, theta);
      return logMass === -Infinity ? 0 : -Math.exp(logMass) * logMass;
    },
    family.mean(theta),
    low,
    high,
  );
}
