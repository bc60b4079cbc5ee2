import { categoricalHead } from "@loglik/core/heads/categorical";
import { i, K, k, logit, n, sumClasses, sumRows, yi } from "../derivation/common.js";
import { classes, data, free, observations, positiveNumber, realNumber } from "../derivation/declare.js";
import type { Derivation } from "../derivation/derivation.js";
import { equal } from "../derivation/line.js";
import { numberAt, numbersAt } from "../derivation/read-point.js";
import { sumOfPoints } from "../derivation/sum-of-points.js";
import {
  abbreviation,
  derivative,
  divide,
  exp,
  log,
  multiply,
  negate,
  productOver,
  square,
  subtract,
  sumOver,
  symbol,
} from "../expression/build.js";
import type { Expression, Point } from "../expression/expression.js";

const T = symbol("T");
const heated = (component: Expression) => exp(divide(logit(i, component), T));
const normaliser = sumClasses(heated(k));
const cooled = (component: Expression) =>
  abbreviation("a", [i, component], divide(heated(component), sumOver("m", K, heated(symbol("m")))));
const loss = sumRows(subtract(log(normaliser), divide(logit(i, yi), T)));

const symbols = [
  observations,
  classes,
  data("z", "logits of a trained network on rows it has not seen", realNumber, "n", "K"),
  data("y", "class of each row, 1 to K", { kind: "integer", low: 1, high: "K" } as const, "n"),
  free("T", "temperature: above 1 it softens the probabilities", positiveNumber),
];

/** NLL of the logits over T, and its slope in T: −Σ g z/T². */
function headAt(point: Point): { readonly value: number; readonly slope: number } {
  const [z, temperature] = [numbersAt(point, "z"), numberAt(point, "T")];
  const labels = numbersAt(point, "y").map((label) => label - 1);
  const head = categoricalHead({ classes: numberAt(point, "K") });
  const { value, gradient } = sumOfPoints(
    head,
    labels,
    z.map((each) => each / temperature),
  );
  const slope = gradient.reduce((sum, each, at) => sum - (each * z[at]) / temperature ** 2, 0);
  return { value, slope };
}

/** Temperature scaling is maximum likelihood in one parameter. */
export const temperatureScaling: Derivation = {
  name: "temperature-scaling",
  title: "Temperature scaling",
  summary:
    "All logits are divided by one number T, fitted by maximum likelihood on held-out rows. The order of the classes stays, the confidence changes.",
  rows: [78, 86],
  errata: [29],
  loss: "temperature-scaled cross-entropy",
  subject: { latex: "\\mathrm{NLL}(T)", speech: "NLL of T" },
  symbols,
  lines: [
    equal("independence", negate(log(productOver("i", n, cooled(yi))))),
    equal("log of a product", negate(sumRows(log(cooled(yi))))),
    equal("name a part", negate(sumRows(log(divide(heated(yi), normaliser)))), { note: "a is the softmax of z/T." }),
    equal("log of a quotient", loss),
  ],
  implementations: [
    {
      line: 3,
      module: "@loglik/core/heads/categorical",
      export: "categoricalHead",
      code: "categoricalHead({ classes: K }).point(y, i, z.map((each) => each / T), i * K, gradient)",
      value: (point) => headAt(point).value,
      gradient: (point) => [headAt(point).slope],
    },
  ],
};

/** At the best temperature the mean logit of the labels is the mean logit that the model expects. */
export const temperatureGradient: Derivation = {
  name: "temperature-gradient",
  title: "What the best temperature balances",
  summary:
    "The slope in T compares the logit of each label with the mean logit under the model. Where it is zero the model is, on average, as sure as it is right.",
  rows: [78],
  errata: [29],
  subject: { latex: "\\frac{\\partial}{\\partial T} \\mathrm{NLL}(T)", speech: "derivative of NLL of T" },
  symbols,
  lines: [
    equal("definition", derivative(loss, T)),
    equal("derivative of a sum", sumRows(derivative(subtract(log(normaliser), divide(logit(i, yi), T)), T))),
    equal(
      "chain rule",
      multiply(divide(1, square(T)), sumRows(subtract(logit(i, yi), sumClasses(multiply(cooled(k), logit(i, k)))))),
    ),
  ],
  implementations: [
    {
      line: 2,
      module: "@loglik/core/heads/categorical",
      export: "categoricalHead",
      code: "categoricalHead({ classes: K }).point(y, i, z / T, i * K, gradient); -gradient · z / T ** 2",
      value: (point) => headAt(point).slope,
    },
  ],
};
