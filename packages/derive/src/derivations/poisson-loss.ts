import { poissonHead } from "@loglik/core/heads/poisson";
import { losses } from "@loglik/core/ledger";
import { i, n, sumRows, yi } from "../derivation/common.js";
import { count, data, free, observations, realNumber } from "../derivation/declare.js";
import type { Derivation } from "../derivation/derivation.js";
import { equal, upToConstant } from "../derivation/line.js";
import { numbersAt } from "../derivation/read-point.js";
import { sumOfPoints } from "../derivation/sum-of-points.js";
import {
  abbreviation,
  add,
  call,
  density,
  divide,
  exp,
  log,
  multiply,
  negate,
  power,
  productOver,
  subtract,
  symbol,
} from "../expression/build.js";
import type { Point } from "../expression/expression.js";

const eta = symbol("η", i);
const rate = abbreviation("λ", [i], exp(eta));
const factorial = call("factorial", yi);
const headAt = (point: Point) => sumOfPoints(poissonHead(), numbersAt(point, "y"), numbersAt(point, "η"));

/** The Poisson likelihood of counts is the Poisson loss. */
export const poissonLoss: Derivation = {
  name: "poisson-loss",
  title: "Poisson → Poisson loss",
  summary:
    "Counts with a rate that the network gives through its logarithm. The common Poisson loss leaves out log y!, which no parameter moves.",
  rows: [40, 51],
  errata: [19],
  loss: "Poisson loss",
  subject: { latex: "\\mathrm{NLL}(\\eta)", speech: "NLL of eta" },
  symbols: [
    observations,
    data("y", "count of each row", count, "n"),
    free("η", "log rate of each row: the network's output; λ = exp η", realNumber, "n"),
  ],
  lines: [
    equal("independence", negate(log(productOver("i", n, density("poisson", yi, { rate }))))),
    equal("log of a product", negate(sumRows(log(density("poisson", yi, { rate }))))),
    equal("density", negate(sumRows(log(divide(multiply(power(rate, yi), exp(negate(rate))), factorial))))),
    equal("log of a quotient", sumRows(add(rate, negate(multiply(yi, log(rate))), log(factorial)))),
    equal("insert the model", sumRows(add(exp(eta), negate(multiply(yi, eta)), log(factorial)))),
    upToConstant("drop constants", sumRows(subtract(exp(eta), multiply(yi, eta)))),
  ],
  implementations: [
    {
      line: 4,
      module: "@loglik/core/heads/poisson",
      export: "poissonHead",
      code: "poissonHead().point(y, i, η, i, gradient)",
      value: (point) => headAt(point).value,
      gradient: (point) => headAt(point).gradient,
    },
    {
      line: 5,
      module: "@loglik/core/ledger",
      export: "losses",
      code: "losses.poisson.question.loss(y, [exp(η)])",
      value: (point) => {
        const [y, logRate] = [numbersAt(point, "y"), numbersAt(point, "η")];
        return y.reduce((sum, value, row) => sum + losses.poisson.question.loss(value, [Math.exp(logRate[row])]), 0);
      },
    },
  ],
};
