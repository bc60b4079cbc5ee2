import { fitGeneralizedLinearModel } from "@loglik/core/fit/generalized-linear-model";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import {
  decodeSymbols,
  encodeSymbols,
  HEADER_BYTES,
} from "@loglik/core/information/arithmetic-code";
import { sigmoid } from "@loglik/core/special/sigmoid";
import * as data from "@loglik/data";
import { pima } from "@loglik/data/tables/pima";

// Diabetes among Pima women: 200 rows to fit, 332 to be coded.
const { matching, rest } = data.splitRows(pima, {
  column: "set",
  value: "train",
});
const columns = ["npreg", "glu", "bp", "skin", "bmi", "ped", "age"];
const code = data.encoding(matching, columns);
const inputsOf = (table: typeof rest) => data.encodeInputs(table, code);
const labelsOf = (table: typeof rest) =>
  data.encodeClasses(table, "type", ["No", "Yes"]).y;

const { x, rows, inputs } = inputsOf(matching);
const y = labelsOf(matching);
const fit = fitGeneralizedLinearModel(bernoulliHead(), {
  x,
  y,
  rows,
  inputs,
});
const [weights, bias] = [
  fit.coefficients.slice(0, -1),
  fit.coefficients[inputs],
];

// P(y | x) of every woman who was not in the fit.
const test = inputsOf(rest);
const law = Array.from({ length: test.rows }, (_, i) => {
  const eta = weights.reduce(
    (s, w, j) => s + w * test.x[i * inputs + j],
    bias,
  );
  const yes = sigmoid(eta);
  return [1 - yes, yes];
});

// Sender and receiver both know the model and x; only y is sent.
const labels = labelsOf(rest);
const nll = labels.reduce((sum, y, i) => sum - Math.log(law[i][y]), 0);
const bytes = encodeSymbols(labels, (i) => law[i]);
console.log("labels:", labels.length, " as plain bits:", labels.length);
console.log("NLL in bits:", (nll / Math.LN2).toFixed(1));
console.log("bits of the file:", 8 * (bytes.length - HEADER_BYTES));
const back = decodeSymbols(bytes, (i) => law[i]);
console.log(
  "decoded:",
  back.every((y, i) => y === labels[i]),
);
