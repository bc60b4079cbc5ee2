/** Items that five annotators label, and what softmax learns from their votes or from the majority alone. */
import { argmaxRows } from "@loglik/core/decisions/argmax";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { simulateVotes } from "@loglik/data";
import { lbfgs, network, train } from "@loglik/engine";

/** Mean distance of the learned probabilities from those by which the votes were drawn. */
export async function errorAfterVotes(target: "soft" | "index"): Promise<number> {
  const sample = simulateVotes({
    rows: 1000,
    annotators: 5,
    weights: [1, 0, -1, -0.5, 1, -0.5],
    intercepts: [0.3, 0, -0.3],
    seed: 4,
  });
  const { x, y, rows, inputs, classes } = sample;
  const net = network({ inputs, likelihood: categoricalHead({ classes, target }) });
  const labels = target === "soft" ? y : Float64Array.from(argmaxRows(y, classes));
  const model = await train(net, { x, y: labels }, { optimizer: lbfgs(), epochs: 50, seed: 1 }).result;
  const { prob } = await model.predict(x);
  let error = 0;
  for (let row = 0; row < rows; row++) {
    const law = sample.voteLaw(x.subarray(row * inputs, (row + 1) * inputs));
    law.forEach((p, k) => {
      error += Math.abs(p - prob[row * classes + k]) / (rows * classes);
    });
  }
  return error;
}
