import { share, sumRows, yi } from "../derivation/common.js";
import {
  binaryLabel,
  classes,
  count,
  data,
  free,
  known,
  observations,
  positiveNumber,
  probability,
  realNumber,
} from "../derivation/declare.js";
import {
  add,
  call,
  divide,
  exp,
  indicator,
  log,
  multiply,
  negate,
  pi,
  square,
  subtract,
  symbol,
} from "../expression/build.js";
import type { DeriveExercise } from "./exercise.js";

const [theta, lambda, mu, sigma, a, b, p, s, j, y, z] = ["θ", "λ", "μ", "σ", "a", "b", "p", "s", "j", "y", "z"].map(
  (name) => symbol(name),
);
const residual = subtract(yi, mu);
const rows = { i: "n" };

/** Exercises whose answer is a formula. */
export const deriveExercises: readonly DeriveExercise[] = [
  {
    kind: "derive",
    name: "nll-of-one-label",
    prompt: "One label $y$, 0 or 1, is 1 with probability $\\theta$. Derive its negative log-likelihood.",
    hint: "One formula for both labels: $\\theta^y (1 - \\theta)^{1 - y}$.",
    derivation: "bernoulli-binary-cross-entropy",
    rows: [7, 32],
    errata: [18],
    symbols: [data("y", "label, 0 or 1", binaryLabel), free("θ", "probability of a 1", probability)],
    indices: {},
    truth: negate(add(multiply(y, log(theta)), multiply(subtract(1, y), log(subtract(1, theta))))),
  },
  {
    kind: "derive",
    name: "nll-of-labels",
    prompt:
      "Now $n$ labels $y_1, \\dots, y_n$ with the same probability $\\theta$. Derive their negative log-likelihood.",
    hint: "Write sum_i( … ) around the whole summand.",
    derivation: "bernoulli-binary-cross-entropy",
    rows: [8, 49],
    errata: [18],
    symbols: [
      observations,
      data("y", "labels, 0 or 1", binaryLabel, "n"),
      free("θ", "probability of a 1", probability),
    ],
    indices: rows,
    truth: negate(sumRows(add(multiply(yi, log(theta)), multiply(subtract(1, yi), log(subtract(1, theta)))))),
  },
  {
    kind: "derive",
    name: "nll-of-counts",
    prompt:
      "Counts $y_1, \\dots, y_n$ follow a Poisson distribution with rate $\\lambda$. Derive their negative log-likelihood.",
    hint: "The mass is $\\lambda^y e^{-\\lambda} / y!$; a factorial is typed y_i!.",
    derivation: "poisson-loss",
    rows: [40],
    errata: [19],
    symbols: [observations, data("y", "counts", count, "n"), free("λ", "rate", positiveNumber)],
    indices: rows,
    truth: sumRows(add(lambda, negate(multiply(yi, log(lambda))), log(call("factorial", yi)))),
  },
  {
    kind: "derive",
    name: "nll-of-waiting-times",
    prompt:
      "Waiting times $y_1, \\dots, y_n$ have the density $\\lambda e^{-\\lambda y}$. Derive their negative log-likelihood.",
    hint: "The logarithm undoes the exponential.",
    derivation: "exponential-estimate",
    rows: [15, 86],
    errata: [],
    symbols: [observations, data("y", "waiting times", positiveNumber, "n"), free("λ", "rate", positiveNumber)],
    indices: rows,
    truth: sumRows(subtract(multiply(lambda, yi), log(lambda))),
  },
  {
    kind: "derive",
    name: "nll-of-a-normal-sample",
    prompt:
      "Values $y_1, \\dots, y_n$ are normal with mean $\\mu$ and standard deviation $\\sigma$, both unknown. Derive their negative log-likelihood.",
    hint: "Nothing that contains $\\sigma$ may be dropped.",
    derivation: "normal-mean-squared-error",
    rows: [12, 38],
    errata: [4, 15],
    symbols: [
      observations,
      data("y", "values", realNumber, "n"),
      free("μ", "mean", realNumber),
      free("σ", "standard deviation", positiveNumber),
    ],
    indices: rows,
    truth: sumRows(
      add(
        multiply(divide(1, 2), log(multiply(2, pi, square(sigma)))),
        divide(square(residual), multiply(2, square(sigma))),
      ),
    ),
  },
  {
    kind: "derive",
    name: "nll-of-a-normal-sample-known-sigma",
    prompt:
      "The same with a known $\\sigma$: only $\\mu$ is free. Derive the negative log-likelihood; a constant may be left out.",
    hint: "What is left is a sum of squares, with its factor.",
    derivation: "normal-mean-squared-error",
    rows: [38, 39],
    errata: [15],
    symbols: [
      observations,
      data("y", "values", realNumber, "n"),
      known("σ", "standard deviation", positiveNumber),
      free("μ", "mean", realNumber),
    ],
    indices: rows,
    truth: sumRows(
      add(
        multiply(divide(1, 2), log(multiply(2, pi, square(sigma)))),
        divide(square(residual), multiply(2, square(sigma))),
      ),
    ),
  },
  {
    kind: "derive",
    name: "nll-of-a-laplace-sample",
    prompt:
      "Values $y_1, \\dots, y_n$ have the density $\\frac{1}{2b} e^{-|y - \\mu|/b}$. Derive their negative log-likelihood in $\\mu$ and $b$.",
    hint: "A distance is typed |y_i - mu|.",
    derivation: "laplace-absolute-error",
    rows: [39, 40],
    errata: [],
    symbols: [
      observations,
      data("y", "values", realNumber, "n"),
      free("μ", "centre", realNumber),
      free("b", "scale", positiveNumber),
    ],
    indices: rows,
    truth: sumRows(add(log(multiply(2, b)), divide(call("abs", residual), b))),
  },
  {
    kind: "derive",
    name: "nll-with-log-scale",
    prompt:
      "One normal value $y$ with mean $\\mu$ and $\\log\\sigma = s$: what a network with two outputs minimises for one row. Derive the negative log-likelihood in $\\mu$ and $s$.",
    hint: "Put $\\sigma = e^s$ into the normal negative log-likelihood.",
    derivation: "normal-learned-scale",
    rows: [11, 38],
    errata: [],
    symbols: [
      data("y", "value", realNumber),
      free("μ", "mean", realNumber),
      free("s", "log standard deviation", { kind: "real", low: -1, high: 1 }),
    ],
    indices: {},
    truth: add(
      multiply(divide(1, 2), log(multiply(2, pi))),
      s,
      multiply(divide(1, 2), square(subtract(y, mu)), exp(multiply(-2, s))),
    ),
  },
  {
    kind: "derive",
    name: "gradient-in-the-logits",
    prompt:
      "Logits $z_1, \\dots, z_K$ and a label $y$ from 1 to $K$; the loss is $\\log\\sum_k e^{z_k} - z_y$. Derive its derivative in $z_j$.",
    hint: "[j = y] is 1 where it holds and 0 elsewhere; a sum over the classes is typed sum_k( … ).",
    derivation: "logit-gradient",
    rows: [61],
    errata: [23],
    symbols: [
      classes,
      data("y", "class, 1 to K", { kind: "integer", low: 1, high: "K" }),
      known("j", "which logit", { kind: "integer", low: 1, high: "K" }),
      free("z", "logits", realNumber, "K"),
    ],
    indices: { k: "K" },
    truth: subtract(share(j), indicator(j, "=", y)),
    exact: true,
  },
  {
    kind: "derive",
    name: "nll-with-a-logit",
    prompt:
      "One label $y$, 0 or 1, and a network that puts out a logit $z$: the probability of a 1 is $1/(1 + e^{-z})$. Derive the negative log-likelihood in $z$.",
    hint: "Put the sigmoid in; $1 - \\sigma(z) = \\sigma(-z)$.",
    derivation: "bernoulli-binary-cross-entropy",
    rows: [45, 49],
    errata: [18],
    symbols: [data("y", "label, 0 or 1", binaryLabel), free("z", "logit", realNumber)],
    indices: {},
    truth: subtract(log(add(1, exp(z))), multiply(y, z)),
  },
  {
    kind: "derive",
    name: "nll-of-a-count-with-log-rate",
    prompt:
      "One count $y$ is Poisson, and a network puts out $z$, the logarithm of its rate. Derive the negative log-likelihood in $z$; a constant may be left out.",
    hint: "Put $\\lambda = e^z$ into $\\lambda - y\\log\\lambda + \\log y!$.",
    derivation: "poisson-loss",
    rows: [1, 40],
    errata: [19],
    symbols: [data("y", "count", count), free("z", "log rate", { kind: "real", low: -1, high: 2 })],
    indices: {},
    truth: add(exp(z), negate(multiply(y, z)), log(call("factorial", y))),
  },
  {
    kind: "derive",
    name: "slope-of-the-expected-squared-error",
    prompt:
      "A label is 1 with probability $p$; a network says $a$. Its expected squared error is $p(1-a)^2 + (1-p)a^2$. Derive the slope in $a$.",
    hint: "Where is it zero?",
    rows: [82],
    errata: [33],
    symbols: [known("p", "probability of a 1", probability), free("a", "what the network says", probability)],
    indices: {},
    truth: multiply(2, subtract(a, p)),
    exact: true,
  },
];
