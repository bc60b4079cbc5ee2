import { bootstrapInterval } from "@loglik/core/calibration/bootstrap-interval";
import { expectedCalibrationError } from "@loglik/core/calibration/calibration-error";
import { reliabilityTable } from "@loglik/core/calibration/reliability-table";
import {
  applyTemperature,
  fitTemperature,
} from "@loglik/core/calibration/temperature-scaling";
import { topLabels } from "@loglik/core/calibration/top-labels";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { inverse as softmax } from "@loglik/core/links/softmax";
import * as data from "@loglik/data";
import { digits } from "@loglik/data/tables/digits";
import { adam, dense, network, train } from "@loglik/engine";
import { reliabilityDiagram } from "@loglik/plot";

// One seed for the split, the weights and the resampling.
const seed = 1;

// 100 images to fit, 509 for the temperature, the others to judge by.
const first = data.splitStratified(digits, "digit", 100 / 1797, seed);
const { matching: held, rest: test } = data.splitStratified(
  first.rest,
  "digit",
  0.3,
  seed,
);
const pixels = digits.columns
  .map(({ name }) => name)
  .filter((name) => name !== "digit");
const code = data.encoding(digits, pixels);
const classes = data.classesOf(digits, "digit");
const xOf = (table: data.Table) =>
  data.encodeInputs(table, code).x.map((grey) => grey / 16);
const yOf = (table: data.Table) =>
  data.encodeClasses(table, "digit", classes).y;

// Forty-eight weights an image, and 300 times through them all.
const net = network({
  inputs: 64,
  hidden: [dense(64, "relu")],
  likelihood: categoricalHead({ classes: 10 }),
});
const own = { x: xOf(first.matching), y: yOf(first.matching) };
const optimizer = adam({ rate: 0.01 });
const options = { optimizer, epochs: 300, batchSize: 10, seed };
const model = await train(net, own, options).result;
const ownNll = await model.nll(own.x, own.y);
console.log("NLL on its own images:", ownNll.toFixed(5));

const labels = yOf(test);
function judge(name: string, logits: Float64Array) {
  const p = new Float64Array(logits.length);
  for (let at = 0; at < p.length; at += 10)
    softmax(logits, p.subarray(at, at + 10), at, 10);
  const { confidences, correct } = topLabels(p, labels);
  const losses = labels.map((y, i) => -Math.log(p[10 * i + y]));
  const tableOf = (rows: Iterable<number>) => {
    const take = Array.from(rows);
    return reliabilityTable(
      take.map((row) => confidences[row]),
      take.map((row) => correct[row]),
      { bins: 10 },
    );
  };
  const average = (values: ArrayLike<number>, rows: Uint32Array) =>
    rows.reduce((sum, row) => sum + values[row], 0) / rows.length;
  const measures = {
    accuracy: (rows: Uint32Array) => average(correct, rows),
    NLL: (rows: Uint32Array) => average(losses, rows),
    ECE: (rows: Uint32Array) => expectedCalibrationError(tableOf(rows)),
  };
  for (const [measure, of] of Object.entries(measures)) {
    const { estimate, low, high } = bootstrapInterval(test.rows, of, {
      resamples: 200,
      seed,
    });
    const [value, from, to] = [estimate, low, high].map((v) =>
      v.toFixed(3),
    );
    console.log(`${name} ${measure} ${value} (${from} to ${to})`);
  }
  const table = tableOf(labels.keys());
  return {
    losses,
    table,
    calibrationError: expectedCalibrationError(table),
  };
}

const logits = Float64Array.from(await model.eta(xOf(test)));
const before = judge("as trained:", logits);

const { temperature } = fitTemperature(
  await model.eta(xOf(held)),
  yOf(held),
);
console.log("temperature:", temperature.toFixed(2));
const after = judge("mended:", applyTemperature(logits, temperature));

// Image by image, so that the hard ones do not blur the difference.
const saved = bootstrapInterval(
  test.rows,
  (rows) =>
    rows.reduce((sum, i) => sum + before.losses[i] - after.losses[i], 0) /
    rows.length,
  { resamples: 200, seed },
);
console.log(
  `NLL saved: ${saved.estimate.toFixed(3)}`,
  `(${saved.low.toFixed(3)} to ${saved.high.toFixed(3)})`,
);

export const figure = reliabilityDiagram({ ...after, before });
