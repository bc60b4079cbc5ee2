import { focal } from "@loglik/core/ledger";
import { free, known } from "../derivation/declare.js";
import type { Derivation } from "../derivation/derivation.js";
import { equal, notEqual } from "../derivation/line.js";
import { numberAt } from "../derivation/read-point.js";
import { abbreviation, add, call, exp, log, multiply, number, power, subtract, symbol } from "../expression/build.js";
import type { Expression } from "../expression/expression.js";

const [eta, gamma] = [symbol("η"), symbol("γ")];
const p = abbreviation("p", [], call("sigmoid", eta));
const q = subtract(1, p);
/** −focal: (1 − p)^γ log p for the probability p of the label. */
const score = (hit: Expression, miss: Expression) => multiply(power(miss, gamma), log(hit));

/** No factor of the label turns the focal loss into a likelihood. */
export const focalIsNoLikelihood: Derivation = {
  name: "focal-is-no-likelihood",
  title: "Why the focal loss is no likelihood",
  summary:
    "Far out, where p goes to 1 or to 0, the two labels would need weights 1 and 1. In between e^(−focal), summed over the labels, is more than 1 for every γ > 0: the best p of the focal loss is no probability.",
  rows: [51],
  errata: [19],
  subject: { latex: "Z(\\eta)", speech: "Z of eta" },
  symbols: [
    known("γ", "how much easy rows are weighed down", { kind: "real", low: 0.5, high: 3 }),
    free("η", "logit; p = σ(η)", { kind: "real", low: -2, high: 2 }),
  ],
  lines: [
    equal("what a likelihood needs", add(exp(score(p, q)), exp(score(q, p))), {
      note: "As p → 1 the first term goes to 1 and the second to 0, so the weight of label 1 has to be 1; as p → 0, that of label 0.",
    }),
    equal("log of a power", add(power(p, power(q, gamma)), power(q, power(p, gamma))), { note: "e^(c log p) = pᶜ." }),
    notEqual("what a likelihood needs", number(1), { note: "At γ = 2 and p = ½ it is 2 · 2^(−1/4) = 1.68." }),
  ],
  implementations: [
    {
      line: 0,
      module: "@loglik/core/ledger",
      export: "focal",
      code: "[0, 1].map((y) => Math.exp(-focal(y, η, γ)))",
      value: (point) =>
        [0, 1].reduce((sum, y) => sum + Math.exp(-focal(y, numberAt(point, "η"), numberAt(point, "γ"))), 0),
    },
  ],
};
