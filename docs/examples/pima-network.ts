import { flat, integrateLogistic, splitEntropy } from "@loglik/bayes";
import {
  choosePriorPrecision,
  networkMap,
  networkPosterior,
} from "@loglik/bayes/network";
import { expectedCalibrationError } from "@loglik/core/calibration/calibration-error";
import { reliabilityTable } from "@loglik/core/calibration/reliability-table";
import { fitTemperature } from "@loglik/core/calibration/temperature-scaling";
import { meanCost } from "@loglik/core/decisions/least-cost";
import {
  decideByThreshold,
  thresholdOfCosts,
} from "@loglik/core/decisions/threshold";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import * as normal from "@loglik/core/normal";
import { logit, sigmoid } from "@loglik/core/special/sigmoid";
import * as data from "@loglik/data";
import { pima } from "@loglik/data/tables/pima";
import { dense, network } from "@loglik/engine";

// 200 women to fit, 133 to calibrate on, 199 to judge by.
const columns = ["npreg", "glu", "bp", "skin", "bmi", "ped", "age"];
const { matching: fitted, rest } = data.splitRows(pima, {
  column: "set",
  value: "train",
});
const { matching: held, rest: test } = data.splitAtRandom(rest, 0.4, 1);
const code = data.encoding(fitted, columns);
const design = data.encodeInputs(fitted, code);
const units = data.standardisation(design.x, design.rows, design.inputs);
const rowsOf = (table: typeof rest) =>
  data.standardise(data.encodeInputs(table, code).x, units);
const labelsOf = (table: typeof rest) =>
  data.encodeClasses(table, "type", ["No", "Yes"]).y;
const [x, y] = [rowsOf(fitted), labelsOf(fitted)];
const [calibrateX, calibrateY] = [rowsOf(held), labelsOf(held)];
const [testX, testY] = [rowsOf(test), labelsOf(test)];

const head = bernoulliHead();
const hidden = [dense(8, "tanh")];
const net = network({ inputs: columns.length, hidden, likelihood: head });

// Maximum likelihood: no prior, until the search ends.
const free = await networkPosterior(net, { x, y }, { weights: flat() });
const mle = networkMap(free, { seed: 1, maxSteps: 300 }).parameters;

// A normal prior whose precision the marginal likelihood chooses,
// and the normal distribution around the mode under it.
const { precision, laplace } = await choosePriorPrecision(
  net,
  { x, y },
  { precision: 20, seed: 1 },
);
console.log("prior precision:", precision.toFixed(2));
console.log(
  "weights:",
  net.parameterCount,
  " determined by the data:",
  laplace.effectiveParameters.toFixed(1),
);

/** Mean NLL, calibration error and mean cost, from logits. */
const matrix = { costs: [0, 1, 4, 0], actions: 2 };
function judge(name: string, etas: Float64Array, threshold: number): void {
  const slope = new Float64Array(1);
  const nll = testY.map((_, i) =>
    head.point(testY, i, etas.subarray(i), 0, slope),
  );
  const p = etas.map(sigmoid);
  const bins = reliabilityTable(p, testY, { bins: 10, by: "equal-mass" });
  const numbers = {
    NLL: nll.reduce((sum, value) => sum + value, 0) / nll.length,
    ECE: expectedCalibrationError(bins),
    cost: meanCost(testY, decideByThreshold(p, threshold), matrix),
  };
  const shown = Object.entries(numbers).map(
    ([key, value]) => `${key} ${value.toFixed(3)}`,
  );
  console.log(name.padEnd(20), shown.join("   "));
}

// To miss a case costs four false alarms: decide "Yes" from 1/5 on.
const threshold = thresholdOfCosts(matrix);
console.log("threshold:", threshold);
judge("maximum likelihood", free.objective.eta(mle, testX), threshold);

// The predictive integral, over the logit of each woman.
const averaged = (rows: Float64Array) => {
  const { mean, covariance } = laplace.etaMoments(rows);
  return mean.map((eta, i) => logit(integrateLogistic(eta, covariance[i])));
};
const predicted = averaged(testX);
judge("averaged", predicted, 0.5);
judge("threshold by cost", predicted, threshold);

// What is left of over- or underconfidence, on rows not fitted.
const { temperature } = fitTemperature(averaged(calibrateX), calibrateY);
console.log("temperature:", temperature.toFixed(2));
judge(
  "and calibrated",
  predicted.map((eta) => eta / temperature),
  threshold,
);

// Chance against ignorance, in nats: mean over the women, and
// for her of whom the model knows least.
const { mean, covariance } = laplace.etaMoments(testX);
const splits = Array.from(mean, (loc, i) => {
  const of = { loc, scale: Math.sqrt(covariance[i]) };
  return splitEntropy(
    Array.from({ length: 200 }, (_, k) => {
      const p = sigmoid(normal.quantile((k + 0.5) / 200, of));
      return [1 - p, p];
    }),
  );
});
const average = (f: (split: (typeof splits)[number]) => number) =>
  splits.reduce((sum, split) => sum + f(split), 0) / splits.length;
console.log(
  `entropy ${average((s) => s.total).toFixed(3)} =`,
  `${average((s) => s.aleatoric).toFixed(3)} chance +`,
  `${average((s) => s.epistemic).toFixed(3)} not known`,
);
const least = splits.reduce((a, b) => (b.epistemic > a.epistemic ? b : a));
console.log(
  `least known: p = ${least.probabilities[1].toFixed(3)},`,
  `${least.aleatoric.toFixed(3)} + ${least.epistemic.toFixed(3)} nats`,
);
