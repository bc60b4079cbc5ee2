/** Tosses of which each leans towards the one before: what the product of probabilities gets wrong about them. */
import * as bernoulli from "@loglik/core/bernoulli";
import * as binomial from "@loglik/core/binomial";

/** A coin, and how much a toss repeats the one before: 0 for independent tosses, 1 for a coin that never turns. */
export interface LeaningCoin {
  readonly prob: number;
  readonly lean: number;
}

/** P(1) after a toss: the share θ, pulled towards what was seen. The share of ones over many tosses remains θ. */
export function probAfter(toss: number, { prob, lean }: LeaningCoin): number {
  return (1 - lean) * prob + lean * toss;
}

/** log P of these tosses in this order, each given the one before. */
export function logProbInOrder(tosses: readonly number[], coin: LeaningCoin): number {
  return tosses.reduce(
    (sum, toss, i) => sum + bernoulli.logProb(toss, { prob: i === 0 ? coin.prob : probAfter(tosses[i - 1], coin) }),
    0,
  );
}

/** P(k ones in n tosses) for k = 0 … n: toss by toss, over how many ones there are and what came last. */
export function countsInOrder(n: number, coin: LeaningCoin): Float64Array {
  let ending = [Float64Array.of(1 - coin.prob, 0), Float64Array.of(0, coin.prob)];
  for (let tosses = 2; tosses <= n; tosses++) {
    const next = [new Float64Array(tosses + 1), new Float64Array(tosses + 1)];
    for (const last of [0, 1]) {
      const one = probAfter(last, coin);
      ending[last].forEach((mass, ones) => {
        next[0][ones] += mass * (1 - one);
        next[1][ones + 1] += mass * one;
      });
    }
    ending = next;
  }
  return ending[0].map((mass, ones) => mass + ending[1][ones]);
}

/** The same as if the tosses were independent: the product of their probabilities, for all orders of k ones. */
export function countsByProduct(n: number, prob: number): Float64Array {
  return Float64Array.from({ length: n + 1 }, (_, ones) => Math.exp(binomial.logProb(ones, { trials: n, prob })));
}

/** Standard deviation of the share of ones, from the probabilities of the counts. */
export function spreadOfShare(counts: Float64Array): number {
  const n = counts.length - 1;
  const mean = counts.reduce((sum, mass, ones) => sum + (mass * ones) / n, 0);
  return Math.sqrt(counts.reduce((sum, mass, ones) => sum + mass * (ones / n - mean) ** 2, 0));
}
