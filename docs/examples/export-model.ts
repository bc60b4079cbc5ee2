import { categoricalHead } from "@loglik/core/heads/categorical";
import {
  encodeClasses,
  encodeInputs,
  encoding,
  standardisation,
  standardise,
} from "@loglik/data";
import { iris } from "@loglik/data/tables/iris";
import {
  adam,
  dense,
  modelFromSafetensors,
  network,
  train,
} from "@loglik/engine";

const classes = ["setosa", "versicolor", "virginica"];
const columns = [
  "Sepal.Length",
  "Sepal.Width",
  "Petal.Length",
  "Petal.Width",
];
const { x, rows, inputs } = encodeInputs(iris, encoding(iris, columns));
const inUnits = standardise(x, standardisation(x, rows, inputs));
const { y } = encodeClasses(iris, "Species", classes);
const net = network({
  inputs,
  hidden: [dense(8, "tanh")],
  likelihood: categoricalHead({ classes: 3 }),
});
const options = { optimizer: adam({ rate: 0.02 }), epochs: 40, seed: 1 };
const model = await train(net, { x: inUnits, y }, options).result;

// The whole model: network, weights, how it was trained, a checksum.
const file = await model.toSafetensors();
const again = await modelFromSafetensors(file);
console.log(
  `safetensors: ${again.network.parameterCount} weights and biases`,
);
const [before, after] = [
  await model.nll(inUnits, y),
  await again.nll(inUnits, y),
];
console.log(
  `  NLL ${before.toFixed(4)}, read back the same: ${before === after}`,
);

// A damaged file is refused, and does not become another model.
const damaged = file.slice();
damaged[damaged.length - 3] ^= 1;
try {
  await modelFromSafetensors(damaged);
} catch (error) {
  console.log("  one bit turned:", (error as { code?: string }).code);
}

// For other runtimes: a graph from x to the logits and the probabilities.
const onnx = await model.toOnnx();
const text = new TextDecoder("latin1").decode(onnx);
for (const name of ["x", "eta", "prob"]) {
  console.log(`onnx holds "${name}": ${text.includes(name)}`);
}

// Predictions for a spreadsheet: a row each, in the order of the table.
const { prob } = await again.predict(inUnits);
const csv = [
  ["species", ...classes].join(","),
  ...Array.from(y, (label, row) =>
    [
      classes[label],
      ...prob.slice(3 * row, 3 * row + 3).map((p) => Number(p.toFixed(2))),
    ].join(","),
  ),
].join("\n");
const lines = csv.split("\n");
for (const line of lines.slice(0, 3)) console.log(line);
console.log(`${lines.length - 1} rows`);
