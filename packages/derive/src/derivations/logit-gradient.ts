import { categoricalHead } from "@loglik/core/heads/categorical";
import { j, share, sumClasses } from "../derivation/common.js";
import { classes, data, free, known, realNumber } from "../derivation/declare.js";
import type { Derivation } from "../derivation/derivation.js";
import { equal } from "../derivation/line.js";
import { numberAt, numbersAt } from "../derivation/read-point.js";
import { sumOfPoints } from "../derivation/sum-of-points.js";
import { derivative, divide, exp, indicator, log, negate, subtract, symbol } from "../expression/build.js";

const y = symbol("y");
const labelled = symbol("z", y);
const zj = symbol("z", j);
const normaliser = sumClasses(exp(symbol("z", symbol("k"))));

/** The gradient of softmax cross-entropy in the logits is activation minus target. */
export const logitGradient: Derivation = {
  name: "logit-gradient",
  title: "The gradient in the logits: a − y",
  summary:
    "Every logit feels the loss, not only that of the label: the gradient is the activation less 1 at the label and the activation itself elsewhere. So all activations are fitted as probabilities.",
  rows: [61],
  errata: [23],
  subject: {
    latex: "\\frac{\\partial}{\\partial z_j} \\mathrm{NLL}(z)",
    speech: "derivative of NLL with respect to z sub j",
  },
  symbols: [
    classes,
    data("y", "class of the observation, 1 to K", { kind: "integer", low: 1, high: "K" }),
    known("j", "which logit", { kind: "integer", low: 1, high: "K" }),
    free("z", "logits; a is their softmax", realNumber, "K"),
  ],
  lines: [
    equal("definition", derivative(negate(log(share(y))), zj)),
    equal("name a part", derivative(negate(log(divide(exp(labelled), normaliser))), zj)),
    equal("log of a quotient", derivative(subtract(log(normaliser), labelled), zj)),
    equal("chain rule", subtract(divide(exp(zj), normaliser), indicator(j, "=", y)), {
      note: "The label's logit has derivative 1 for j = y and 0 for every other j.",
    }),
    equal("name a part", subtract(share(j), indicator(j, "=", y)), { note: "Activation minus one-hot target." }),
  ],
  implementations: [
    {
      line: 4,
      module: "@loglik/core/heads/categorical",
      export: "categoricalHead",
      code: "categoricalHead({ classes: K }).point(y, 0, z, 0, gradient); gradient[j]",
      value: (point) => {
        const head = categoricalHead({ classes: numberAt(point, "K") });
        const { gradient } = sumOfPoints(head, Float64Array.of(numberAt(point, "y") - 1), numbersAt(point, "z"));
        return gradient[numberAt(point, "j") - 1];
      },
      gradient: (point) => {
        const [size, row] = [numberAt(point, "K"), numberAt(point, "j") - 1];
        const information = new Float64Array(size * size);
        categoricalHead({ classes: size }).fisher?.(numbersAt(point, "z"), 0, information);
        return Array.from(information.slice(row * size, (row + 1) * size));
      },
    },
  ],
};
