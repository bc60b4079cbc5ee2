import {
  likelihood,
  logLikelihoodGrid,
  negativeLogLikelihood,
} from "@loglik/core/likelihood";
import * as normal from "@loglik/core/normal";
import { likelihoodSurface } from "@loglik/plot";

const sample = [-1, 0, 1];

const { theta, logLikelihood } = normal.fit(sample);
console.log("μ =", theta.loc, "  σ =", theta.scale.toFixed(6));
console.log("L =", likelihood(normal, sample, theta).toFixed(7));
console.log(
  "NLL =",
  negativeLogLikelihood(normal, sample, theta).toFixed(6),
);

// The summit has slope zero in both directions: the scores add up to nothing.
const slope = [0, 0];
for (const y of sample)
  normal.score(y, theta, new Float64Array(2)).forEach((s, k) => {
    slope[k] += s;
  });
console.log(
  "size of the slope at the summit:",
  slope.map((s) => Math.abs(s).toFixed(12)).join(", "),
);

const loc = Float64Array.from({ length: 81 }, (_, i) => -2 + i / 20);
const scale = Float64Array.from({ length: 81 }, (_, i) => 0.35 + i / 40);
export const figure = likelihoodSurface({
  axes: { loc, scale },
  values: logLikelihoodGrid(normal, sample, { loc, scale }),
  quantity: "log-likelihood",
  symbols: { loc: "μ", scale: "σ" },
  maximum: { theta, value: logLikelihood },
  levels: [16, 8, 4, 2, 1, 0.5].map((nats) => logLikelihood - nats),
  data: { values: sample },
});
