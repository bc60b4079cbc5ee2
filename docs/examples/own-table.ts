import { normalHead } from "@loglik/core/heads/normal";
import {
  encodeNumbers,
  numericValues,
  parseCsv,
  splitAtRandom,
  standardisation,
  standardise,
} from "@loglik/data";
import { adam, dense, network, train } from "@loglik/engine";
import { trainingCurve } from "@loglik/plot";

// Paste your own table between the marks. Here: height and age of trees.
const csv = `age,height
3,1.2
5,2.1
8,4.0
10,4.4
13,6.9
15,6.1
18,8.8
21,8.0
24,10.9
28,9.7
33,12.6
37,10.8
42,13.5
47,11.9
53,14.6
60,12.4
`;
const table = parseCsv(csv, { name: "trees" });
const { matching: test, rest: fitted } = splitAtRandom(table, 0.25, 1);

// Inputs near 1 in size; the target stays in metres, and so does the NLL.
const ages = numericValues(fitted, "age");
const units = standardisation(ages, fitted.rows, 1);
const rowsOf = (part: typeof table) => ({
  x: standardise(numericValues(part, "age"), units),
  y: encodeNumbers(part, "height"),
});

const net = network({
  inputs: 1,
  hidden: [dense(8, "tanh")],
  likelihood: normalHead(),
});
const run = train(net, rowsOf(fitted), {
  optimizer: adam({ rate: 0.02 }),
  epochs: 300,
  seed: 1,
});
const nlls: number[] = [];
for await (const { nll } of run) nlls.push(nll);
const model = await run.result;

const { x, y } = rowsOf(test);
console.log(`NLL: ${nlls[nlls.length - 1].toFixed(1)} fitted`);
console.log(`     ${(await model.nll(x, y)).toFixed(1)} new rows`);
const { loc, scale } = await model.predict(
  standardise([10, 30, 60], units),
);
for (const [i, age] of [10, 30, 60].entries()) {
  console.log(`at ${age}: ${loc[i].toFixed(1)} ± ${scale[i].toFixed(1)} m`);
}

export const figure = trainingCurve({
  epochs: nlls.map((_, epoch) => epoch),
  train: nlls,
});
