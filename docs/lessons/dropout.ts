/** One network with dropout, in training and in prediction: the same weights, two models. */
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { sigmoid } from "@loglik/core/special/sigmoid";
import { dense, dropout, network } from "@loglik/engine";
import { dropoutPasses, networkObjective } from "@loglik/engine/objective";

const likelihood = bernoulliHead();
const trained = network({ inputs: 1, hidden: [dense(4, "tanh"), dropout(0.5)], likelihood });
const predicting = network({ inputs: 1, hidden: [dense(4, "tanh")], likelihood });
/** Four units with the same weights: a pass depends only on how many of them are on. */
const parameters = new Float64Array(trained.parameterCount).fill(0.5);
const point = [1];

/** P(1 | x) of the network as it predicts, and of each of some passes with its dropout on. */
export async function dropoutPassesAt(passes: number, seed: number) {
  const objective = await networkObjective(predicting, { x: point, y: [1] });
  const logit = objective.eta(parameters, point)[0];
  const logits = (await dropoutPasses(trained, parameters, point, passes, seed)).map((eta) => eta[0]);
  return { logit, logits, predicted: sigmoid(logit), probabilities: logits.map(sigmoid) };
}

/** What the passes are on average, beside the prediction. */
export async function dropoutStudy(passes = 2000) {
  const { logit, logits, predicted, probabilities } = await dropoutPassesAt(passes, 1);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return { predicted, meanLogitGap: mean(logits) - logit, meanProbability: mean(probabilities) };
}
