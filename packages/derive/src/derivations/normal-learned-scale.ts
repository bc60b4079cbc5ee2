import { normalHead } from "@loglik/core/heads/normal";
import { losses } from "@loglik/core/ledger";
import { i, mui, n, squaredResidual, sumRows, yi } from "../derivation/common.js";
import { data, free, observations, realNumber } from "../derivation/declare.js";
import type { Derivation } from "../derivation/derivation.js";
import { equal, upToConstant } from "../derivation/line.js";
import { numbersAt } from "../derivation/read-point.js";
import { sumOfPoints } from "../derivation/sum-of-points.js";
import {
  abbreviation,
  add,
  density,
  divide,
  exp,
  log,
  multiply,
  negate,
  pi,
  productOver,
  square,
  symbol,
} from "../expression/build.js";
import type { Point } from "../expression/expression.js";

const si = symbol("s", i);
const scale = abbreviation("σ", [i], exp(si));
const half = divide(1, 2);
const weighted = multiply(half, squaredResidual, exp(negate(multiply(2, si))));

function headAt(point: Point): { value: number; gradient: readonly number[] } {
  const [mean, logScale] = [numbersAt(point, "μ"), numbersAt(point, "s")];
  const eta = Float64Array.from({ length: 2 * mean.length }, (_, at) => (at % 2 === 0 ? mean : logScale)[at >> 1]);
  const { value, gradient } = sumOfPoints(normalHead({ scale: "perRow" }), numbersAt(point, "y"), eta);
  // The head interleaves mean and log σ; here all means come first.
  return {
    value,
    gradient: [...gradient.filter((_, at) => at % 2 === 0), ...gradient.filter((_, at) => at % 2 === 1)],
  };
}

/** The normal likelihood with a σ for each row is the Gaussian NLL loss. */
export const normalLearnedScale: Derivation = {
  name: "normal-learned-scale",
  title: "Normal, σ learned for each row → Gaussian NLL",
  summary:
    "A second output of the network gives log σ of each row. Nothing about σ may be dropped now: the logarithm keeps it from growing, the weight on the square keeps it from shrinking.",
  rows: [11, 38],
  errata: [15],
  loss: "Gaussian negative log-likelihood",
  subject: { latex: "\\mathrm{NLL}(\\mu, s)", speech: "NLL of mu and s" },
  symbols: [
    observations,
    data("y", "observed values", realNumber, "n"),
    free("μ", "mean of each row: the first output", realNumber, "n"),
    free("s", "log σ of each row: the second output", { kind: "real", low: -1, high: 1 }, "n"),
  ],
  lines: [
    equal("independence", negate(log(productOver("i", n, density("normal", yi, { loc: mui, scale }))))),
    equal("log of a product", negate(sumRows(log(density("normal", yi, { loc: mui, scale }))))),
    equal(
      "density",
      sumRows(
        add(multiply(half, log(multiply(2, pi, square(scale)))), divide(squaredResidual, multiply(2, square(scale)))),
      ),
    ),
    equal("insert the model", sumRows(add(multiply(half, log(multiply(2, pi))), si, weighted)), {
      note: "σ = eˢ is positive whatever the network puts out, and log σ is the output itself.",
    }),
    upToConstant("drop constants", sumRows(add(si, weighted))),
  ],
  implementations: [
    {
      line: 3,
      module: "@loglik/core/heads/normal",
      export: "normalHead",
      code: 'normalHead({ scale: "perRow" }).point(y, i, eta, 2 * i, gradient)',
      value: (point) => headAt(point).value,
      gradient: (point) => headAt(point).gradient,
    },
    {
      line: 4,
      module: "@loglik/core/ledger",
      export: "losses",
      code: "losses.gaussianNegativeLogLikelihood.question.loss(y, [μ, 2 * s])",
      value: (point) => {
        const [y, mean, logScale] = ["y", "μ", "s"].map((name) => numbersAt(point, name));
        const { loss } = losses.gaussianNegativeLogLikelihood.question;
        return y.reduce((sum, value, row) => sum + loss(value, [mean[row], 2 * logScale[row]]), 0);
      },
    },
  ],
};
