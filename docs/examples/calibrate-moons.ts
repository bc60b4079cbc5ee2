import { bootstrapInterval } from "@loglik/core/calibration/bootstrap-interval";
import { expectedCalibrationError } from "@loglik/core/calibration/calibration-error";
import { reliabilityTable } from "@loglik/core/calibration/reliability-table";
import {
  applyTemperature,
  fitTemperature,
} from "@loglik/core/calibration/temperature-scaling";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { sigmoid } from "@loglik/core/special/sigmoid";
import { simulateMoons } from "@loglik/data";
import { dense, lbfgs, network, train } from "@loglik/engine";
import { reliabilityDiagram } from "@loglik/plot";

// Too many weights for 150 rows, and no prior.
const [fitted, held, test] = [
  simulateMoons({ rows: 150, scale: 0.5, seed: 1 }),
  simulateMoons({ rows: 500, scale: 0.5, seed: 2 }),
  simulateMoons({ rows: 1000, scale: 0.5, seed: 3 }),
];
const likelihood = bernoulliHead();
const net = network({ inputs: 2, hidden: [dense(24, "tanh")], likelihood });
const options = { optimizer: lbfgs(), epochs: 30, seed: 1 };
const model = await train(net, { x: fitted.x, y: fitted.y }, options)
  .result;
console.log(
  "NLL on its own rows:",
  (await model.nll(fitted.x, fitted.y)).toFixed(3),
);

const binning = { bins: 10 };
function judge(name: string, logits: Float64Array) {
  const p = logits.map(sigmoid);
  const table = reliabilityTable(p, test.y, binning);
  const slope = new Float64Array(1);
  const nll = logits.reduce(
    (sum, _, i) =>
      sum + likelihood.point(test.y, i, logits, i, slope) / test.rows,
    0,
  );
  const right = p.filter((value, i) => value >= 0.5 === (test.y[i] === 1));
  const { low, high } = bootstrapInterval(
    test.rows,
    (rows) => {
      const take = (from: Float64Array) =>
        Array.from(rows, (row) => from[row]);
      const again = reliabilityTable(take(p), take(test.y), binning);
      return expectedCalibrationError(again);
    },
    { resamples: 100 },
  );
  const calibrationError = expectedCalibrationError(table);
  console.log(
    `${name}: accuracy ${(right.length / test.rows).toFixed(3)}`,
    ` NLL ${nll.toFixed(3)}`,
    ` ECE ${calibrationError.toFixed(3)}`,
    `(${low.toFixed(3)} to ${high.toFixed(3)})`,
  );
  return { table, calibrationError };
}

const testLogits = Float64Array.from(await model.eta(test.x));
const before = judge("as trained ", testLogits);

// One number, from rows that neither fit nor test has seen.
const { temperature } = fitTemperature(await model.eta(held.x), held.y);
console.log("temperature:", temperature.toFixed(2));
const after = judge(
  "calibrated ",
  applyTemperature(testLogits, temperature),
);

export const figure = reliabilityDiagram({ ...after, before });
