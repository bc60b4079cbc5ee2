import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { createRng } from "@loglik/core/random";

const rng = createRng(1, "random weights");
const rows = 100;
const x = Array.from({ length: rows }, () => [
  rng.normal(),
  rng.normal(),
  rng.normal(),
]);
const y = Float64Array.from({ length: rows }, () => rng.below(2));

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
const head = bernoulliHead();
const gradient = new Float64Array(rows);

let largestGap = 0;
for (let trial = 0; trial < 20; trial++) {
  const w = [rng.normal(), rng.normal(), rng.normal()];
  const z = Float64Array.from(x, (row) =>
    row.reduce((sum, value, j) => sum + w[j] * value, 0),
  );

  // 1. The loss of the network, as machine learning writes it.
  let loss = 0;
  for (let i = 0; i < rows; i++) {
    const predicted = sigmoid(z[i]);
    loss -=
      y[i] * Math.log(predicted) + (1 - y[i]) * Math.log(1 - predicted);
  }

  // 2. Minus the log-likelihood: rows labelled 1, then those labelled 0.
  const ones = z
    .filter((_, i) => y[i] === 1)
    .reduce((sum, value) => sum + Math.log(sigmoid(value)), 0);
  const zeros = z
    .filter((_, i) => y[i] === 0)
    .reduce((sum, value) => sum + Math.log(1 - sigmoid(value)), 0);
  const split = -(ones + zeros);

  // 3. The likelihood head that the engine trains.
  let nll = 0;
  for (let i = 0; i < rows; i++) nll += head.point(y, i, z, i, gradient);

  largestGap = Math.max(
    largestGap,
    Math.abs(loss - nll),
    Math.abs(split - nll),
  );
  if (trial < 3)
    console.log(
      `loss ${loss.toFixed(9)}   split ${split.toFixed(9)}   head ${nll.toFixed(9)}`,
    );
}
console.log("20 random w, largest gap below 1e-12:", largestGap < 1e-12);
