import {
  flat,
  l1Prior,
  mapEstimate,
  weightDecayPrior,
} from "@loglik/bayes";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import * as normal from "@loglik/core/normal";
import { network, sgd, train } from "@loglik/engine";

// One weight, measured four times with noise of scale 1.
const y = [0.9, 1.6, 0.2, 1.3];
const fixed = { scale: 1 };
const lambda = 0.5;

// A penalty of λ/2 w² beside the mean NLL is this prior:
const decay = weightDecayPrior(lambda, y.length);
console.log(
  "prior:",
  decay.family.name,
  "scale",
  decay.theta.scale.toFixed(4),
);
console.log("λ|w| would be:", l1Prior(lambda, y.length).family.name);

const best = (prior: typeof decay | ReturnType<typeof flat>) =>
  mapEstimate(normal, y, { loc: prior }, { fixed }).theta.loc.toFixed(4);
console.log("without a prior:", best(flat()));
console.log("with it:        ", best(decay));

// The same in training: logistic regression through the origin, weight decay 0.1.
const x = [-2, -1, -0.5, 0.4, 1, 1.5, 2, 3];
const label = [0, 1, 0, 0, 1, 1, 0, 1];
const node = network({
  inputs: 1,
  likelihood: bernoulliHead(),
  bias: false,
});
const options = { batchSize: x.length, epochs: 500, seed: 1 };
const fit = (weightDecay: number) =>
  train(
    node,
    { x, y: label },
    { ...options, optimizer: sgd({ rate: 0.5, weightDecay }) },
  ).result;
const plain = (await fit(0)).parameters[0];
const shrunk = (await fit(0.1)).parameters[0];
console.log(
  "trained weight:",
  plain.toFixed(4),
  "with decay:",
  shrunk.toFixed(4),
);

// At the penalised minimum the slope of the mean NLL is −λ w: the prior's pull.
const head = bernoulliHead();
const grad = new Float64Array(1);
const slope = x.reduce((sum, at, i) => {
  head.point(
    Float64Array.of(label[i]),
    0,
    Float64Array.of(shrunk * at),
    0,
    grad,
  );
  return sum + (grad[0] * at) / x.length;
}, 0);
console.log(
  "slope + λ w:",
  Math.abs(slope + 0.1 * shrunk) < 1e-5 ? "0" : slope,
);
