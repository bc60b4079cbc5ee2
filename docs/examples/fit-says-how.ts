import * as bernoulli from "@loglik/core/bernoulli";
import * as gamma from "@loglik/core/gamma";
import { logLikelihood } from "@loglik/core/likelihood";
import * as normal from "@loglik/core/normal";

// A formula where there is one, also where the top is at the edge.
const coin = bernoulli.fit([0, 0, 0, 1, 0]);
console.log(coin.reason, coin.theta.prob);
const noOnes = bernoulli.fit([0, 0, 0]);
console.log(noOnes.reason, noOnes.theta.prob);

// No formula: the shape of a gamma is found by iteration.
const waits = [0.8, 1.9, 2.2, 3.1, 4.7];
const { theta, reason, converged, iterations } = gamma.fit(waits);
console.log(reason, converged, iterations);

// What certifies it: the slopes add up to zero at the top …
const slope = new Float64Array(2);
const slopes = [0, 0];
for (const y of waits) {
  gamma.score(y, theta, slope);
  slopes[0] += slope[0];
  slopes[1] += slope[1];
}
console.log("slopes below 1e-9:", Math.hypot(...slopes) < 1e-9);
// … and a step away from it, to any side, is a step down.
const top = logLikelihood(gamma, waits, theta);
for (const factor of [0.99, 1.01]) {
  const shape = theta.shape * factor;
  const rate = theta.rate * factor;
  console.log(
    top > logLikelihood(gamma, waits, { ...theta, shape }),
    top > logLikelihood(gamma, waits, { ...theta, rate }),
  );
}

// And where there is no top, no number is invented.
const single = normal.fit([5]);
console.log(single.reason, single.converged);
