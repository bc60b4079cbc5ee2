import type { LikelihoodHead } from "@loglik/core";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { poissonHead } from "@loglik/core/heads/poisson";
import { fullNegativeLogLikelihood } from "@loglik/core/ledger";
import { adam, network, train } from "@loglik/engine";

// Two targets a row: did the visitor buy, and how many pages were read.
const happened = bernoulliHead();
const howMany = poissonHead();

// Independent given x: the NLLs add. The second head reads and writes
// one place further on.
const both: LikelihoodHead = {
  name: "label and count",
  family: "bernoulli and poisson",
  outputs: [...happened.outputs, ...howMany.outputs],
  targets: [
    { ...happened.targets[0], name: "bought" },
    { ...howMany.targets[0], name: "pages" },
  ],
  point: (y, row, eta, at, grad) =>
    happened.point(y, row, eta, at, grad) +
    howMany.point(y, row + 1, eta, at + 1, grad),
  initial: (y) => {
    const every = (k: number) =>
      Float64Array.from(y).filter((_, i) => i % 2 === k);
    return Float64Array.of(
      happened.initial(every(0))[0],
      howMany.initial(every(1))[0],
    );
  },
  theta: (eta, row = 0) => ({
    ...happened.theta(eta, 2 * row),
    rate: Math.exp(eta[2 * row + 1]),
  }),
  predict: (eta, row = 0) => happened.predict(eta, 2 * row),
  ledger: fullNegativeLogLikelihood,
};

const x = [[-2], [-1], [0], [1], [2], [3]];
const y = [
  [0, 1],
  [0, 2],
  [1, 2],
  [0, 5],
  [1, 9],
  [1, 12],
];

const net = network({ inputs: 1, likelihood: both });
const options = { optimizer: adam({ rate: 0.1 }), epochs: 500, seed: 1 };
const model = await train(net, { x, y }, options).result;
const { prob, rate } = await model.predict(x);

console.log("x     P(bought)   pages");
x.forEach(([value], i) => {
  const place = String(value).padStart(2);
  console.log(
    `${place}      ${prob[i].toFixed(2)}     ${rate[i].toFixed(2).padStart(5)}`,
  );
});
console.log("NLL per row:", (await model.nll(x, y)).toFixed(3));
