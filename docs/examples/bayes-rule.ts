import { classPosteriors } from "@loglik/core/decisions/class-posteriors";
import { categoricalHead } from "@loglik/core/heads/categorical";
import * as normal from "@loglik/core/normal";
import { createRng } from "@loglik/core/random";
import { lbfgs, network, train } from "@loglik/engine";

// Four measurements of a thing, independent within each class.
const laws = [
  [
    { loc: 0, scale: 1 },
    { loc: 9, scale: 2 },
    { loc: 0.5, scale: 1 },
    { loc: 1, scale: 1 },
  ],
  [
    { loc: 0.5, scale: 1 },
    { loc: 11, scale: 2 },
    { loc: 0, scale: 1 },
    { loc: 2, scale: 1 },
  ],
];
const shares = [0.6, 0.4];

// Bayes's rule: P(ω | x) from p(x | ω) and the shares.
const x = [0.2, 10.2, 0, 2];
const logDensities = laws.map((law) =>
  law.reduce((sum, theta, j) => sum + normal.logProb(x[j], theta), 0),
);
console.log(
  "log p(x | ω):",
  logDensities.map((d) => d.toFixed(3)).join(" "),
);
const posterior = classPosteriors(logDensities, shares);
console.log(
  "P(ω | x):",
  posterior.map((p) => Number(p.toFixed(4))).join(" "),
);

// A network with a node a class, told only (1, 0) and (0, 1).
const rng = createRng(1, "things");
const rows = 20_000;
const seen = Array.from({ length: rows }, () => {
  const kind = rng.uniform() < shares[0] ? 0 : 1;
  const inputs = laws[kind].map((theta) => normal.sample(rng, theta));
  return { inputs, target: kind === 0 ? [1, 0] : [0, 1] };
});
const likelihood = categoricalHead({ classes: 2, target: "soft" });
const net = network({ inputs: 4, likelihood });
const data = {
  x: seen.map(({ inputs }) => inputs),
  y: seen.flatMap(({ target }) => target),
};
const options = { optimizer: lbfgs(), epochs: 60, seed: 1 };
const model = await train(net, data, options).result;
const { prob } = await model.predict([x]);
console.log("network: ", Array.from(prob, (p) => p.toFixed(4)).join(" "));
