import type { LikelihoodHead } from "@loglik/core";

/** log k! by summation: exact enough for the small counts of a test. */
function logFactorial(k: number): number {
  let sum = 0;
  for (let i = 2; i <= k; i += 1) sum += Math.log(i);
  return sum;
}

/** A head that no kernel knows, made of bare functions: counts with a log link, −log p = e^η − yη + log y!. */
export const poissonHead: LikelihoodHead = {
  name: "poisson",
  family: "poisson",
  outputs: [{ name: "log rate", kind: "perRow" }],
  targets: [
    { name: "count", domain: { low: 0, high: Infinity, lowIncluded: true, highIncluded: false, integers: true } },
  ],
  point(y, yOffset, eta, etaOffset, grad) {
    const rate = Math.exp(eta[etaOffset]);
    grad[etaOffset] = rate - y[yOffset];
    return rate - y[yOffset] * eta[etaOffset] + logFactorial(y[yOffset]);
  },
  initial: (y) => Float64Array.of(Math.log(Array.from(y).reduce((sum, value) => sum + value, 0) / y.length)),
  theta: (eta, row = 0) => ({ rate: Math.exp(eta[row]) }),
  predict: (eta, row = 0) => Math.exp(eta[row]),
  ledger: {
    loss: "Poisson loss",
    alsoKnownAs: [],
    dropped: [],
    toNll: (loss) => loss,
    fromNll: (nll) => nll,
  },
};
