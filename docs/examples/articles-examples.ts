import * as bernoulli from "@loglik/core/bernoulli";
import * as binomial from "@loglik/core/binomial";
import * as discreteUniform from "@loglik/core/discrete-uniform";

// “Probability distribution”: the sum of two dice.
const die = { low: 1, high: 6 };
const faces = [1, 2, 3, 4, 5, 6];
const sums = new Map<number, number>();
for (const first of faces) {
  for (const second of faces) {
    const prob =
      Math.exp(discreteUniform.logProb(first, die)) *
      Math.exp(discreteUniform.logProb(second, die));
    sums.set(first + second, (sums.get(first + second) ?? 0) + prob);
  }
}
const above9 = [10, 11, 12].reduce((sum, s) => sum + (sums.get(s) ?? 0), 0);
console.log(`P(11) = ${sums.get(11)?.toFixed(4)}, which is 1/18`);
console.log(`P(more than 9) = ${above9.toFixed(4)}, which is 1/6`);

// “Maximum likelihood estimation”: 49 heads in 80 tosses of one of three coins.
for (const prob of [1 / 3, 1 / 2, 2 / 3]) {
  const likelihood = Math.exp(binomial.logProb(49, { trials: 80, prob }));
  console.log(`L(${prob.toFixed(3)}) = ${likelihood.toFixed(3)}`);
}

// And if any coin will do:
const tosses = Array.from({ length: 80 }, (_, i) => (i < 49 ? 1 : 0));
console.log(`best: ${bernoulli.fit(tosses).theta.prob}, which is 49/80`);
