import { asymmetricLaplaceHead } from "@loglik/core/heads/asymmetric-laplace";
import { losses } from "@loglik/core/ledger";
import { mui, n, sumRows, yi } from "../derivation/common.js";
import { data, free, known, observations, positiveNumber, probability, realNumber } from "../derivation/declare.js";
import type { Derivation } from "../derivation/derivation.js";
import { equal, proportional, upToConstant } from "../derivation/line.js";
import { numberAt, numbersAt } from "../derivation/read-point.js";
import { sumOfPoints } from "../derivation/sum-of-points.js";
import {
  add,
  cases,
  density,
  divide,
  exp,
  indicator,
  log,
  multiply,
  negate,
  productOver,
  subtract,
  symbol,
} from "../expression/build.js";
import type { Point } from "../expression/expression.js";

const [s, tau] = [symbol("s"), symbol("τ")];
const weight = divide(multiply(tau, subtract(1, tau)), s);
/** ρ(y − μ): τ times the residual above the quantile, 1 − τ times its size below. */
const check = cases(
  [[indicator(yi, "≥", mui), multiply(tau, subtract(yi, mui))]],
  multiply(subtract(1, tau), subtract(mui, yi)),
);
const headAt = (point: Point) =>
  sumOfPoints(
    asymmetricLaplaceHead({ tau: numberAt(point, "τ"), scale: numberAt(point, "s") }),
    numbersAt(point, "y"),
    numbersAt(point, "μ"),
  );

/** The asymmetric Laplace likelihood is the quantile (pinball) loss. */
export const asymmetricLaplaceQuantileLoss: Derivation = {
  name: "asymmetric-laplace-quantile-loss",
  title: "Asymmetric Laplace → quantile loss",
  summary:
    "A Laplace distribution with different slopes on its two sides. Its location is the τ-quantile, and its negative log-likelihood the pinball loss that estimates quantiles.",
  rows: [1, 40],
  errata: [],
  loss: "quantile loss",
  subject: { latex: "\\mathrm{NLL}(\\mu)", speech: "NLL of mu" },
  symbols: [
    observations,
    data("y", "observed values", realNumber, "n"),
    known("s", "scale", positiveNumber),
    known("τ", "probability below μ", probability),
    free("μ", "τ-quantile of each row: the network's output", realNumber, "n"),
  ],
  lines: [
    equal(
      "independence",
      negate(log(productOver("i", n, density("asymmetric-laplace", yi, { loc: mui, scale: s, tau })))),
    ),
    equal("log of a product", negate(sumRows(log(density("asymmetric-laplace", yi, { loc: mui, scale: s, tau }))))),
    equal("density", negate(sumRows(log(multiply(weight, exp(negate(multiply(divide(1, s), check)))))))),
    equal("log of a product", sumRows(add(negate(log(weight)), multiply(divide(1, s), check)))),
    equal("sum of constants", add(negate(multiply(n, log(weight))), multiply(divide(1, s), sumRows(check)))),
    upToConstant("drop constants", multiply(divide(1, s), sumRows(check))),
    proportional("drop a factor", multiply(divide(1, n), sumRows(check))),
  ],
  implementations: [
    {
      line: 4,
      module: "@loglik/core/heads/asymmetric-laplace",
      export: "asymmetricLaplaceHead",
      code: "asymmetricLaplaceHead({ tau: τ, scale: s }).point(y, i, μ, i, gradient)",
      value: (point) => headAt(point).value,
      gradient: (point) => headAt(point).gradient,
    },
    {
      line: 6,
      module: "@loglik/core/ledger",
      export: "losses",
      code: "quantileLoss.fromNll(nll / n, { scale: s, tau: τ })",
      value: (point) =>
        losses.quantile.ledger.fromNll(headAt(point).value / numberAt(point, "n"), {
          scale: numberAt(point, "s"),
          tau: numberAt(point, "τ"),
        }),
    },
  ],
};
