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
const series: { label: string; errors: number[] }[] = [];
for (const label of ["cross-entropy", "squared error"]) {
  const errors: number[] = [];
  for (const rows of sizes) {
    const seeds = [1, 2, 3, 4, 5];
    const all = await Promise.all(
      seeds.map((s) => meanError(label, rows, s)),
    );
    errors.push(all.reduce((sum, error) => sum + error / seeds.length, 0));
  }
  console.log(label, errors.map((error) => error.toFixed(3)).join("  "));
  series.push({ label, errors });
}

export const figure = sampleSizeCurve({
  sizes,
  series,
  label: "mean distance from P(1 | x)",
});
