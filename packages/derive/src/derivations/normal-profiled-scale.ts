import { normalHead } from "@loglik/core/heads/normal";
import { losses } from "@loglik/core/ledger";
import { mui, n, squaredResidual, sumRows, yi } from "../derivation/common.js";
import { data, free, observations, realNumber } from "../derivation/declare.js";
import type { Derivation } from "../derivation/derivation.js";
import { equal, sameArgmin, upToConstant } from "../derivation/line.js";
import { numberAt, numbersAt } from "../derivation/read-point.js";
import { sumOfPoints } from "../derivation/sum-of-points.js";
import {
  abbreviation,
  add,
  density,
  divide,
  log,
  minimumOver,
  multiply,
  negate,
  pi,
  square,
  symbol,
} from "../expression/build.js";
import type { Point } from "../expression/expression.js";

const sigma = symbol("σ");
const meanSquare = multiply(divide(1, n), sumRows(squaredResidual));
const estimate = abbreviation("σ̂²", [], meanSquare);

/** Σ (y − μ)²/n, and the head of core with σ at its root. */
function meanSquareAt(point: Point): number {
  const [y, mean] = [numbersAt(point, "y"), numbersAt(point, "μ")];
  return y.reduce((sum, value, row) => sum + losses.squaredError.question.loss(value, [mean[row]]), 0) / y.length;
}
const headAt = (point: Point) =>
  sumOfPoints(normalHead({ scale: Math.sqrt(meanSquareAt(point)) }), numbersAt(point, "y"), numbersAt(point, "μ"));

/** The normal likelihood with σ fitted along is n/2 log of the mean squared error. */
export const normalProfiledScale: Derivation = {
  name: "normal-profiled-scale",
  title: "Normal, σ fitted → log of the mean squared error",
  summary:
    "Where one σ for all rows is unknown, the likelihood is maximised over it first. What is left depends on the means through the mean squared error alone, so least squares is right without knowing σ; and σ̂² is that mean, with divisor n.",
  rows: [17, 39],
  errata: [5, 15],
  loss: "mean squared error",
  subject: { latex: "\\min_\\sigma \\mathrm{NLL}(\\mu, \\sigma)", speech: "minimum over sigma of NLL of mu and sigma" },
  symbols: [
    observations,
    data("y", "observed values", realNumber, "n"),
    free("μ", "mean of each row: the network's output", realNumber, "n"),
  ],
  tolerance: 1e-7,
  lines: [
    equal("definition", minimumOver("σ", negate(sumRows(log(density("normal", yi, { loc: mui, scale: sigma })))))),
    equal(
      "density",
      minimumOver(
        "σ",
        sumRows(
          add(
            multiply(divide(1, 2), log(multiply(2, pi, square(sigma)))),
            divide(squaredResidual, multiply(2, square(sigma))),
          ),
        ),
      ),
    ),
    equal(
      "minimise one parameter",
      add(
        multiply(divide(n, 2), log(multiply(2, pi, estimate))),
        multiply(divide(1, multiply(2, estimate)), sumRows(squaredResidual)),
      ),
      { note: "The derivative n/σ − Σ(y − μ)²/σ³ is zero at σ̂² = Σ(y − μ)²/n." },
    ),
    equal("insert the estimate", add(multiply(divide(n, 2), log(multiply(2, pi, estimate))), divide(n, 2))),
    upToConstant("drop constants", multiply(divide(n, 2), log(estimate))),
    sameArgmin("increasing function", meanSquare),
  ],
  implementations: [
    {
      line: 3,
      module: "@loglik/core/heads/normal",
      export: "normalHead",
      code: "normalHead({ scale: σ̂ }).point(y, i, μ, i, gradient)",
      value: (point) => headAt(point).value,
      // At σ̂ the derivative in σ is 0: the gradient with σ held there is that of the minimum.
      gradient: (point) => headAt(point).gradient,
    },
    {
      line: 5,
      module: "@loglik/core/ledger",
      export: "losses",
      code: "meanSquaredError.fromNll(nll / n, { scale: σ̂ })",
      value: (point) =>
        losses.squaredError.ledger.fromNll(headAt(point).value / numberAt(point, "n"), {
          scale: Math.sqrt(meanSquareAt(point)),
        }),
    },
  ],
};
