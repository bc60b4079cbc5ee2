import { j, k, sumRows, yi } from "../derivation/common.js";
import { binaryLabel, data, free, known, realNumber } from "../derivation/declare.js";
import type { Derivation } from "../derivation/derivation.js";
import { equal } from "../derivation/line.js";
import {
  designSymbols,
  headRows,
  input,
  lossOf,
  nll,
  prediction,
  variance,
} from "../derivation/logistic-regression.js";
import { numberAt } from "../derivation/read-point.js";
import { derivative, multiply, negate, power, square, subtract, sumOver, symbol } from "../expression/build.js";
import type { Expression } from "../expression/expression.js";

const label = symbol("y");
const [betaJ, betaK] = [symbol("β", j), symbol("β", k)];
const chance = multiply(power(prediction, label), power(subtract(1, prediction), subtract(1, label)));
const overLabels = (body: Expression): Expression => sumOver("y", [0, 1], body);
const residual = subtract(label, prediction);
const product = multiply(input(j), input(k));

/** The Fisher information of logistic regression, expected and observed. */
export const fisherInformationLogistic: Derivation = {
  name: "fisher-information-logistic",
  title: "Fisher information of logistic regression",
  summary:
    "The expected product of two scores is a weighted sum of products of inputs, with the variance of each label as its weight. With the logit link the second derivative of the loss is the same number, whatever the labels are.",
  rows: [50],
  errata: [35],
  subject: { latex: "I_{jk}(\\beta)", speech: "Fisher information, row j, column k" },
  symbols: [
    ...designSymbols,
    data("y", "label of each row, 0 or 1", binaryLabel, "n"),
    known("j", "row of the matrix", { kind: "integer", low: 1, high: "d" }),
    known("k", "column of the matrix", { kind: "integer", low: 1, high: "d" }),
    free("β", "coefficients", realNumber, "d"),
  ],
  lines: [
    equal(
      "definition",
      sumRows(
        overLabels(
          multiply(chance, derivative(negate(lossOf(label)), betaJ), derivative(negate(lossOf(label)), betaK)),
        ),
      ),
      { note: "The expected product of the scores, each label with its probability." },
    ),
    equal("chain rule", sumRows(overLabels(multiply(chance, residual, input(j), residual, input(k)))), {
      note: "The score of one row is (y − ŷ) x.",
    }),
    equal("common factor", sumRows(multiply(product, overLabels(multiply(chance, square(residual)))))),
    equal("variance of a label", sumRows(multiply(product, variance))),
    equal("derivative of a sum", derivative(sumRows(multiply(subtract(prediction, yi), input(j))), betaK), {
      note: "dŷ/dz = ŷ (1 − ŷ): the information is the slope of the gradient.",
    }),
    equal("chain rule", derivative(derivative(nll, betaJ), betaK), {
      note: "The observed information: the second derivative of the loss. The labels have dropped out.",
    }),
  ],
  implementations: [
    {
      line: 3,
      module: "@loglik/core/heads/bernoulli",
      export: "bernoulliHead",
      code: "bernoulliHead().fisher(z, i, out); sum += x[i][j] * x[i][k] * out[0]",
      value: (point) => {
        const { x, weight } = headRows(point);
        const [first, second] = [numberAt(point, "j") - 1, numberAt(point, "k") - 1];
        return weight.reduce((sum, w, row) => sum + w * x(row, first) * x(row, second), 0);
      },
    },
  ],
};
