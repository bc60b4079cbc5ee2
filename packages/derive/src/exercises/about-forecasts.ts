import { add, divide, log, multiply, negate, number } from "../expression/build.js";
import type { ChoiceExercise, NumericExercise } from "./exercise.js";

const tolerance = 2e-3;
const hundredths = (numerator: number) => divide(numerator, 100);

/** Exercises on forecasts: outputs, code words, calibration, and what a sum in the place of a mean does to training. */
export const forecastExercises: readonly (NumericExercise | ChoiceExercise)[] = [
  {
    kind: "numeric",
    name: "pull-on-a-smoothed-label",
    prompt:
      "Softmax gives “dog” 0.02, and the smoothed label asks for 0.05. What is the derivative of the loss in the logit of “dog”?",
    hint: "Output minus label.",
    derivation: "label-smoothing",
    rows: [61],
    errata: [23],
    truth: negate(hundredths(3)),
    tolerance,
  },
  {
    kind: "numeric",
    name: "weights-that-softmax-determines",
    prompt:
      "A softmax over ten classes stands on 64 inputs, with a bias for each class and no hidden layer. How many weights and biases can the data determine?",
    hint: "The same vector may be added to the weights of every class.",
    derivation: "softmax-of-two-is-logistic",
    rows: [65, 67],
    errata: [],
    truth: multiply(9, add(64, 1)),
    tolerance: 1e-9,
  },
  {
    kind: "numeric",
    name: "mean-length-of-four-words",
    prompt: "Build Huffman’s code for 0.4, 0.3, 0.2 and 0.1 by hand. What is the mean length of its words, in bits?",
    hint: "Join 0.1 and 0.2, then 0.3 with that, then 0.4.",
    rows: [73],
    errata: [27],
    truth: add(multiply(hundredths(40), 1), multiply(hundredths(30), 2), multiply(hundredths(30), 3)),
    tolerance,
  },
  {
    kind: "numeric",
    name: "bits-of-events-in-pairs",
    prompt:
      "Two events have the probabilities 0.9 and 0.1. Coded in pairs, how many bits does Huffman’s code take an event?",
    hint: "Pairs of 0.81, 0.09, 0.09 and 0.01 have words of 1, 2, 3 and 3 bits.",
    rows: [73],
    errata: [27],
    truth: divide(
      add(hundredths(81), multiply(2, hundredths(9)), multiply(3, hundredths(9)), multiply(3, hundredths(1))),
      2,
    ),
    tolerance,
  },
  {
    kind: "numeric",
    name: "bytes-of-labels",
    prompt:
      "A classifier has a negative log-likelihood of 0.25 nats a label on 8,000 labels. How many bytes does an ideal code under it take for them?",
    hint: "A bit is $\\log 2$ nats, and a byte 8 bits.",
    derivation: "likelihood-to-kl-divergence",
    rows: [68, 73],
    errata: [26, 27],
    truth: divide(multiply(8000, divide(1, 4)), multiply(8, log(2))),
    tolerance,
  },
  {
    kind: "choice",
    name: "forecast-of-the-calendar",
    prompt: "A forecaster says 0.3 every day, and it rains on 30 % of all days. What is true?",
    hint: "What does calibration compare, and what does it not ask for?",
    rows: [78],
    errata: [29],
    options: [
      {
        text: "Not calibrated: no day is 30 % wet",
        right: false,
        why: "Calibration looks at all days with the same forecast.",
      },
      {
        text: "Calibrated, and no better than the calendar",
        right: true,
        why: "Right: the negative log-likelihood is the entropy of the weather. Who tells the days apart has less.",
      },
      {
        text: "Calibrated, so no forecaster can be better",
        right: false,
        why: "Calibration does not ask for knowledge.",
      },
    ],
  },
  {
    kind: "choice",
    name: "half-of-the-right-width",
    prompt:
      "A forecaster of normals states half of the right $\\sigma$. How many of the 95 % intervals hold what they should?",
    hint: "They reach as far as 0.98 of the right $\\sigma$ to each side.",
    rows: [78],
    errata: [29],
    options: [
      { text: "About half", right: false, why: "The middle of a normal holds more than its share of the width." },
      {
        text: "About two thirds",
        right: true,
        why: "Right: nearly as much as one $\\sigma$ to each side, $2\\Phi(0.98) - 1$.",
      },
      { text: "Still 95 %", right: false, why: "That takes 1.96 of the right $\\sigma$ to each side." },
    ],
  },
  {
    kind: "choice",
    name: "heap-at-the-left",
    prompt:
      "The values $u = F(y)$ of new rows under their stated distributions are heaped at the left end only. What does that say of the stated distributions?",
    hint: "Where does $y$ lie in its distribution if $u$ is small?",
    rows: [78],
    errata: [29],
    options: [
      { text: "They are too high", right: true, why: "Right: the observed values lie low in them." },
      {
        text: "They are too low",
        right: false,
        why: "Then the observed values would lie high in them, and $u$ near 1.",
      },
      { text: "They are too narrow", right: false, why: "Then $u$ would be heaped at both ends." },
    ],
  },
  {
    kind: "choice",
    name: "same-distribution-every-day",
    prompt:
      "Someone states every day the distribution of all days of that month. Over many years, how does the histogram of $u$ look?",
    hint: "From which distribution are the days drawn?",
    rows: [78],
    errata: [29],
    options: [
      {
        text: "Flat",
        right: true,
        why: "Right: calibration does not ask for knowledge. NLL, CRPS and the width of intervals do.",
      },
      {
        text: "Heaped in the middle",
        right: false,
        why: "That would be too wide a distribution, and this one has the right width.",
      },
      { text: "Heaped at both ends", right: false, why: "That would be too narrow a distribution." },
    ],
  },
  {
    kind: "choice",
    name: "map-from-training-rows",
    prompt: "You fit the map that recalibrates intervals to the rows that the network was trained on. What happens?",
    hint: "How large are the residuals of rows that a network has seen?",
    rows: [78],
    errata: [29],
    options: [
      {
        text: "The intervals for new rows stay too narrow",
        right: true,
        why: "Right: residuals of seen rows are too small, and the map takes them for the truth.",
      },
      {
        text: "The intervals for new rows become too wide",
        right: false,
        why: "Seen rows have small residuals, not large ones.",
      },
      {
        text: "Nothing: the map has few parameters",
        right: false,
        why: "It is not the map that has seen the rows, it is the network.",
      },
    ],
  },
  {
    kind: "numeric",
    name: "what-two-outputs-sum-to",
    prompt:
      "A network has one output for each of two classes and targets (1, 0) and (0, 1). It is trained by squared error without softmax, with plenty of data. What do its outputs sum to?",
    hint: "Each is the mean of its target, given the input.",
    rows: [82],
    errata: [33],
    truth: number(1),
    tolerance,
  },
  {
    kind: "choice",
    name: "sum-in-place-of-the-mean",
    prompt:
      "The mean of the negative log-likelihood is replaced by its sum. Which optimizer walks another way with the same rate?",
    hint: "The gradient becomes $n$ times as long. Which of them divides that out?",
    rows: [29],
    errata: [10],
    options: [
      { text: "SGD", right: true, why: "Right: its steps become $n$ times as long, and so do those with momentum." },
      {
        text: "Adam",
        right: false,
        why: "It divides by the size of the gradient, as RMSprop does (but for $\\varepsilon$).",
      },
      { text: "Newton’s method", right: false, why: "Its curvature grows by the same factor as the gradient." },
    ],
  },
];
