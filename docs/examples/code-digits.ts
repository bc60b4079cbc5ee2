import type { LoglikError } from "@loglik/core";
import { categoricalHead } from "@loglik/core/heads/categorical";
import {
  decodeSymbols,
  encodeSymbols,
  HEADER_BYTES,
} from "@loglik/core/information/arithmetic-code";
import { inverse as softmax } from "@loglik/core/links/softmax";
import * as data from "@loglik/data";
import { digits } from "@loglik/data/tables/digits";
import { adam, dense, network, train } from "@loglik/engine";

// Handwritten digits, 8 × 8 pixels: four in five of each to train on.
const split = data.splitStratified(digits, "digit", 0.8, 1);
const pixels = digits.columns
  .map(({ name }) => name)
  .filter((name) => name !== "digit");
const code = data.encoding(digits, pixels);
const classes = data.classesOf(digits, "digit");
const xOf = (table: data.Table) =>
  data.encodeInputs(table, code).x.map((grey) => grey / 16);
const yOf = (table: data.Table) =>
  data.encodeClasses(table, "digit", classes).y;

const net = network({
  inputs: 64,
  hidden: [dense(64, "relu")],
  likelihood: categoricalHead({ classes: 10 }),
});
const rows = { x: xOf(split.matching), y: yOf(split.matching) };

/** P(digit | image) of each test image, after some epochs. */
async function lawOf(epochs: number) {
  const options = { optimizer: adam({ rate: 0.003 }), epochs, seed: 1 };
  const model = await train(net, rows, options).result;
  const logits = await model.eta(xOf(split.rest));
  // In float64: a probability of 1e-50 is small, and not zero.
  return (row: number) =>
    softmax(logits, new Float64Array(10), 10 * row, 10);
}

const labels = yOf(split.rest);
for (const epochs of [1, 30]) {
  const law = await lawOf(epochs);
  const bits = labels.reduce((sum, y, i) => sum - Math.log2(law(i)[y]), 0);
  const bytes = encodeSymbols(labels, law);
  const back = decodeSymbols(bytes, law);
  console.log(
    `after ${epochs} epochs: NLL ${bits.toFixed(1)} bits,`,
    `file ${8 * (bytes.length - HEADER_BYTES)} bits,`,
    `decoded: ${back.every((y, i) => y === labels[i])}`,
  );
}
console.log("plain:", (labels.length * Math.log2(10)).toFixed(0), "bits");

// The header knows the model, and every byte counts.
const bytes = encodeSymbols(labels, await lawOf(30));
const altered = bytes.map((byte, at) => (at === 20 ? byte ^ 1 : byte));
for (const [file, epochs] of [
  [bytes, 29],
  [altered, 30],
] as const) {
  try {
    decodeSymbols(file, await lawOf(epochs));
  } catch (error) {
    console.log((error as LoglikError).code);
  }
}
