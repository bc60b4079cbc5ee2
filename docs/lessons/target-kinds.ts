/** The kinds of targets that the page "Choose a loss" asks about, and the heads that suit them. */
import type { LikelihoodHead } from "@loglik/core";
import { asymmetricLaplaceHead } from "@loglik/core/heads/asymmetric-laplace";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { betaHead } from "@loglik/core/heads/beta";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { dirichletHead } from "@loglik/core/heads/dirichlet";
import { gammaHead } from "@loglik/core/heads/gamma";
import { hurdlePoissonHead } from "@loglik/core/heads/hurdle-poisson";
import { laplaceHead } from "@loglik/core/heads/laplace";
import { negativeBinomialHead } from "@loglik/core/heads/negative-binomial";
import { normalHead } from "@loglik/core/heads/normal";
import { normalMixtureHead } from "@loglik/core/heads/normal-mixture";
import { ordinalHead } from "@loglik/core/heads/ordinal";
import { poissonHead } from "@loglik/core/heads/poisson";
import { studentTHead } from "@loglik/core/heads/student-t";
import { vonMisesHead } from "@loglik/core/heads/von-mises";
import { weibullHead } from "@loglik/core/heads/weibull";
import { zeroInflatedPoissonHead } from "@loglik/core/heads/zero-inflated-poisson";

/** One way to model one kind of target. */
export interface LossChoice {
  /** How the choice is called in a list. */
  readonly name: string;
  readonly head: LikelihoodHead;
  /** The call that makes the head, e.g. "normalHead({ scale: \"shared\" })". */
  readonly call: string;
  /** When to prefer it. */
  readonly when: string;
  /** A few targets, one inner array a row where a target has several numbers. */
  readonly sample: readonly (number | readonly number[])[];
}

/** A kind of target, with the heads that suit it, the usual one first. */
export interface TargetKind {
  readonly id: string;
  readonly question: string;
  readonly choices: readonly LossChoice[];
}

const labels = [0, 0, 0, 1, 0, 1];
const classes = [0, 2, 1, 0, 0, 1];
const counts = [0, 3, 1, 0, 7, 2];
const reals = [-1.2, 0.4, 0.1, 2.3, -0.5, 0.9];
const positives = [0.3, 1.1, 2.6, 0.8, 5.2, 1.7];

export const targetKinds: readonly TargetKind[] = [
  {
    id: "yes or no",
    question: "Did it happen?",
    choices: [
      {
        name: "labels 0 and 1",
        head: bernoulliHead(),
        call: "bernoulliHead()",
        when: "The outcome is one of two, seen once a row.",
        sample: labels,
      },
      {
        name: "a probability as target",
        head: bernoulliHead({ target: "soft" }),
        call: 'bernoulliHead({ target: "soft" })',
        when: "A row holds the share of votes for yes, or a smoothed label: the NLL is an expected one.",
        sample: [0.1, 0.9, 0.5, 1, 0.25, 0],
      },
    ],
  },
  {
    id: "a class",
    question: "Which of several?",
    choices: [
      {
        name: "class number",
        head: categoricalHead({ classes: 3 }),
        call: "categoricalHead({ classes: 3 })",
        when: "Classes without an order. “Sparse” only means that the label is a number.",
        sample: classes,
      },
      {
        name: "one-hot row",
        head: categoricalHead({ classes: 3, target: "onehot" }),
        call: 'categoricalHead({ classes: 3, target: "onehot" })',
        when: "The same likelihood, the label written as a row with a single 1.",
        sample: classes.map((label) => [0, 1, 2].map((k) => (k === label ? 1 : 0))),
      },
      {
        name: "soft row",
        head: categoricalHead({ classes: 3, target: "soft" }),
        call: 'categoricalHead({ classes: 3, target: "soft" })',
        when: "Annotators disagree, or a teacher network gives probabilities.",
        sample: [
          [0.8, 0.2, 0],
          [0.1, 0.6, 0.3],
          [0, 0, 1],
          [1, 0, 0],
        ],
      },
    ],
  },
  {
    id: "an ordered class",
    question: "Which step of a scale?",
    choices: [
      {
        name: "proportional odds",
        head: ordinalHead({ classes: 4 }),
        call: "ordinalHead({ classes: 4 })",
        when: "Grades, stars, stages: the order counts and the distances mean nothing.",
        sample: [0, 1, 1, 2, 3, 2],
      },
    ],
  },
  {
    id: "a count",
    question: "How many?",
    choices: [
      {
        name: "Poisson",
        head: poissonHead(),
        call: "poissonHead()",
        when: "Independent events at a rate; the variance equals the mean.",
        sample: counts,
      },
      {
        name: "negative binomial",
        head: negativeBinomialHead(),
        call: "negativeBinomialHead()",
        when: "Counts that scatter more than a Poisson allows, which is most of them.",
        sample: counts,
      },
      {
        name: "zero-inflated",
        head: zeroInflatedPoissonHead(),
        call: "zeroInflatedPoissonHead()",
        when: "Some rows cannot be anything but zero, and you do not know which.",
        sample: counts,
      },
      {
        name: "hurdle",
        head: hurdlePoissonHead(),
        call: "hurdlePoissonHead()",
        when: "Whether there is any is one question, how many there are is another.",
        sample: counts,
      },
    ],
  },
  {
    id: "a number",
    question: "Where on the line?",
    choices: [
      {
        name: "normal, one σ",
        head: normalHead({ scale: "shared" }),
        call: 'normalHead({ scale: "shared" })',
        when: "The mean is wanted, and the noise is about the same everywhere: least squares.",
        sample: reals,
      },
      {
        name: "normal, σ by row",
        head: normalHead(),
        call: "normalHead()",
        when: "How uncertain it is depends on the inputs.",
        sample: reals,
      },
      {
        name: "Laplace",
        head: laplaceHead(),
        call: "laplaceHead()",
        when: "The median is wanted, or a few targets lie far out: absolute error.",
        sample: reals,
      },
      {
        name: "Student-t",
        head: studentTHead(),
        call: "studentTHead()",
        when: "Outliers that should hardly count at all.",
        sample: reals,
      },
      {
        name: "a quantile",
        head: asymmetricLaplaceHead({ tau: 0.9 }),
        call: "asymmetricLaplaceHead({ tau: 0.9 })",
        when: "The level that nine in ten outcomes stay below: quantile loss.",
        sample: reals,
      },
      {
        name: "several humps",
        head: normalMixtureHead({ components: 2 }),
        call: "normalMixtureHead({ components: 2 })",
        when: "The same input leads to one of several clusters of outcomes.",
        sample: reals,
      },
    ],
  },
  {
    id: "a positive number",
    question: "How much?",
    choices: [
      {
        name: "gamma",
        head: gammaHead(),
        call: "gammaHead()",
        when: "Amounts whose spread grows with their size.",
        sample: positives,
      },
      {
        name: "Weibull",
        head: weibullHead(),
        call: "weibullHead()",
        when: "Strengths and lifetimes, all of them seen to the end.",
        sample: positives,
      },
    ],
  },
  {
    id: "a proportion",
    question: "What part?",
    choices: [
      {
        name: "beta",
        head: betaHead(),
        call: "betaHead()",
        when: "One share strictly between 0 and 1. Binary cross-entropy on such targets is no likelihood.",
        sample: [0.2, 0.7, 0.45, 0.9, 0.15, 0.6],
      },
    ],
  },
  {
    id: "an angle",
    question: "Which direction?",
    choices: [
      {
        name: "von Mises",
        head: vonMisesHead(),
        call: "vonMisesHead()",
        when: "Radians from −π to π, where 3.1 lies next to −3.1 and squared error does not know it.",
        sample: [3.1, -3, 2.8, -2.9, -3.1, 2.2],
      },
    ],
  },
  {
    id: "a time to an event",
    question: "How long until?",
    choices: [
      {
        name: "Weibull, censored",
        head: weibullHead({ censored: true }),
        call: "weibullHead({ censored: true })",
        when: "Some rows end before the event. Each row is a time and 1 if the event came, 0 if watching stopped.",
        sample: [
          [1.2, 1],
          [3, 0],
          [0.7, 1],
          [3, 0],
          [2.4, 1],
          [1.9, 1],
        ],
      },
    ],
  },
  {
    id: "several numbers",
    question: "Several at once?",
    choices: [
      {
        name: "shares of a whole",
        head: dirichletHead({ parts: 3 }),
        call: "dirichletHead({ parts: 3 })",
        when: "Parts that sum to one. For targets that are independent given x, add their NLLs: see below.",
        sample: [
          [0.2, 0.3, 0.5],
          [0.1, 0.6, 0.3],
          [0.25, 0.25, 0.5],
          [0.3, 0.2, 0.5],
        ],
      },
    ],
  },
];
