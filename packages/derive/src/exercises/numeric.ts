import { add, call, density, divide, exp, log, multiply, negate, productOver, symbol } from "../expression/build.js";
import type { NumericExercise } from "./exercise.js";

const y = symbol("y");
const tolerance = 2e-3;
const root = call("sqrt", divide(2, 3));

/** Exercises whose answer is a number. */
export const numericExercises: readonly NumericExercise[] = [
  {
    kind: "numeric",
    name: "likelihood-of-five-tosses",
    prompt: "A coin shows 0, 0, 0, 1, 0. How large is the likelihood at $\\theta = 0.2$?",
    hint: "One factor for each toss.",
    derivation: "coin-five-tosses",
    rows: [9, 10],
    errata: [],
    truth: productOver("y", [0, 0, 0, 1, 0], density("bernoulli", y, { prob: 0.2 })),
    tolerance,
  },
  {
    kind: "numeric",
    name: "estimate-from-five-tosses",
    prompt: "At which $\\theta$ is the likelihood of 0, 0, 0, 1, 0 largest?",
    hint: "The share of ones.",
    derivation: "bernoulli-estimate",
    rows: [16],
    errata: [6],
    truth: divide(1, 5),
    tolerance,
  },
  {
    kind: "numeric",
    name: "scale-of-three-values",
    prompt: "Which $\\sigma$ maximises the normal likelihood of −1, 0, 1?",
    hint: "The divisor is $n$.",
    derivation: "normal-scale-estimate",
    rows: [14, 17],
    errata: [5],
    truth: root,
    tolerance,
  },
  {
    kind: "numeric",
    name: "nll-of-three-values",
    prompt: "How large is the negative log-likelihood of −1, 0, 1 at that maximum, in nats?",
    hint: "At the estimate the quadratic part is n/2.",
    derivation: "normal-three-observations",
    rows: [14],
    errata: [],
    truth: negate(log(productOver("y", [-1, 0, 1], density("normal", y, { loc: 0, scale: root })))),
    tolerance,
  },
  {
    kind: "numeric",
    name: "mode-under-two-and-two",
    prompt:
      "A coin shows 3 ones in 10 tosses. Where is the posterior density of $\\theta$ highest under the prior Beta(2, 2)?",
    hint: "The prior is $\\theta(1-\\theta)$ up to a factor: one toss of each kind.",
    derivation: "bernoulli-estimate",
    rows: [23],
    errata: [8],
    truth: divide(4, 12),
    tolerance,
  },
  {
    kind: "numeric",
    name: "gap-of-the-hinge",
    prompt:
      "With the weights that scores of 1 and −1 ask for, how much probability do both labels have together under $e^{-\\text{hinge}}$ at score 0?",
    hint: "Both weights are $1/(1 + e^{-2})$, and both labels cost 1.",
    derivation: "hinge-is-no-likelihood",
    rows: [51, 54],
    errata: [19, 21],
    truth: divide(multiply(2, exp(negate(1))), add(1, exp(negate(2)))),
    tolerance,
  },
  {
    kind: "numeric",
    name: "cross-entropy-of-a-confident-miss",
    prompt: "A model gives the true class the probability 0.01. What does this one row cost, in nats?",
    hint: "$-\\log$ of the probability of what happened.",
    derivation: "categorical-sparse-cross-entropy",
    rows: [57, 58],
    errata: [],
    truth: negate(log(divide(1, 100))),
    tolerance,
  },
];
