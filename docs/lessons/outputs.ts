/** What the page "Are the outputs probabilities?" computes: its prose and its instruments read from here. */
import * as exponential from "@loglik/core/exponential";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { boltzmann } from "@loglik/core/information/boltzmann";
import { crossEntropy } from "@loglik/core/information/divergence";
import { entropy } from "@loglik/core/information/entropy";
import { inverse as softmaxInto } from "@loglik/core/links/softmax";
import * as multinomial from "@loglik/core/multinomial";
import { createRng } from "@loglik/core/random";
import { sigmoid } from "@loglik/core/special/sigmoid";
import { logitGradient, softmaxTemperatures } from "@loglik/plot";

export const classes = ["cat", "dog", "fox"];

export function softmax(logits: ArrayLike<number>): Float64Array {
  return softmaxInto(logits, new Float64Array(logits.length));
}

/** What a last layer may do with its raw outputs. */
export type Activation = "none" | "sigmoid" | "softmax";

export function activate(logits: readonly number[], activation: Activation): Float64Array {
  if (activation === "softmax") return softmax(logits);
  return Float64Array.from(logits, activation === "sigmoid" ? sigmoid : (value) => value);
}

/** Whether the numbers are a probability mass function. */
export function checkSimplex(values: ArrayLike<number>) {
  const list = Array.from(values);
  const sum = list.reduce((total, value) => total + value, 0);
  const nonNegative = list.every((value) => value >= 0);
  return { sum, nonNegative, sumsToOne: Math.abs(sum - 1) < 1e-12, isPmf: nonNegative && Math.abs(sum - 1) < 1e-12 };
}

/** Loss and gradient at three logits for a target of shares, from the head that the engine trains. */
export function lossAt(logits: readonly number[], target: readonly number[]) {
  const head = categoricalHead({ classes: logits.length, target: "soft" });
  const gradient = new Float64Array(logits.length);
  const nll = head.point(Float64Array.from(target), 0, Float64Array.from(logits), 0, gradient);
  return { probabilities: softmax(logits), gradient, nll, floor: entropy(target), excess: nll - entropy(target) };
}

/** The logits of the page. */
export const logits = [3, 0, 1.5];
export const activations = softmax(logits);
export const oneHot = lossAt(logits, [1, 0, 0]);
export const gradientFigure = logitGradient({ classes, probabilities: activations, targets: [1, 0, 0] });
/** The same number added to every logit. */
export const shifted = softmax(logits.map((value) => value + 100));
export const asSigmoids = checkSimplex(activate(logits, "sigmoid"));

/** softmax of two logits against the logistic function of their difference. */
export const twoClasses = { softmax: softmax([0.4, 1.9])[1], logistic: sigmoid(1.9 - 0.4) };

/** The Fisher information of the three logits along (1, 1, 1): nothing can be learned in that direction. */
export const informationOfShift = (() => {
  const fisher = new Float64Array(9);
  categoricalHead({ classes: 3 }).fisher?.(Float64Array.from(logits), 0, fisher);
  return fisher.reduce((sum, value) => sum + value, 0);
})();

/** Logits far apart: by the head, and by the logarithm of a probability that has become 0. */
export const farApart = {
  head: categoricalHead({ classes: 2 }).point(Float64Array.of(1), 0, Float64Array.of(1000, 0), 0, new Float64Array(2)),
  naive: -Math.log(softmax([1000, 0])[1]),
};

/** Ten annotators: seven say cat, two dog, one fox. */
export const votes = [0.7, 0.2, 0.1];
export const soft = lossAt(logits, votes);
export const softAtBest = lossAt(
  votes.map((share) => Math.log(share)),
  votes,
);
/** The mean of the ten one-hot losses, which is what a soft target scores. */
export const meanOfVotes = [7, 2, 1].reduce(
  (sum, count, k) =>
    sum +
    (count / 10) *
      lossAt(
        logits,
        [0, 1, 2].map((j) => (j === k ? 1 : 0)),
      ).nll,
  0,
);

/** Ten votes as counts: the NLL of a multinomial at the outputs of the page, and in how many orders the votes can have come. */
export const countsOfVotes = (() => {
  const nll = -multinomial.logProb([7, 2, 1], { trials: [10], prob: activations });
  return { nll, orders: Math.round(Math.exp(10 * soft.nll - nll)) };
})();

/** Tags that exclude nothing: every output is a Bernoulli of its own. */
export const tags = (() => {
  const [eta, y] = [
    [2, -1, 0.5],
    [1, 0, 1],
  ];
  const prob = eta.map(sigmoid);
  const each = prob.map((p, k) => crossEntropy([1 - y[k], y[k]], [1 - p, p]));
  return {
    prob,
    nll: each.reduce((sum, value) => sum + value, 0),
    product: prob.reduce((l, p, k) => l * (y[k] ? p : 1 - p), 1),
  };
})();

export const temperatures = [0.25, 0.5, 1, 2, 4, 8];
export const temperatureFigure = softmaxTemperatures({
  classes,
  logits,
  temperatures,
  probabilities: temperatures.map((temperature) => softmax(logits.map((value) => value / temperature))),
});
/** The three classes as states with energies −logits. */
export function heat(temperature: number) {
  return boltzmann(
    logits.map((value) => -value),
    temperature,
  );
}
export const atOne = heat(1);
export const atFour = heat(4);

/** Air as one gas at one temperature: mass of a mean molecule (kg), gravity (m/s²), Boltzmann's constant (J/K), 288 K. */
const air = { mass: 28.97 * 1.66053907e-27, gravity: 9.80665, boltzmann: 1.380649e-23, temperature: 288.15 };

/** The barometric law: heights of molecules are exponential, and the mean height is kT/mg. */
export const atmosphere = (() => {
  const scaleHeight = (air.boltzmann * air.temperature) / (air.mass * air.gravity) / 1000;
  const rng = createRng(1, "heights");
  const heights = Float64Array.from({ length: 5000 }, () => exponential.sample(rng, { rate: 1 / scaleHeight }));
  const { rate } = exponential.fit(heights).theta;
  return {
    scaleHeight,
    molecules: heights.length,
    rate,
    temperature: (air.temperature * (1 / rate)) / scaleHeight,
    halving: Math.LN2 * scaleHeight,
  };
})();
