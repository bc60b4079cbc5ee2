import * as normal from "@loglik/core/normal";
import type { SimulatedModel } from "../../src/index.js";
import { posterior, prior } from "../../src/index.js";

/**
 * Six groups with means around a common one, log τ ~ N(0, 0.5), μ ~ N(0, 2), θⱼ ~ N(μ, τ), and four observations a group with
 * the scale 1. Coordinates are μ, log τ and (θⱼ − μ)/τ, the parameterisation without a funnel; reported are μ, τ and θⱼ.
 */
export const hierarchicalNormal: SimulatedModel<Float64Array> = {
  drawPrior(rng) {
    const [mu, tau] = [2 * rng.normal(), Math.exp(0.5 * rng.normal())];
    return Float64Array.of(mu, tau, ...Array.from({ length: 6 }, () => mu + tau * rng.normal()));
  },
  // The mean of a group's four observations says all.
  simulate: (quantities, rng) => quantities.slice(2).map((theta) => theta + 0.5 * rng.normal()),
  posterior: (means) => ({
    dimension: 8,
    names: ["mu", "tau", ...Array.from(means, (_, j) => `theta ${j}`)],
    logDensity(at, gradient) {
      const [mu, logTau] = at;
      const tau = Math.exp(logTau);
      let value = -0.5 * (mu / 2) ** 2 - 0.5 * (logTau / 0.5) ** 2;
      gradient[0] = -mu / 4;
      gradient[1] = -logTau / 0.25;
      for (let j = 0; j < 6; j++) {
        const z = at[2 + j];
        const residual = (means[j] - mu - tau * z) / 0.25;
        value -= 0.5 * z * z + 0.5 * 0.25 * residual * residual;
        gradient[0] += residual;
        gradient[1] += residual * tau * z;
        gradient[2 + j] = residual * tau - z;
      }
      return value;
    },
    report(at, out) {
      const tau = Math.exp(at[1]);
      out.set([at[0], tau, ...Array.from({ length: 6 }, (_, j) => at[0] + tau * at[2 + j])]);
    },
  }),
};

const scales = [1e-3, 1, 1e3];

/** Normals whose scales differ by a factor of a million, with a prior and one observation of the same size. */
export const illScaledNormals: SimulatedModel<Float64Array> = {
  drawPrior: (rng) => Float64Array.from(scales, (scale) => scale * rng.normal()),
  simulate: (quantities, rng) => quantities.map((value, i) => value + scales[i] * rng.normal()),
  posterior: (y) => ({
    dimension: scales.length,
    names: scales.map(String),
    logDensity(at, gradient) {
      let value = 0;
      for (let i = 0; i < at.length; i++) {
        const precision = scales[i] ** -2;
        value -= 0.5 * precision * (at[i] ** 2 + (y[i] - at[i]) ** 2);
        gradient[i] = precision * (y[i] - 2 * at[i]);
      }
      return value;
    },
  }),
};

/** A family with priors, through `posterior` and its Jacobians: loc ~ N(0, 1), scale ~ log-normal. */
export function normalSample(logNormal: typeof import("@loglik/core/log-normal")): SimulatedModel<number[]> {
  const priors = { loc: prior(normal, { loc: 0, scale: 1 }), scale: prior(logNormal, { mu: 0, sigma: 0.7 }) };
  return {
    drawPrior: (rng) => Float64Array.of(rng.normal(), logNormal.sample(rng, { mu: 0, sigma: 0.7 })),
    simulate: ([loc, scale], rng) => Array.from({ length: 5 }, () => loc + scale * rng.normal()),
    posterior: (y) => posterior(normal, y, priors),
  };
}
