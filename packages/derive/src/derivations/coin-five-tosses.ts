import * as bernoulli from "@loglik/core/bernoulli";
import { likelihood } from "@loglik/core/likelihood";
import { free, probability } from "../derivation/declare.js";
import type { Derivation } from "../derivation/derivation.js";
import { equal } from "../derivation/line.js";
import { numberAt } from "../derivation/read-point.js";
import { density, multiply, power, productOver, subtract, symbol } from "../expression/build.js";

const [theta, y] = [symbol("θ"), symbol("y")];
const tosses = [0, 0, 0, 1, 0];
const tails = subtract(1, theta);

/** The likelihood of five tosses of a coin, one of them heads. */
export const coinFiveTosses: Derivation = {
  name: "coin-five-tosses",
  title: "The Bernoulli likelihood of 0, 0, 0, 1, 0",
  summary: "The data are put in, and a polynomial in θ is left: the likelihood, a function of the parameter alone.",
  rows: [5, 7, 8, 9, 10],
  errata: [3],
  subject: { latex: "L(\\theta)", speech: "likelihood of theta" },
  symbols: [free("θ", "probability of a 1", probability)],
  lines: [
    equal("independence", productOver("y", tosses, density("bernoulli", y, { prob: theta }))),
    equal("density", productOver("y", tosses, multiply(power(theta, y), power(tails, subtract(1, y))))),
    equal("insert the data", multiply(tails, tails, tails, theta, tails)),
    equal("power of a product", multiply(theta, power(tails, 4))),
  ],
  implementations: [
    {
      line: 3,
      module: "@loglik/core/likelihood",
      export: "likelihood",
      code: "likelihood(bernoulli, [0, 0, 0, 1, 0], { prob: θ })",
      value: (point) => likelihood(bernoulli, tosses, { prob: numberAt(point, "θ") }),
    },
  ],
};
