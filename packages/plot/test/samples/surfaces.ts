import { likelihoodSurface } from "../../src/index.js";
import { grid } from "./draws.js";
import { logNormal, sample, scaleHat } from "./likelihoods.js";

const surfaceLocs = grid(-1.5, 1.5, 61);
const scales = grid(0.3, 2.4, 61);
const overSurface = (value: (loc: number, scale: number) => number) =>
  Float64Array.from(Array.from(surfaceLocs).flatMap((loc) => Array.from(scales, (scale) => value(loc, scale))));

/** The sample −1, 0, 1 under the normal: largest at μ = 0, σ = √(2/3). */
export const normalSurface = likelihoodSurface({
  axes: { loc: surfaceLocs, scale: scales },
  symbols: { loc: "μ", scale: "σ" },
  values: overSurface((loc, scale) => Math.exp(logNormal(loc, scale))),
  maximum: { theta: { loc: 0, scale: scaleHat }, value: Math.exp(logNormal(0, scaleHat)) },
  data: { values: sample },
});

/** Gradient descent on the NLL in (μ, log σ) from (−1.2, 2). */
function descent(): { loc: number[]; scale: number[] } {
  const path = { loc: [-1.2], scale: [2] };
  for (let step = 0; step < 24; step++) {
    const loc = path.loc[step];
    const scale = path.scale[step];
    const squares = 2 + 3 * loc * loc;
    path.loc.push(loc - (0.12 * 3 * loc) / scale ** 2);
    path.scale.push(scale * Math.exp(-0.12 * (3 - squares / scale ** 2)));
  }
  return path;
}

export const descentSurface = likelihoodSurface({
  axes: { loc: surfaceLocs, scale: scales },
  symbols: { loc: "μ", scale: "σ" },
  values: overSurface((loc, scale) => -logNormal(loc, scale)),
  quantity: "negative-log-likelihood",
  maximum: { theta: { loc: 0, scale: scaleHat }, value: -logNormal(0, scaleHat) },
  path: { theta: descent(), label: "gradient descent" },
});

export const logSurface = likelihoodSurface({
  axes: { loc: surfaceLocs, scale: scales },
  symbols: { loc: "μ", scale: "σ" },
  values: overSurface(logNormal),
  quantity: "log-likelihood",
  maximum: { theta: { loc: 0, scale: scaleHat }, value: logNormal(0, scaleHat) },
  truth: { loc: 0.3, scale: 1 },
});

/** Steps of plausible optimizers from one start: nothing here is trained, only drawn. */
const optimizerPath = (label: string, count: number, weight: (share: number) => readonly [number, number]) => {
  const shares = Array.from({ length: count }, (_, step) => weight(step / (count - 1)));
  return {
    label,
    theta: { loc: shares.map(([s]) => -1.2 + 1.2 * s), scale: shares.map(([, s]) => 2 + (scaleHat - 2) * s) },
  };
};

export const optimizers = likelihoodSurface({
  axes: { loc: surfaceLocs, scale: scales },
  symbols: { loc: "μ", scale: "σ" },
  values: overSurface((loc, scale) => -logNormal(loc, scale)),
  quantity: "negative-log-likelihood",
  maximum: { theta: { loc: 0, scale: scaleHat }, value: -logNormal(0, scaleHat) },
  paths: [
    optimizerPath("SGD", 40, (s) => [s + 0.04 * Math.sin(40 * s), s ** 0.6]),
    optimizerPath("momentum", 40, (s) => [s + 0.35 * Math.sin(6 * s) * (1 - s), s ** 0.8]),
    optimizerPath("RMSprop", 30, (s) => [s ** 0.9, s]),
    optimizerPath("Adam", 30, (s) => [s ** 1.4, s ** 0.7]),
    optimizerPath("Newton", 5, (s) => [s, s ** 2]),
  ],
});
