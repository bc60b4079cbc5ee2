import { likelihood, logLikelihood, negativeLogLikelihood } from "@loglik/core/likelihood";
import * as normal from "@loglik/core/normal";
import { n, sumRows, yi } from "../derivation/common.js";
import { data, free, observations, positiveNumber, realNumber } from "../derivation/declare.js";
import type { Derivation } from "../derivation/derivation.js";
import { equal, sameArgmin } from "../derivation/line.js";
import { numberAt, numbersAt } from "../derivation/read-point.js";
import { density, divide, log, multiply, negate, productOver, symbol } from "../expression/build.js";
import type { Point } from "../expression/expression.js";

const one = density("normal", yi, { loc: symbol("μ"), scale: symbol("σ") });
const of = (measure: typeof likelihood) => (point: Point) =>
  measure(normal, numbersAt(point, "y"), { loc: numberAt(point, "μ"), scale: numberAt(point, "σ") });

/** Maximising a product of densities is minimising a sum of negative logarithms. */
export const productToSumOfLogs: Derivation = {
  name: "product-to-sum-of-logs",
  title: "The largest product → the least sum",
  summary:
    "Four steps from the likelihood to the loss that is minimised in practice. None of them moves the place of the maximum. Shown for the normal distribution; no step depends on the family.",
  rows: [4, 15, 18, 19, 20, 21, 22, 70],
  errata: [7, 9],
  subject: { latex: "(\\hat\\mu, \\hat\\sigma)", speech: "mu hat and sigma hat" },
  symbols: [
    observations,
    data("y", "observed values", realNumber, "n"),
    free("μ", "mean", realNumber),
    free("σ", "standard deviation", positiveNumber),
  ],
  lines: [
    equal("definition", productOver("i", n, one), {
      goal: "maximise",
      note: "The likelihood of independent observations.",
    }),
    sameArgmin("increasing function", log(productOver("i", n, one)), { goal: "maximise" }),
    equal("log of a product", sumRows(log(one)), { goal: "maximise" }),
    sameArgmin("turn the sign", negate(sumRows(log(one))), { goal: "minimise", note: "The negative log-likelihood." }),
    sameArgmin("drop a factor", multiply(divide(1, n), negate(sumRows(log(one)))), {
      goal: "minimise",
      note: "The mean over the sample: the same minimiser, a gradient n times smaller.",
    }),
  ],
  implementations: [
    {
      line: 0,
      module: "@loglik/core/likelihood",
      export: "likelihood",
      code: "likelihood(normal, y, { loc: μ, scale: σ })",
      value: of(likelihood),
    },
    {
      line: 2,
      module: "@loglik/core/likelihood",
      export: "logLikelihood",
      code: "logLikelihood(normal, y, { loc: μ, scale: σ })",
      value: of(logLikelihood),
    },
    {
      line: 4,
      module: "@loglik/core/likelihood",
      export: "negativeLogLikelihood",
      code: "negativeLogLikelihood(normal, y, { loc: μ, scale: σ }) / n",
      value: (point) => of(negativeLogLikelihood)(point) / numberAt(point, "n"),
    },
  ],
};
