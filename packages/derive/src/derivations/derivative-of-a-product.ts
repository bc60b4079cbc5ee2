import * as poisson from "@loglik/core/poisson";
import { i, j, n, sumRows, yi } from "../derivation/common.js";
import { count, data, free, observations, positiveNumber } from "../derivation/declare.js";
import type { Derivation } from "../derivation/derivation.js";
import { equal } from "../derivation/line.js";
import { numberAt, numbersAt } from "../derivation/read-point.js";
import {
  call,
  derivative,
  divide,
  exp,
  indicator,
  log,
  multiply,
  negate,
  power,
  productOver,
  subtract,
  symbol,
} from "../expression/build.js";
import type { Expression } from "../expression/expression.js";

const rate = symbol("λ");
const mass = (y: Expression) => divide(multiply(power(rate, y), exp(negate(rate))), call("factorial", y));
const all = productOver("i", n, mass(yi));
const others = productOver("j", n, mass(symbol("y", j)), indicator(j, "≠", i));

/** The slope of a log-likelihood by the product rule, and by the logarithm. */
export const derivativeOfAProduct: Derivation = {
  name: "derivative-of-a-product",
  title: "The product rule against the logarithm",
  summary:
    "The derivative of a product of n factors has n terms of n factors each. Divided by the product it is a sum of n short terms: the derivative of the sum of logarithms. Shown for Poisson counts.",
  rows: [24],
  errata: [35],
  subject: { latex: "\\frac{1}{L(\\lambda)}\\frac{\\partial L}{\\partial \\lambda}", speech: "derivative of L over L" },
  symbols: [observations, data("y", "counts", count, "n"), free("λ", "rate", positiveNumber)],
  lines: [
    equal("definition", divide(derivative(all, rate), all)),
    equal("product rule", divide(sumRows(multiply(others, derivative(mass(yi), rate))), all)),
    equal("divide through", sumRows(divide(derivative(mass(yi), rate), mass(yi)))),
    equal("derivative of a logarithm", sumRows(derivative(log(mass(yi)), rate))),
    equal("chain rule", sumRows(subtract(divide(yi, rate), 1)), { note: "log p = y log λ − λ − log y!." }),
  ],
  implementations: [
    {
      line: 4,
      module: "@loglik/core/poisson",
      export: "score",
      code: "poisson.score(y, { rate: λ }, out)",
      value: (point) => {
        const theta = { rate: numberAt(point, "λ") };
        return numbersAt(point, "y").reduce((sum, y) => sum + poisson.score(y, theta, new Float64Array(1))[0], 0);
      },
    },
  ],
};
