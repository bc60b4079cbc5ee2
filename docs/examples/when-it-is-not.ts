import * as binomial from "@loglik/core/binomial";
import * as categoricalLogits from "@loglik/core/categorical-logits";
import {
  crossEntropy,
  jensenShannonDivergence,
} from "@loglik/core/information/divergence";

const grid = Array.from({ length: 999 }, (_, i) => (i + 1) / 1000);
const lowest = (loss: (theta: number) => number) =>
  grid.reduce((best, theta) => (loss(theta) < loss(best) ? theta : best));

// What was seen: shares of 0, 1 and 2. The model: two tosses of a coin.
const p = [0.6, 0.1, 0.3];
const law = (prob: number) =>
  [0, 1, 2].map((k) => Math.exp(binomial.logProb(k, { trials: 2, prob })));
console.log(
  "likelihood:",
  lowest((t) => crossEntropy(p, law(t))),
);

// A penalty moves the minimum: a mode of the posterior.
const decay = (t: number) => 0.1 * Math.log(t / (1 - t)) ** 2;
console.log(
  "with decay:",
  lowest((t) => crossEntropy(p, law(t)) + decay(t)),
);

// A game against the best possible critic is lost least where the
// Jensen-Shannon divergence is smallest: at another θ.
console.log(
  "adversarial:",
  lowest((t) => jensenShannonDivergence(p, law(t))),
);

// Rewards of 0, 1 and 2 say nothing of how often these were seen.
const rewards = [0, 1, 0.8];
const reward = (t: number) =>
  law(t).reduce((sum, prob, k) => sum + prob * rewards[k], 0);
console.log(
  "reward:",
  lowest((t) => -reward(t)),
);

// A contrastive loss is a likelihood, but of “which is the partner?”
const similarity = [2.1, 0.3, -0.4, 0.9];
const contrast =
  -similarity[0] +
  Math.log(similarity.reduce((s, z) => s + Math.exp(z), 0));
console.log(
  "contrastive loss:",
  contrast.toFixed(6),
  " −log P(the first):",
  (-categoricalLogits.logProb(0, { logit: similarity })).toFixed(6),
);
