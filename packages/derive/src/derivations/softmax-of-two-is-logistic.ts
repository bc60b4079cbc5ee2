import { inverse as softmax } from "@loglik/core/links/softmax";
import { sigmoid } from "@loglik/core/special/sigmoid";
import { share, sumClasses } from "../derivation/common.js";
import { free, realNumber, size } from "../derivation/declare.js";
import type { Derivation } from "../derivation/derivation.js";
import { equal } from "../derivation/line.js";
import { numbersAt } from "../derivation/read-point.js";
import { add, call, divide, exp, subtract, symbol } from "../expression/build.js";

const [z1, z2] = [symbol("z", 1), symbol("z", 2)];

/** Softmax over two classes is the logistic function of the difference of the logits. */
export const softmaxOfTwoIsLogistic: Derivation = {
  name: "softmax-of-two-is-logistic",
  title: "Softmax of two = logistic",
  summary:
    "With two classes, softmax depends on the difference of the logits only: a network with two outputs and softmax is one with one output and the logistic function, and has one parameter vector too many.",
  rows: [65, 66, 67],
  errata: [],
  subject: { latex: "a_2", speech: "a sub 2" },
  symbols: [size("K", "number of classes", 2, 2), free("z", "logits of the two classes", realNumber, "K")],
  lines: [
    equal("definition", share(2)),
    equal("name a part", divide(exp(z2), sumClasses(exp(symbol("z", symbol("k")))))),
    equal("write out the sum", divide(exp(z2), add(exp(z1), exp(z2))), { note: "K = 2." }),
    equal("divide through", divide(1, add(exp(subtract(z1, z2)), 1))),
    equal("definition", call("sigmoid", subtract(z2, z1))),
  ],
  implementations: [
    {
      line: 1,
      module: "@loglik/core/links/softmax",
      export: "inverse",
      code: "softmax([z1, z2], new Float64Array(2))[1]",
      value: (point) => softmax(numbersAt(point, "z"), new Float64Array(2))[1],
    },
    {
      line: 4,
      module: "@loglik/core/special/sigmoid",
      export: "sigmoid",
      code: "sigmoid(z2 - z1)",
      value: (point) => {
        const [first, second] = numbersAt(point, "z");
        return sigmoid(second - first);
      },
    },
  ],
};
