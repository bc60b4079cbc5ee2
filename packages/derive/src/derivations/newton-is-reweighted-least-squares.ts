import { i, j, k, sumRows, yi } from "../derivation/common.js";
import { binaryLabel, data, free, known, realNumber } from "../derivation/declare.js";
import type { Derivation } from "../derivation/derivation.js";
import { equal } from "../derivation/line.js";
import { d, designSymbols, headRows, input, nll, prediction, variance, zi } from "../derivation/logistic-regression.js";
import { numberAt, numbersAt } from "../derivation/read-point.js";
import {
  abbreviation,
  add,
  derivative,
  divide,
  multiply,
  square,
  subtract,
  sumOver,
  symbol,
} from "../expression/build.js";

const [beta, next] = [symbol("β", k), symbol("β⁺", k)];
const weight = abbreviation("ω", [i], variance);
const response = abbreviation("r", [i], add(zi, divide(subtract(yi, prediction), variance)));
const step = subtract(next, beta);
const fitted = sumOver("k", d, multiply(input(k), next));

/** A Newton step of logistic regression solves a weighted least-squares problem. */
export const newtonIsReweightedLeastSquares: Derivation = {
  name: "newton-is-reweighted-least-squares",
  title: "A Newton step = weighted least squares",
  summary:
    "Newton's method asks for the β⁺ at which gradient plus Hessian times step is zero. For logistic regression those are the equations of a least-squares fit with weights ω to a working response r: iteratively reweighted least squares.",
  rows: [50],
  errata: [10],
  subject: {
    latex: "\\left[\\nabla \\mathrm{NLL}(\\beta) + H (\\beta^+ - \\beta)\\right]_j",
    speech: "component j of gradient plus Hessian times step",
  },
  symbols: [
    ...designSymbols,
    data("y", "label of each row, 0 or 1", binaryLabel, "n"),
    known("j", "which component", { kind: "integer", low: 1, high: "d" }),
    known("β", "coefficients before the step", { kind: "real", low: -1, high: 1 }, "d"),
    free("β⁺", "coefficients after the step", realNumber, "d"),
  ],
  lines: [
    equal(
      "definition",
      add(
        derivative(nll, symbol("β", j)),
        sumOver("k", d, multiply(derivative(derivative(nll, symbol("β", j)), beta), step)),
      ),
    ),
    equal(
      "chain rule",
      add(
        sumRows(multiply(subtract(prediction, yi), input(j))),
        sumOver("k", d, multiply(sumRows(multiply(weight, input(j), input(k))), step)),
      ),
      { note: "ω = ŷ (1 − ŷ), the variance of the label." },
    ),
    equal(
      "common factor",
      sumRows(
        multiply(
          weight,
          input(j),
          subtract(sumOver("k", d, multiply(input(k), step)), divide(subtract(yi, prediction), weight)),
        ),
      ),
    ),
    equal("name a part", sumRows(multiply(weight, input(j), subtract(fitted, response))), {
      note: "r = z + (y − ŷ)/ω is the working response.",
    }),
    equal(
      "chain rule",
      derivative(
        multiply(divide(1, 2), sumRows(multiply(weight, square(subtract(response, fitted))))),
        symbol("β⁺", j),
      ),
      { note: "Half the weighted sum of squares of a linear fit to r; it is least where this derivative is zero." },
    ),
  ],
  implementations: [
    {
      line: 3,
      module: "@loglik/core/heads/bernoulli",
      export: "bernoulliHead",
      code: "bernoulliHead().point(y, i, z, i, slope); bernoulliHead().fisher(z, i, weight)",
      value: (point) => {
        const { x, slope, weight: weights, z } = headRows(point);
        const [column, after] = [numberAt(point, "j") - 1, numbersAt(point, "β⁺")];
        return weights.reduce((sum, w, row) => {
          const linear = after.reduce((total, value, at) => total + value * x(row, at), 0);
          return sum + x(row, column) * (w * (linear - z[row]) + slope[row]);
        }, 0);
      },
    },
  ],
};
