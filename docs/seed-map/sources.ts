/** Where it all comes from, and where to read on: rows 41, 52 and 56. */
import { readFileSync } from "node:fs";
import * as binomial from "@loglik/core/binomial";
import * as discreteUniform from "@loglik/core/discrete-uniform";
import * as node from "../lessons/logistic.js";
import * as vocabulary from "../lessons/vocabulary.js";
import type { Entry } from "./entry.js";
import { placeName } from "./place.js";

const sources = "learn/sources.mdx";

/** P(sum of two dice = total). */
const ofTwoDice = (total: number) => {
  const face = (k: number) => Math.exp(discreteUniform.logProb(k, { low: 1, high: 6 }));
  return [1, 2, 3, 4, 5, 6].reduce((sum, first) => sum + face(first) * face(total - first), 0);
};
const headsLikelihood = (prob: number) => Math.exp(binomial.logProb(49, { trials: 80, prob }));

const sourcesPage = () => readFileSync(new URL(`../${sources}`, import.meta.url), "utf8");

/** The number in the first link to the discussion that the page of sources gives beside a name. */
const linkedBeside = (name: string, kind: "q" | "a") => {
  const sentence =
    sourcesPage()
      .split(/\n\n|\. /)
      .find((text) => text.includes(`*${name}*`) && text.includes(`/${kind}/`)) ?? "";
  return Number(new RegExp(`stats\\.stackexchange\\.com/${kind}/(\\d+)`).exec(sentence)?.[1]);
};

/** The paragraph on the question that asks whether a network is just maximum likelihood. */
const aboutTheQuestion = () =>
  sourcesPage()
    .split("\n\n")
    .find((text) => text.includes("/q/402511")) ?? "";

const entryOf = (statistics: string) => vocabulary.terms.find((term) => term.statistics === statistics)!;

export const sourceRows: readonly Entry[] = [
  {
    id: "41",
    claim: "Two encyclopedia articles are recommended; their worked examples come out as they say.",
    place: `${sources}#two-readings-recomputed`,
    facts: [
      {
        what: "articles that the page leads to",
        number: 2,
        within: 0,
        compute: () =>
          ["Probability_distribution", "Maximum_likelihood_estimation"].filter((article) =>
            sourcesPage().includes(`](https://en.wikipedia.org/wiki/${article})`),
          ).length,
      },
      { what: "P(11) of two dice, of the one", number: 0.0556, compute: () => ofTwoDice(11) },
      {
        what: "P(more than 9)",
        number: 0.1667,
        compute: () => ofTwoDice(10) + ofTwoDice(11) + ofTwoDice(12),
      },
      { what: "L(1/2) of 49 heads in 80, of the other", number: 0.011836, compute: () => headsLikelihood(1 / 2) },
      { what: "L(2/3)", number: 0.054497, compute: () => headsLikelihood(2 / 3) },
      {
        what: "the best θ, 49/80",
        number: 0.6125,
        within: 1e-12,
        compute: () => binomial.fit(Array(1).fill(49), { fixed: { trials: 80 } }).theta.prob,
      },
    ],
  },
  {
    id: "52",
    claim:
      "Statistics and machine learning share an objective under two sets of names, and ask different questions of it.",
    place: "learn/two-vocabularies.mdx#the-dictionary",
    also: ["learn/two-vocabularies.mdx#what-one-side-asks-and-the-other-does-not"],
    facts: [
      ...[
        "negative log-likelihood",
        "estimation",
        "coefficient of determination R²",
        "Mann–Whitney U, divided by n₁ n₀",
      ].flatMap((name, k) => {
        const { statistics, learning, asStatistics, asLearning } = entryOf(name);
        const number = [0.415028, 1.545173, 0.651079, 0.857639][k];
        return [
          { what: statistics, number, compute: () => asStatistics.value },
          { what: learning, number, compute: () => asLearning.value },
        ];
      }),
      { what: "entries of the dictionary", number: 14, within: 0, compute: () => vocabulary.terms.length },
      {
        what: "largest relative gap between the two numbers of an entry",
        number: 0,
        within: 1e-9,
        compute: () =>
          Math.max(
            ...vocabulary.terms.map(({ asStatistics, asLearning }) =>
              Math.abs(asLearning.value / asStatistics.value - 1),
            ),
          ),
      },
      {
        what: "a question that only one of them asks: standard error of w₁",
        number: 0.268116,
        compute: () => vocabulary.standardError,
      },
    ],
  },
  {
    id: "56",
    claim: "Who asked, answered and discussed the question that this grew from, with links to what they wrote.",
    place: `${sources}#the-documents`,
    facts: [
      {
        what: "of aca06, Fabian Werner, Cliff AB and Sycorax, named beside that question",
        number: 4,
        within: 0,
        compute: () => {
          const paragraph = aboutTheQuestion();
          return ["aca06", "Fabian Werner", "Cliff AB", "Sycorax"].filter((name) => paragraph.includes(`*${name}*`))
            .length;
        },
      },
      {
        what: "pages of this site to which that paragraph leads",
        number: 2,
        within: 0,
        compute: () => {
          const paragraph = aboutTheQuestion();
          const linked = Array.from(paragraph.matchAll(/\]\(\.\/([\w-]+\.mdx)\)/g), ([, file]) => `learn/${file}`);
          return linked.filter((file) => placeName(file) !== undefined).length;
        },
      },
      {
        what: "the question of aca06, by its number",
        number: 402511,
        within: 0,
        compute: () => linkedBeside("aca06", "q"),
      },
      {
        what: "the answer of Fabian Werner",
        number: 402603,
        within: 0,
        compute: () => linkedBeside("Fabian Werner", "a"),
      },
      {
        what: "the equality that he works out, its gap at w = (1, 1)",
        number: 0,
        within: 1e-12,
        compute: () => node.check.gap,
      },
    ],
  },
];
