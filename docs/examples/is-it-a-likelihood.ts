import { isLikelihood } from "@loglik/core/ledger";

// Your own loss: where targets live, its value, and where to ask.
const logCosh = isLikelihood({
  name: "log-cosh",
  targets: { low: -Infinity, high: Infinity },
  loss: (y, [location]) => {
    // log cosh r without overflow
    const size = Math.abs(y - location);
    return size + Math.log1p(Math.exp(-2 * size)) - Math.LN2;
  },
  predictions: [[-3], [0], [0.5], [4]],
});
console.log(logCosh.message);
console.log("log π =", Math.log(Math.PI).toFixed(6));

// Squared error on labels 0 and 1, also known as the Brier score: its best
// p is the probability, and yet it is no likelihood of the labels.
const brier = isLikelihood({
  name: "Brier score",
  targets: [0, 1],
  loss: (y, [prob]) => (y - prob) ** 2,
  predictions: [[0.01], [0.2], [0.5], [0.8], [0.99]],
});
console.log(brier.message);
for (const { prediction, integral } of brier.normalisers) {
  console.log(`  at p = ${prediction[0]}:  ${integral.toFixed(4)}`);
}
