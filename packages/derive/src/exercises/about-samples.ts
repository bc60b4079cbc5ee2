import { call, divide, log, multiply, negate, number, pi, subtract } from "../expression/build.js";
import type { ChoiceExercise, NumericExercise } from "./exercise.js";

const tolerance = 2e-3;

/** Exercises on samples: coins, measured numbers and their units, lines, and what a computer makes of products. */
export const sampleExercises: readonly (NumericExercise | ChoiceExercise)[] = [
  {
    kind: "numeric",
    name: "slope-at-three-zeros",
    prompt:
      "A coin shows 0, 0, 0. Its likelihood $(1-\\theta)^3$ is largest at $\\theta = 0$. How large is its slope there?",
    hint: "A maximum at an edge need not be flat.",
    derivation: "bernoulli-estimate",
    rows: [16],
    errata: [6],
    truth: negate(3),
    tolerance,
  },
  {
    kind: "numeric",
    name: "nll-in-centimetres",
    prompt:
      "Three lengths in metres are written down in centimetres. By how much does their negative log-likelihood at the maximum grow, in nats?",
    hint: "Each density is divided by 100.",
    derivation: "normal-three-observations",
    rows: [3, 14],
    errata: [2],
    truth: multiply(3, log(100)),
    tolerance,
  },
  {
    kind: "numeric",
    name: "bell-of-height-one",
    prompt: "For which $\\sigma$ is the peak of the normal density exactly 1?",
    hint: "The peak is $1/(\\sigma\\sqrt{2\\pi})$; π is typed pi.",
    rows: [3],
    errata: [2],
    truth: divide(1, call("sqrt", multiply(2, pi))),
    tolerance,
  },
  {
    kind: "choice",
    name: "whose-model-is-better",
    prompt:
      "For the same measurements a colleague reports a negative log-likelihood of −40, and you have +3. Whose model is better?",
    hint: "What does another unit do to a density?",
    rows: [3, 25],
    errata: [2, 9],
    options: [
      {
        text: "The colleague’s",
        right: false,
        why: "If both use the same unit, yes. Another unit adds a constant to every negative log-likelihood.",
      },
      { text: "Yours", right: false, why: "A negative value is no mistake: a density may exceed 1." },
      {
        text: "Nobody can say before the units are known",
        right: true,
        why: "Right: in the same unit it is the colleague’s.",
      },
    ],
  },
  {
    kind: "numeric",
    name: "tosses-until-zero",
    prompt:
      "The smallest positive number of half precision is $2^{-24}$. After how many tosses of a fair coin is their likelihood 0 there?",
    hint: "What lies exactly halfway between 0 and that number is rounded to the even neighbour, 0.",
    derivation: "product-to-sum-of-logs",
    rows: [20],
    errata: [9],
    truth: number(25),
    tolerance: 1e-9,
  },
  {
    kind: "choice",
    name: "a-product-that-stands-still",
    prompt:
      "Halved again and again, a number becomes 0 in single precision. Multiplied by 0.9 again and again it never does. Why?",
    hint: "Near the end of the range all numbers are multiples of one smallest step.",
    rows: [20],
    errata: [9],
    options: [
      {
        text: "0.9 needs more factors than anyone has",
        right: false,
        why: "It comes close to the end of the range after some hundreds of factors, and stays there.",
      },
      {
        text: "Nine tenths of five smallest steps are rounded up to five again",
        right: true,
        why: "Right: they are 4.5 and a whisker, since 0.9 is stored slightly too large. Half of one step is rounded to 0.",
      },
      { text: "0.9 is stored as 1", right: false, why: "It is stored with seven right digits." },
    ],
  },
  {
    kind: "numeric",
    name: "nll-in-feet",
    prompt:
      "For distances in metres a line has a negative log-likelihood of 1.5 nats a row. What is it for the same distances in feet, of 0.3048 metres each?",
    hint: "A distance in feet is a larger number, so its density is lower: by the factor 0.3048.",
    derivation: "normal-profiled-scale",
    rows: [38],
    errata: [2],
    truth: subtract(divide(3, 2), log(number(0.3048))),
    tolerance,
  },
  {
    kind: "choice",
    name: "what-absolute-errors-estimate",
    prompt:
      "The normal around a line is replaced by the Laplace density $\\frac{1}{2b}e^{-|y-\\hat y|/b}$. What does the line estimate now?",
    hint: "Which loss remains of its negative logarithm?",
    derivation: "laplace-absolute-error",
    rows: [36, 39],
    errata: [15],
    options: [
      { text: "The conditional mean", right: false, why: "That is where the sum of squared errors is least." },
      {
        text: "The conditional median",
        right: true,
        why: "Right: the sum of absolute errors remains, and it is least at the median.",
      },
      { text: "The most frequent value", right: false, why: "No loss of distances is least there in general." },
    ],
  },
  {
    kind: "choice",
    name: "labels-turned-over",
    prompt:
      "Every label $y_i$ is replaced by $1-y_i$. How do the best weights and the best negative log-likelihood change?",
    hint: "$1-\\sigma(z)=\\sigma(-z)$.",
    derivation: "bernoulli-binary-cross-entropy",
    rows: [33],
    errata: [13],
    options: [
      { text: "Both change sign", right: false, why: "The negative log-likelihood of labels is never below 0." },
      {
        text: "The weights change sign, the other stays",
        right: true,
        why: "Right: with $-w$ in the place of $w$ each label has the probability that its opposite had.",
      },
      {
        text: "Neither changes",
        right: false,
        why: "The old weights now give the wrong label the larger probability.",
      },
    ],
  },
  {
    kind: "choice",
    name: "inputs-doubled",
    prompt: "Every input of a logistic regression is doubled. What happens at the maximum of the likelihood?",
    hint: "What does the model see of inputs and weights?",
    rows: [33],
    errata: [13],
    options: [
      {
        text: "The weights halve; bias and likelihood stay",
        right: true,
        why: "Right: the model sees their product only. Gradient descent takes another way there, Newton’s method does not.",
      },
      { text: "The weights double", right: false, why: "Then every product would be four times as large." },
      { text: "The likelihood grows", right: false, why: "Whatever it reaches now it could reach before." },
    ],
  },
  {
    kind: "numeric",
    name: "bias-alone",
    prompt: "A node has a bias and no weights, and 30 of 120 labels are 1. To which bias does training lead?",
    hint: "$\\sigma(b)$ becomes the share of ones.",
    derivation: "bernoulli-estimate",
    rows: [16, 33],
    errata: [6],
    truth: log(divide(30, 90)),
    tolerance,
  },
];
