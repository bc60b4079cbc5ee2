import { readFile, writeFile } from "node:fs/promises";
import { normalHead } from "@loglik/core/heads/normal";
import {
  decodeText,
  encodeNumbers,
  numericValues,
  parseCsv,
  splitAtRandom,
} from "@loglik/data";
import {
  adam,
  dense,
  mapFits,
  modelFromSafetensors,
  network,
  train,
} from "@loglik/engine";
import { writeFileAtomically } from "@loglik/engine/node";

// A table from a file. What is wrong with it is said with row and column.
const path = process.argv[2];
const table = parseCsv(decodeText(await readFile(path)), { name: path });
const { matching: test, rest: fitted } = splitAtRandom(table, 0.2, 1);
/** @param {import("@loglik/data").Table} part */
const rowsOf = (part) => ({
  x: numericValues(part, "speed").map((mph) => mph / 10),
  y: encodeNumbers(part, "dist"),
});

// Five starts, side by side in as many workers as there are cores.
const net = network({
  inputs: 1,
  hidden: [dense(8, "tanh")],
  likelihood: normalHead(),
});
const options = { optimizer: adam({ rate: 0.02 }), epochs: 300 };
const models = await mapFits(
  [1, 2, 3, 4, 5],
  (seed, { signal }) =>
    train(net, rowsOf(fitted), { ...options, seed, signal }).result,
);
const { x, y } = rowsOf(test);
const scores = await Promise.all(models.map((model) => model.nll(x, y)));
const best = scores.indexOf(Math.min(...scores));
console.log(
  `NLL of ${test.rows} new rows: ${scores.map((nll) => nll.toFixed(1)).join("  ")}`,
);

// The model as a file that is whole or not there, and back.
await writeFileAtomically(
  "model.safetensors",
  await models[best].toSafetensors(),
);
const again = await modelFromSafetensors(
  await readFile("model.safetensors"),
);
console.log(
  `read back, the same NLL: ${(await again.nll(x, y)) === scores[best]}`,
);

// What it says of each row, for a spreadsheet.
const { loc, scale } = await again.predict(x);
const lines = Array.from(y, (dist, row) =>
  [dist, loc[row].toFixed(2), scale[row].toFixed(2)].join(","),
);
await writeFile("predictions.csv", ["dist,mean,sd", ...lines].join("\n"));
await writeFile("model.onnx", await again.toOnnx());
