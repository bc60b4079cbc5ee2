import { negativeLogLikelihood } from "@loglik/core/likelihood";
import * as normal from "@loglik/core/normal";
import { i, n, sumRows, yi } from "../derivation/common.js";
import { data, free, observations, realNumber } from "../derivation/declare.js";
import type { Derivation } from "../derivation/derivation.js";
import { equal, upToConstant } from "../derivation/line.js";
import { numberAt, numbersAt } from "../derivation/read-point.js";
import { density, log, multiply, negate, productOver, subtract, symbol } from "../expression/build.js";

const xi = symbol("x", i);
const given = density("normal", yi, { loc: multiply(symbol("w"), xi), scale: 1 });
const inputs = density("normal", xi, { loc: 0, scale: 1 });

/** The distribution of the inputs cancels from the fit. */
export const conditionalLikelihood: Derivation = {
  name: "conditional-likelihood",
  title: "Why the inputs need no distribution",
  summary:
    "An observation is a pair of input and target. Its probability is p(y | x) p(x), and the second factor is free of the weights: maximising either likelihood gives the same weights. Shown for a line through the origin.",
  rows: [27, 28, 30],
  errata: [11],
  subject: { latex: "-\\log L(w)", speech: "minus log L of w" },
  symbols: [
    observations,
    data("x", "input of each row", realNumber, "n"),
    data("y", "target of each row", realNumber, "n"),
    free("w", "weight: the mean of y is w x", realNumber),
  ],
  lines: [
    equal("independence", negate(log(productOver("i", n, multiply(given, inputs)))), {
      note: "The target given the input, times the input.",
    }),
    equal("log of a product", subtract(negate(sumRows(log(given))), sumRows(log(inputs)))),
    upToConstant("drop constants", negate(sumRows(log(given))), { note: "The conditional likelihood of the targets." }),
  ],
  implementations: [
    {
      line: 2,
      module: "@loglik/core/likelihood",
      export: "negativeLogLikelihood",
      code: "negativeLogLikelihood(normal, y - w * x, { loc: 0, scale: 1 })",
      value: (point) => {
        const [x, y, w] = [numbersAt(point, "x"), numbersAt(point, "y"), numberAt(point, "w")];
        const residuals = y.map((value, row) => value - w * x[row]);
        return negativeLogLikelihood(normal, residuals, { loc: 0, scale: 1 });
      },
    },
  ],
};
