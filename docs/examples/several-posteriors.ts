import {
  integrateLogistic,
  positionDraws,
  prior,
  sampleNuts,
} from "@loglik/bayes";
import {
  deepEnsemble,
  laplaceApproximation,
  networkMap,
  networkPosterior,
} from "@loglik/bayes/network";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import * as normal from "@loglik/core/normal";
import { sigmoid } from "@loglik/core/special/sigmoid";
import { simulateMoons } from "@loglik/data";
import { dense, lbfgs, network, train } from "@loglik/engine";

// A network of 25 weights on 60 rows, and 1,000 rows to judge by.
const { x, y } = simulateMoons({ rows: 60, scale: 0.4, seed: 1 });
const test = simulateMoons({ rows: 1000, scale: 0.4, seed: 2 });
const hidden = [dense(6, "tanh")];
const net = network({ inputs: 2, hidden, likelihood: bernoulliHead() });
const weights = prior(normal, { loc: 0, scale: 1 });
const target = await networkPosterior(net, { x, y }, { weights });

const far = Float64Array.of(-4, 3);
function report(name: string, nll: number, farAway: number, digits = 3) {
  const [first, second] = [nll, farAway].map((each) =>
    each.toFixed(digits),
  );
  console.log(name.padEnd(17), `NLL ${first}  far away ${second}`);
}

/** P(label) of each row, averaged over networks as a probability. */
function judge(
  name: string,
  networks: readonly Float64Array[],
  digits?: number,
) {
  const average = (x: Float64Array, label: (row: number) => number) => {
    const logits = networks.map((w) => target.objective.eta(w, x));
    return logits[0].map((_, i) => {
      const sign = label(i) === 1 ? 1 : -1;
      const sum = logits.reduce((all, z) => all + sigmoid(sign * z[i]), 0);
      return sum / networks.length;
    });
  };
  const nll = average(test.x, (i) => test.y[i])
    .map((prob) => -Math.log(prob))
    .reduce((sum, loss) => sum + loss / test.rows, 0);
  report(name, nll, average(far, () => 1)[0], digits);
}

// One network: the most likely weights, and the most probable ones.
const options = { optimizer: lbfgs(), epochs: 40, seed: 1 };
const run = train(net, { x, y }, options);
judge("likelihood", [Float64Array.from((await run.result).parameters)]);
const map = networkMap(target, { seed: 1 });
judge("posterior's mode", [map.parameters]);

// Several modes, found from different starts. λ is 1/n: the same prior.
const optimizer = lbfgs({ weightDecay: 1 / 60 });
const training = { optimizer, epochs: 300 };
const ensemble = await deepEnsemble(net, { x, y }, training, { seed: 1 });
const modes = ensemble.members.map((one) => one.parameters);
judge(
  "5 modes",
  modes.map((w) => Float64Array.from(w)),
);

// All weights: normal around the mode, or drawn by Monte Carlo.
const laplace = laplaceApproximation(target, map.parameters);
const average = (x: Float64Array) => {
  const { mean, covariance } = laplace.etaMoments(x);
  return mean.map((eta, i) => integrateLogistic(eta, covariance[i]));
};
const nll = average(test.x).reduce(
  (sum, prob, i) =>
    sum - Math.log(test.y[i] === 1 ? prob : 1 - prob) / test.rows,
  0,
);
report("Laplace", nll, average(far)[0]);
const sampling = sampleNuts(target, { seed: 1, draws: 300, warmUp: 300 });
// Two digits are what 300 draws are good for.
judge("NUTS", positionDraws(sampling), 2);
console.log("divergences:", sampling.divergences);
