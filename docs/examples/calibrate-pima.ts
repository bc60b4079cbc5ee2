import { expectedCalibrationError } from "@loglik/core/calibration/calibration-error";
import { reliabilityTable } from "@loglik/core/calibration/reliability-table";
import {
  applyTemperature,
  fitTemperature,
} from "@loglik/core/calibration/temperature-scaling";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { sigmoid } from "@loglik/core/special/sigmoid";
import * as data from "@loglik/data";
import { pima } from "@loglik/data/tables/pima";
import { adam, dense, network, train } from "@loglik/engine";
import { reliabilityDiagram } from "@loglik/plot";

// Three parts: one to fit, one to calibrate, one to judge.
const { matching: fitted, rest } = data.splitRows(pima, {
  column: "set",
  value: "train",
});
const { matching: held, rest: test } = data.splitAtRandom(rest, 0.4, 1);
const columns = ["npreg", "glu", "bp", "skin", "bmi", "ped", "age"];
const code = data.encoding(fitted, columns);
const { x, rows, inputs } = data.encodeInputs(fitted, code);
const units = data.standardisation(x, rows, inputs);
const partOf = (table: typeof rest) => ({
  x: data.standardise(data.encodeInputs(table, code).x, units),
  y: data.encodeClasses(table, "type", ["No", "Yes"]).y,
});

const likelihood = bernoulliHead();
const net = network({ inputs, hidden: [dense(32, "tanh")], likelihood });
const model = await train(net, partOf(fitted), {
  optimizer: adam({ rate: 0.01 }),
  epochs: 150,
  seed: 1,
}).result;

// One number, by maximum likelihood, from the rows kept for it.
const calibrate = partOf(held);
const { temperature } = fitTemperature(
  await model.eta(calibrate.x),
  calibrate.y,
);
console.log(`rows: ${rows} + ${held.rows} + ${test.rows}`);
console.log(`temperature ${temperature.toFixed(2)}`);

const judge = partOf(test);
const logits = Float64Array.from(await model.eta(judge.x));
function report(name: string, z: Float64Array) {
  const p = z.map(sigmoid);
  const table = reliabilityTable(p, judge.y, { bins: 8 });
  const calibrationError = expectedCalibrationError(table);
  const slopes = new Float64Array(z.length);
  let nll = 0;
  let right = 0;
  for (let i = 0; i < z.length; i++) {
    nll += likelihood.point(judge.y, i, z, i, slopes) / z.length;
    right += Number(p[i] > 0.5 === (judge.y[i] === 1)) / z.length;
  }
  console.log(
    `${name}  accuracy ${right.toFixed(3)}  NLL ${nll.toFixed(3)}`,
    ` ECE ${calibrationError.toFixed(3)}`,
  );
  return { table, calibrationError };
}
const before = report("as trained", logits);
const after = report("calibrated", applyTemperature(logits, temperature));

export const figure = reliabilityDiagram({ ...after, before });
