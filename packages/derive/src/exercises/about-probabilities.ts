import { add, call, divide, exp, log, multiply, negate, number } from "../expression/build.js";
import type { ChoiceExercise, NumericExercise } from "./exercise.js";

const tolerance = 2e-3;
const half = divide(1, 2);

/** Exercises on probabilities as outputs: softmax, code lengths, calibration, decisions. */
export const probabilityExercises: readonly (NumericExercise | ChoiceExercise)[] = [
  {
    kind: "numeric",
    name: "softmax-of-two-logits",
    prompt: "Two logits are 0 and $\\log 3$. What does softmax give the second class?",
    hint: "The difference of two logits is the logarithm of the odds.",
    derivation: "softmax-of-two-is-logistic",
    rows: [65, 67],
    errata: [],
    truth: divide(exp(log(3)), add(exp(number(0)), exp(log(3)))),
    tolerance,
  },
  {
    kind: "choice",
    name: "what-softmax-does-not-decide",
    prompt: "5 is added to every logit. Which outputs of softmax change?",
    hint: "Take $e^5$ out of numerator and denominator.",
    rows: [65, 67],
    errata: [],
    options: [
      {
        text: "The largest grows",
        right: false,
        why: "Every power of e is multiplied by the same number, and so is their sum.",
      },
      { text: "None", right: true, why: "Right: so the data cannot determine that direction of the logits." },
      { text: "All become smaller", right: false, why: "They still sum to one." },
    ],
  },
  {
    kind: "numeric",
    name: "bits-of-an-event",
    prompt: "A model gives an event the probability 1/8. How many bits does an ideal code spend on it?",
    hint: "$-\\log_2$ of the probability; $\\log_2 a$ is typed log(a)/log(2).",
    rows: [73],
    errata: [27],
    truth: number(3),
    tolerance,
  },
  {
    kind: "numeric",
    name: "bits-under-a-wrong-model",
    prompt:
      "Two events are equally likely; a model says 1/4 and 3/4. What is the mean code length under the model, in bits?",
    hint: "The lengths come from the model, the average from the truth.",
    derivation: "likelihood-to-kl-divergence",
    rows: [68, 73],
    errata: [26, 27],
    truth: divide(negate(add(multiply(half, log(divide(1, 4))), multiply(half, log(divide(3, 4))))), log(2)),
    tolerance,
  },
  {
    kind: "numeric",
    name: "probability-at-temperature-two",
    prompt: "A classifier says 0.9. The fitted temperature is 2. What does it say after scaling, with two classes?",
    hint: "Halve the log-odds, $\\log 9$.",
    derivation: "temperature-scaling",
    rows: [78],
    errata: [29],
    truth: divide(3, 4),
    tolerance,
  },
  {
    kind: "choice",
    name: "what-temperature-leaves",
    prompt: "All logits are divided by one temperature. What cannot change?",
    hint: "Which of these looks at the order of the outputs only?",
    derivation: "temperature-scaling",
    rows: [63, 78],
    errata: [25, 29],
    options: [
      { text: "The NLL", right: false, why: "It is what the temperature is fitted by." },
      {
        text: "The accuracy of “take the likelier class”",
        right: true,
        why: "Right: dividing by one positive number keeps the order.",
      },
      { text: "The calibration error", right: false, why: "Forecasts move, frequencies stay: their distance changes." },
    ],
  },
  {
    kind: "numeric",
    name: "threshold-for-a-price",
    prompt: "To miss an event costs 19, a false alarm costs 1. From which probability on is the alarm cheaper?",
    hint: "Alarm costs $1 - p$ on average, no alarm $19p$.",
    rows: [63],
    errata: [25],
    truth: divide(1, 20),
    tolerance,
  },
  {
    kind: "numeric",
    name: "posterior-at-another-share",
    prompt:
      "A detector that was trained on equal shares says 0.9. Where it is used, one in a hundred is a case. What is the probability there?",
    hint: "Odds of 9, times the odds of the new share.",
    rows: [83],
    errata: [33],
    truth: divide(9, add(9, 99)),
    tolerance,
  },
  {
    kind: "choice",
    name: "what-absolute-error-teaches",
    prompt:
      "Labels are 0 and 1, and at some $x$ three in ten are 1. A network is trained on $|y - f|$ with plenty of data. Where does $f(x)$ go?",
    hint: "Which number has the smallest mean distance from three ones and seven zeros?",
    rows: [82],
    errata: [33],
    options: [
      { text: "To 0.3", right: false, why: "That is the mean: it minimises squared error and cross-entropy." },
      { text: "To 0", right: true, why: "Right: to the median, which is a decision and no probability." },
      { text: "To 0.5", right: false, why: "0 costs 0.3 on average, 0.5 costs 0.5." },
    ],
  },
  {
    kind: "numeric",
    name: "standard-error-of-a-coverage",
    prompt:
      "Intervals of 90 % are checked on 100 new rows. If they are right, by how much does the share that they hold scatter (one standard error)?",
    hint: "A share of n independent cases has the variance $p(1-p)/n$.",
    rows: [78],
    errata: [29],
    truth: call("sqrt", divide(multiply(divide(9, 10), divide(1, 10)), 100)),
    tolerance,
  },
  {
    kind: "numeric",
    name: "factor-for-the-widths",
    prompt:
      "On held-out rows the mean of $(y-\\mu)^2/\\sigma^2$ is 2.25. By which one factor must all $\\sigma$ be multiplied, by maximum likelihood?",
    hint: "The factor that makes that mean 1.",
    derivation: "normal-scale-estimate",
    rows: [78],
    errata: [29],
    truth: call("sqrt", divide(9, 4)),
    tolerance,
  },
];
