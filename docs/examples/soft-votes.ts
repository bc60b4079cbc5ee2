import { argmaxRows } from "@loglik/core/decisions/argmax";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { simulateVotes } from "@loglik/data";
import { lbfgs, network, train } from "@loglik/engine";

// Five annotators label each of 1,000 items, and often disagree.
const sample = simulateVotes({
  rows: 1000,
  annotators: 5,
  weights: [1, 0, -1, -0.5, 1, -0.5],
  intercepts: [0.3, 0, -0.3],
  seed: 4,
});
const { x, y, rows, inputs, classes } = sample;

// All votes as shares, or only the winner of each item as one class.
const winners = argmaxRows(y, classes);
const targets = [
  ["shares of votes", "soft", y],
  ["majority only", "index", Float64Array.from(winners)],
] as const;

for (const [name, target, labels] of targets) {
  const likelihood = categoricalHead({ classes, target });
  const net = network({ inputs, likelihood });
  const model = await train(
    net,
    { x, y: labels },
    { optimizer: lbfgs(), epochs: 50, seed: 1 },
  ).result;
  const { prob } = await model.predict(x);
  let error = 0;
  for (let i = 0; i < rows; i++) {
    const law = sample.voteLaw(x.subarray(i * inputs, (i + 1) * inputs));
    law.forEach((p, k) => {
      error += Math.abs(p - prob[i * classes + k]) / (rows * classes);
    });
  }
  const right = argmaxRows(prob, classes).filter(
    (k, i) => k === winners[i],
  );
  console.log(
    `${name}: mean error of a probability ${error.toFixed(3)},`,
    `agrees with the majority ${(right.length / rows).toFixed(3)}`,
  );
}
