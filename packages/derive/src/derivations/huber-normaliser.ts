import { huber, huberLogNormaliser } from "@loglik/core/ledger";
import { mui, n, sumRows, yi } from "../derivation/common.js";
import { data, free, known, observations, positiveNumber, realNumber } from "../derivation/declare.js";
import type { Derivation } from "../derivation/derivation.js";
import { equal, upToConstant } from "../derivation/line.js";
import { numberAt, numbersAt } from "../derivation/read-point.js";
import {
  abbreviation,
  add,
  call,
  cases,
  divide,
  exp,
  indicator,
  integral,
  log,
  multiply,
  negate,
  type Operand,
  pi,
  productOver,
  square,
  subtract,
  symbol,
} from "../expression/build.js";
import type { Point } from "../expression/expression.js";

const [delta, r] = [symbol("δ"), symbol("r")];
/** δ (size − δ/2). */
const linear = (distance: Operand) => multiply(delta, subtract(distance, divide(delta, 2)));
const huberOf = (residual: Operand) =>
  cases([[indicator(call("abs", residual), "≤", delta), divide(square(residual), 2)]], linear(call("abs", residual)));
const middle = multiply(call("sqrt", multiply(2, pi)), call("erf", divide(delta, call("sqrt", 2))));
const tails = multiply(divide(2, delta), exp(negate(divide(square(delta), 2))));

/** The constant that makes Huber's loss a likelihood. */
export const huberNormaliser: Derivation = {
  name: "huber-normaliser",
  title: "Huber's loss has a density",
  summary:
    "e to the minus Huber's loss is a normal density in the middle and an exponential one in the tails. Its integral is finite and free of the location, so divided by it the loss is a negative log-likelihood.",
  rows: [40, 51],
  errata: [19],
  subject: { latex: "C(\\delta)", speech: "C of delta" },
  symbols: [free("δ", "where the square turns into a line", positiveNumber)],
  tolerance: 1e-8,
  lines: [
    equal(
      "what a likelihood needs",
      integral("r", negate(Infinity), Infinity, exp(negate(huberOf(r))), [negate(delta), delta]),
    ),
    equal(
      "split the integral",
      add(
        integral("r", negate(delta), delta, exp(negate(divide(square(r), 2)))),
        multiply(2, integral("r", delta, Infinity, exp(negate(linear(r))))),
      ),
    ),
    equal("known integral", add(middle, tails)),
  ],
  implementations: [
    {
      line: 2,
      module: "@loglik/core/ledger",
      export: "huberLogNormaliser",
      code: "Math.exp(huberLogNormaliser(δ))",
      value: (point) => Math.exp(huberLogNormaliser(numberAt(point, "δ"))),
    },
  ],
};

const residual = subtract(yi, mui);
const constant = abbreviation("C", [], add(middle, tails));
const lossAt = (point: Point) => {
  const [y, location] = [numbersAt(point, "y"), numbersAt(point, "μ")];
  return y.reduce((sum, value, row) => sum + huber(value - location[row], numberAt(point, "δ")), 0);
};

/** The likelihood of Huber's density is Huber's loss. */
export const huberLoss: Derivation = {
  name: "huber-loss",
  title: "Huber's density → Huber loss",
  summary: "With its normaliser C, Huber's loss is a negative log-likelihood; δ can then be chosen by likelihood too.",
  rows: [40, 51],
  errata: [19],
  loss: "Huber loss",
  subject: { latex: "\\mathrm{NLL}(\\mu)", speech: "NLL of mu" },
  symbols: [
    observations,
    data("y", "observed values", realNumber, "n"),
    known("δ", "where the square turns into a line", positiveNumber),
    free("μ", "location of each row: the network's output", realNumber, "n"),
  ],
  lines: [
    equal(
      "independence",
      negate(log(productOver("i", n, multiply(divide(1, constant), exp(negate(huberOf(residual))))))),
    ),
    equal("log of a product", negate(sumRows(log(multiply(divide(1, constant), exp(negate(huberOf(residual)))))))),
    equal("log of an exponential", add(multiply(n, log(constant)), sumRows(huberOf(residual))), {
      note: "C is the integral of the density's shape; it depends on δ alone.",
    }),
    upToConstant("drop constants", sumRows(huberOf(residual))),
  ],
  implementations: [
    {
      line: 2,
      module: "@loglik/core/ledger",
      export: "huberLogNormaliser",
      code: "huber(y - μ, δ) + huberLogNormaliser(δ)",
      value: (point) => lossAt(point) + numberAt(point, "n") * huberLogNormaliser(numberAt(point, "δ")),
    },
    { line: 3, module: "@loglik/core/ledger", export: "huber", code: "huber(y - μ, δ)", value: lossAt },
  ],
};
