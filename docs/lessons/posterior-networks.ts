/** Networks of one hidden layer on the two normals: how far their outputs are from the true posterior. */
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { normalHead } from "@loglik/core/heads/normal";
import { sigmoid } from "@loglik/core/special/sigmoid";
import { dense, network } from "@loglik/engine";
import { minimizeLbfgs, networkObjective } from "@loglik/engine/objective";
import { along, distance, simulate } from "./posterior.js";

export type Loss = "cross-entropy" | "squared error";

/** A network that is told 0 or 1, and asked for a probability; with squared error its output is a plain number. */
export function networkFor(loss: Loss, units: number) {
  const likelihood = loss === "cross-entropy" ? bernoulliHead() : normalHead({ scale: "shared" });
  return network({ inputs: 1, hidden: [dense(units, "tanh")], likelihood });
}

/** The outputs along the line, as probabilities, after at most `steps` steps. */
export async function fitCurve(loss: Loss, seed: number, rows: number, units = 6, steps = 60): Promise<Float64Array> {
  const { x, y } = simulate(seed, rows);
  const net = networkFor(loss, units);
  const objective = await networkObjective(net, { x, y });
  const { x: weights } = minimizeLbfgs(
    (at, gradient) => {
      const nll = objective.nll(at, gradient) / rows;
      for (let j = 0; j < gradient.length; j++) gradient[j] /= rows;
      return nll;
    },
    objective.initial(seed),
    { maxSteps: steps },
  );
  const eta = objective.eta(weights, along);
  const outputs = net.likelihood.outputs.length;
  return along.map((_, i) => (loss === "cross-entropy" ? sigmoid(eta[i]) : eta[i * outputs]));
}

/** Mean distance from the truth over several seeds, for each number of rows. */
export async function errorsBySize(loss: Loss, sizes: readonly number[], seeds: number): Promise<number[]> {
  const errors: number[] = [];
  for (const rows of sizes) {
    let sum = 0;
    for (let seed = 1; seed <= seeds; seed++) sum += distance(await fitCurve(loss, seed, rows));
    errors.push(sum / seeds);
  }
  return errors;
}
