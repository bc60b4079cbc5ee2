/** What lives on the page of a derivation: row 34. */
import { categoricalHead } from "@loglik/core/heads/categorical";
import { presentDerivation } from "@loglik/derive";
import { derivationNamed } from "@loglik/derive/registry";
import type { Entry } from "./entry.js";

/** One row with the logits 1, 2, 3 and the second class as its label. */
const logits = [1, 2, 3];
const gradient = new Float64Array(3);

function lastLine(name: string, label: Readonly<Record<string, readonly (number | readonly number[])[]>>): number {
  const point = { n: 1, K: 3, z: [logits], ...label } as Parameters<typeof presentDerivation>[1];
  return presentDerivation(derivationNamed(name), point).lines.at(-1)?.value ?? Number.NaN;
}

export const derivationRows: readonly Entry[] = [
  {
    id: "34",
    claim:
      "With more than two classes a label is categorical, written as an index or as a one-hot row: one likelihood.",
    place: "derivations/categorical-one-hot-cross-entropy.mdx",
    also: ["learn/are-the-outputs-probabilities.mdx#one-term-in-the-loss-all-terms-in-the-gradient"],
    facts: [
      {
        what: "NLL of class 2 of the logits 1, 2, 3 by the formula, one-hot",
        number: 1.407606,
        compute: () => lastLine("categorical-one-hot-cross-entropy", { t: [[0, 1, 0]] }),
      },
      {
        what: "by the formula, as an index",
        number: 1.407606,
        compute: () => lastLine("categorical-sparse-cross-entropy", { y: [2] }),
      },
      {
        what: "by the head of core, as an index",
        number: 1.407606,
        compute: () =>
          categoricalHead({ classes: 3 }).point(Float64Array.of(1), 0, Float64Array.from(logits), 0, gradient),
      },
    ],
  },
];
