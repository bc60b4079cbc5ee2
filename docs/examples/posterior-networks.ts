import { fitGeneralizedLinearModel } from "@loglik/core/fit/generalized-linear-model";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { normalHead } from "@loglik/core/heads/normal";
import { sigmoid } from "@loglik/core/special/sigmoid";
import { simulateTwoNormals } from "@loglik/data";
import { dense, network } from "@loglik/engine";
import { minimizeLbfgs, networkObjective } from "@loglik/engine/objective";
import { sampleSizeCurve } from "@loglik/plot";

// A wide class 0 and a narrow class 1; the true P(1 | x) is known.
const centers = [[-0.5], [1]] as const;
const scales = [1.2, 0.6] as const;
const check = simulateTwoNormals({ rows: 500, centers, scales, seed: 99 });
const truth = Array.from(check.x, (x) => check.posterior([x])[1]);

async function meanError(loss: string, rows: number, seed: number) {
  const { x, y } = simulateTwoNormals({ rows, centers, scales, seed });
  const isCross = loss === "cross-entropy";
  const likelihood = isCross ? bernoulliHead() : normalHead({ scale: 1 });
  const hidden = [dense(6, "tanh")];
  const net = network({ inputs: 1, hidden, likelihood });
  const objective = await networkObjective(net, { x, y });
  const best = minimizeLbfgs(
    (weights, gradient) => objective.nll(weights, gradient),
    objective.initial(seed),
    { maxSteps: 60 },
  );
  const eta = objective.eta(best.x, check.x);
  const outputs = isCross ? eta.map(sigmoid) : eta;
  return truth.reduce(
    (sum, p, i) => sum + Math.abs(p - outputs[i]) / 500,
    0,
  );
}

const sizes = [100, 400, 1600, 6400];

/** c nʳ, a straight line in logarithms. */
function powerLaw(errors: readonly number[]) {
  const { coefficients } = fitGeneralizedLinearModel(
    normalHead({ scale: "shared" }),
    { x: sizes.map(Math.log), y: errors.map(Math.log), rows: 4, inputs: 1 },
  );
  const [rate] = coefficients;
  const at = errors.reduce((sum, e) => sum + Math.log(e) / 4, 0);
  const middle = sizes.reduce((sum, n) => sum + Math.log(n) / 4, 0);
  const values = sizes.map((n) =>
    Math.exp(at + rate * (Math.log(n) - middle)),
  );
  return { values, rate };
}

// Twenty samples of each size, each with weights of its own.
const seeds = Array.from({ length: 20 }, (_, k) => k + 1);
const average = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

async function study(label: string) {
  const errors: number[] = [];
  const deviations: number[] = [];
  for (const rows of sizes) {
    const all = await Promise.all(
      seeds.map((seed) => meanError(label, rows, seed)),
    );
    const mean = average(all);
    errors.push(mean);
    deviations.push(
      Math.sqrt(average(all.map((error) => (error - mean) ** 2))),
    );
  }
  const fitted = powerLaw(errors);
  console.log(label, errors.map((error) => error.toFixed(3)).join("  "));
  console.log("  falls as n to the power", fitted.rate.toFixed(2));
  // Two standard errors of a mean over the seeds, to either side.
  const ends = (sign: number) =>
    errors.map((e, i) => e + (sign * 2 * deviations[i]) / Math.sqrt(20));
  const interval = { low: ends(-1), high: ends(1) };
  return { label, errors, fitted, interval };
}

const series = [await study("cross-entropy"), await study("squared error")];

export const figure = sampleSizeCurve({
  sizes,
  series,
  label: "mean distance from P(1 | x)",
});
