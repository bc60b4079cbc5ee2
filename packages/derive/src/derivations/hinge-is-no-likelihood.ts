import { hinge } from "@loglik/core/ledger";
import { free } from "../derivation/declare.js";
import type { Derivation } from "../derivation/derivation.js";
import { equal, notEqual } from "../derivation/line.js";
import { numberAt } from "../derivation/read-point.js";
import {
  abbreviation,
  add,
  call,
  divide,
  exp,
  multiply,
  negate,
  number,
  subtract,
  sumOver,
  symbol,
} from "../expression/build.js";

const [eta, y] = [symbol("η"), symbol("y")];
const h = abbreviation("h", [], divide(1, add(1, exp(number(-2)))));
const hingeOf = (label: ReturnType<typeof symbol>) => call("max", 0, subtract(1, multiply(label, eta)));

/** No factor of the label turns the hinge loss into a likelihood. */
export const hingeIsNoLikelihood: Derivation = {
  name: "hinge-is-no-likelihood",
  title: "Why the hinge loss is no likelihood",
  summary:
    "A likelihood of labels ±1 would need weights h(−1) and h(1), the same for every score η, with h(1) e^(−hinge(1, η)) + h(−1) e^(−hinge(−1, η)) = 1. The scores 1 and −1 fix both weights, and every score between them then misses 1.",
  rows: [51, 54],
  errata: [19, 21],
  subject: { latex: "Z(\\eta)", speech: "Z of eta" },
  symbols: [free("η", "score of the support vector machine, between −1 and 1", { kind: "real", low: -0.9, high: 0.9 })],
  lines: [
    equal("what a likelihood needs", sumOver("y", [-1, 1], multiply(h, exp(negate(hingeOf(y))))), {
      note: "At η = 1: h(1) + h(−1) e⁻² = 1. At η = −1: h(1) e⁻² + h(−1) = 1. So both weights are h = 1/(1 + e⁻²).",
    }),
    equal("insert the data", multiply(h, add(exp(negate(add(1, eta))), exp(negate(subtract(1, eta))))), {
      note: "Between −1 and 1 both labels cost something.",
    }),
    equal("expand", multiply(h, exp(number(-1)), add(exp(negate(eta)), exp(eta)))),
    equal("name a part", divide(call("cosh", eta), call("cosh", 1))),
    notEqual("what a likelihood needs", number(1), {
      note: "At η = 0 it is 1/cosh 1 = 0.648: a third of the probability is missing.",
    }),
  ],
  implementations: [
    {
      line: 0,
      module: "@loglik/core/ledger",
      export: "hinge",
      code: "[-1, 1].map((y) => Math.exp(-hinge(y, η)) / (1 + Math.exp(-2)))",
      value: (point) =>
        [-1, 1].reduce((sum, label) => sum + Math.exp(-hinge(label, numberAt(point, "η"))), 0) / (1 + Math.exp(-2)),
    },
  ],
};
