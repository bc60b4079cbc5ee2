/** What a network's outputs approach: rows 82 and 83. */

import * as things from "../lessons/four-measurements.js";
import * as lesson from "../lessons/posterior.js";
import { errorsBySize, type Loss } from "../lessons/posterior-networks.js";
import type { Entry } from "./entry.js";

const page = "learn/posterior-class-probabilities.mdx";

const sizes = [100, 400, 1600, 6400];
const studies = new Map<Loss, Promise<number[]>>();
/** Mean distances from the truth over 20 seeds, computed once. */
const errorsOf = (loss: Loss): Promise<number[]> => {
  const study = studies.get(loss) ?? errorsBySize(loss, sizes, 20);
  studies.set(loss, study);
  return study;
};
/** The first and the last of them, and the fitted power of n. */
const networks = (loss: Loss, first: number, last: number, rate: number) => [
  { what: `mean distance by ${loss}, 100 rows`, number: first, compute: async () => (await errorsOf(loss))[0] },
  { what: `by ${loss}, 6,400 rows`, number: last, compute: async () => (await errorsOf(loss))[3] },
  {
    what: `rate by ${loss}`,
    number: rate,
    compute: async () => lesson.rateOf(sizes, await errorsOf(loss)),
  },
];

export const posteriorRows: readonly Entry[] = [
  {
    id: "82",
    claim:
      "Networks told 0 and 1 approach the true posterior as rows are added, by cross-entropy and by squared error.",
    place: `${page}#two-classes-whose-posterior-is-known`,
    facts: [
      ...networks("cross-entropy", 0.0778, 0.00969, -0.497),
      ...networks("squared error", 0.0694, 0.0109, -0.444),
    ],
  },
  {
    id: "83",
    claim:
      "Bayes's rule turns densities and shares into posteriors; where the shares change, the outputs are adjusted.",
    place: `${page}#when-the-shares-change`,
    also: [`${page}#two-classes-whose-posterior-is-known`],
    facts: [
      {
        what: "P(ω₂ | x) at x = (0.2, 10.2, 0, 2), by the rule",
        number: 0.5731,
        compute: () => things.posteriorAt([0.2, 10.2, 0, 2])[1],
      },
      {
        what: "by a network with a node for each class, told (1, 0) or (0, 1) 20,000 times",
        number: 0.5677,
        compute: async () => (await things.networkAt([0.2, 10.2, 0, 2]))[1],
      },
      { what: "P(1 | x = 1) of the two normals", number: 0.813725, compute: () => lesson.places[2].posterior },
      { what: "0.8 at equal shares, where one in ten is a 1", number: 0.307692, compute: () => lesson.shift.corrected },
      { what: "share of ones from inputs alone", number: 0.0815, compute: () => lesson.oneInTen.estimated },
    ],
  },
];
