import * as bernoulli from "@loglik/core/bernoulli";
import {
  likelihood,
  logLikelihoodGrid,
  negativeLogLikelihood,
} from "@loglik/core/likelihood";
import { likelihoodCurve } from "@loglik/plot";

const tosses = [0, 0, 0, 1, 0];

const { theta, reason } = bernoulli.fit(tosses);
console.log("θ =", theta.prob, `(${reason})`);
console.log("L(θ) =", likelihood(bernoulli, tosses, theta).toFixed(5));
console.log(
  "NLL =",
  negativeLogLikelihood(bernoulli, tosses, theta).toFixed(6),
  "nats",
);

// The same by looking: try 1001 values of θ and keep the best.
const prob = Float64Array.from({ length: 1001 }, (_, i) => i / 1000);
const curve = logLikelihoodGrid(bernoulli, tosses, { prob }).map(Math.exp);
console.log(
  "best of 1001 candidates:",
  prob[curve.indexOf(Math.max(...curve))],
);

export const figure = likelihoodCurve({
  axes: { prob },
  values: curve,
  symbols: { prob: "θ" },
  maximum: { theta, value: likelihood(bernoulli, tosses, theta) },
  data: { values: tosses },
});
