import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { encodeInputs, encoding, numericValues } from "@loglik/data";
import { digits } from "@loglik/data/tables/digits";
import type { Layer } from "@loglik/engine";
import {
  adam,
  conv2d,
  dense,
  flatten,
  maxPool2d,
  network,
  train,
} from "@loglik/engine";

// All threes and eights among 1,797 images that people wrote by hand.
const digit = numericValues(digits, "digit");
const names = digits.columns.map(({ name }) => name);
const pixels = names.filter((name) => name !== "digit");
const greys = encodeInputs(digits, encoding(digits, pixels)).x;
const rows = [...digit.keys()].filter(
  (i) => digit[i] === 3 || digit[i] === 8,
);
const imageOf = (i: number) =>
  Array.from(greys.subarray(64 * i, 64 * i + 64), (grey) => grey / 16);
const take = (some: readonly number[]) => ({
  x: some.map(imageOf),
  y: some.map((i) => (digit[i] === 8 ? 1 : 0)),
});
// Every other one to learn from, the others to judge by.
const learned = take(rows.filter((_, k) => k % 2 === 0));
const fresh = take(rows.filter((_, k) => k % 2 === 1));
console.log(`${learned.y.length} images, ${fresh.y.length} fresh ones`);

// The head of the cats and dogs: the logit of P(eight).
const likelihood = bernoulliHead();
const functions: Record<string, readonly Layer[]> = {
  "one node    ": [flatten()],
  convolutions: [
    conv2d(8, 3, "relu"),
    maxPool2d(2),
    flatten(),
    dense(16, "relu"),
  ],
};
for (const [name, hidden] of Object.entries(functions)) {
  const net = network({ inputs: [8, 8, 1], hidden, likelihood });
  const model = await train(net, learned, {
    optimizer: adam({ rate: 0.01 }),
    epochs: 40,
    seed: 1,
  }).result;
  const nll = await model.nll(fresh.x, fresh.y);
  const answers = await model.outcomes(fresh.x);
  const right = answers.filter((answer, i) => answer === fresh.y[i]).length;
  console.log(
    `${name}  NLL ${nll.toFixed(3)}  right ${right} of ${fresh.y.length}`,
  );
}
