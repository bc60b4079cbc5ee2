import { add, divide, exp, log, multiply, number } from "../expression/build.js";
import type { ChoiceExercise, NumericExercise } from "./exercise.js";

const tolerance = 2e-3;

/** Exercises on models of a target: which likelihood it has, what a network makes of it, and what people call it. */
export const modelExercises: readonly (NumericExercise | ChoiceExercise)[] = [
  {
    kind: "choice",
    name: "minutes-until-a-call",
    prompt:
      "You model the minutes until a customer calls back. For some the day ended first. What do those rows contribute to the likelihood?",
    hint: "What has been seen of them?",
    rows: [36],
    errata: [15],
    options: [
      {
        text: "Nothing: they are dropped",
        right: false,
        why: "The long times are missing then, and every estimate is too low.",
      },
      { text: "The density at the end of the day", right: false, why: "Nobody called at that minute." },
      {
        text: "The probability of lasting longer",
        right: true,
        why: "Right: such a time is censored. A Weibull distribution has both, density and that probability.",
      },
    ],
  },
  {
    kind: "choice",
    name: "difference-of-goals",
    prompt: "The goals of two teams are independent Poisson counts. Which distribution does their difference have?",
    hint: "Can a Poisson count be −1?",
    rows: [36],
    errata: [15],
    options: [
      { text: "Poisson", right: false, why: "Their sum is; the difference can be negative." },
      {
        text: "One of its own, over all whole numbers",
        right: true,
        why: "Right: it is named after Skellam. A normal comes close to it where both rates are large.",
      },
      { text: "Normal", right: false, why: "Only nearly, and only where both rates are large." },
    ],
  },
  {
    kind: "choice",
    name: "twice-a-loss",
    prompt: "Which loss is still the negative log-likelihood of one row after it has been multiplied by 2?",
    hint: "Do the squares of the probabilities of all outcomes sum to a constant?",
    derivation: "normal-mean-squared-error",
    rows: [39, 51],
    errata: [15, 19],
    options: [
      {
        text: "Squared error",
        right: true,
        why: "Right: it is that of a normal with another $\\sigma$, less a constant.",
      },
      {
        text: "Binary cross-entropy",
        right: false,
        why: "$\\hat y^2 + (1-\\hat y)^2$ depends on $\\hat y$. It counts each row twice: the minimum stays, standard errors become too small by $\\sqrt2$.",
      },
      { text: "Neither", right: false, why: "For one of them only the width of its distribution changes." },
    ],
  },
  {
    kind: "choice",
    name: "absolute-error-of-what",
    prompt: "A network is trained with the mean absolute error. Is that maximum likelihood?",
    hint: "Which density falls like $e^{-|y-\\hat y|/b}$?",
    derivation: "laplace-absolute-error",
    rows: [36, 42],
    errata: [15],
    options: [
      { text: "Yes: of a normal around the output", right: false, why: "That one leaves the squared error." },
      {
        text: "Yes: of a Laplace distribution around the output",
        right: true,
        why: "Right: with one scale for all rows, whatever it is.",
      },
      {
        text: "No",
        right: false,
        why: "$e^{-|y-\\hat y|/b}$ integrates to $2b$ for every $\\hat y$, so it can be made a density.",
      },
    ],
  },
  {
    kind: "choice",
    name: "tokens-of-a-text",
    prompt: "A language model is trained to predict the next token with cross-entropy. What is maximised?",
    hint: "What is the product of the probabilities of each token given those before it?",
    derivation: "product-to-sum-of-logs",
    rows: [42, 57],
    errata: [],
    options: [
      {
        text: "The probability of the texts under the model",
        right: true,
        why: "Right: by the chain rule of probability, whatever network computes the factors.",
      },
      {
        text: "The number of tokens guessed right",
        right: false,
        why: "No guess occurs in the loss, only probabilities.",
      },
      {
        text: "No likelihood: tokens depend on one another",
        right: false,
        why: "Each factor is conditional on the tokens before it. No independence is asked for.",
      },
    ],
  },
  {
    kind: "choice",
    name: "squared-error-on-labels",
    prompt:
      "A network is trained with squared error on labels 0 and 1. Is that maximum likelihood of a model of labels?",
    hint: "Do $e^{-\\hat y^2}$ and $e^{-(1-\\hat y)^2}$ have a constant sum?",
    rows: [42, 82],
    errata: [19, 33],
    options: [
      {
        text: "Yes",
        right: false,
        why: "The two weights have no constant sum, so they are no distribution of labels.",
      },
      {
        text: "No: of a normal that happens to see only zeros and ones",
        right: true,
        why: "Right: and its best output is still the probability, because squared error is least at the mean.",
      },
      {
        text: "No, and so its output has nothing to do with probability",
        right: false,
        why: "Squared error is least at the mean of the labels, which is the probability of a 1.",
      },
    ],
  },
  {
    kind: "numeric",
    name: "weights-of-a-dense-layer",
    prompt:
      "A dense layer of 8 units, each with a bias, stands over a grey drawing of 24 × 24 pixels. How many weights and biases does it have?",
    hint: "Every unit sees every pixel.",
    rows: [31, 55],
    errata: [22],
    truth: multiply(8, add(multiply(24, 24), 1)),
    tolerance: 1e-9,
  },
  {
    kind: "numeric",
    name: "cost-of-a-cat",
    prompt:
      "A network gives the drawing of a cat, whose label is 0, the logit 2. What does this drawing cost, in nats?",
    hint: "$-\\log(1-\\sigma(2))$.",
    derivation: "bernoulli-binary-cross-entropy",
    rows: [33, 55],
    errata: [22],
    truth: log(add(1, exp(number(2)))),
    tolerance,
  },
  {
    kind: "choice",
    name: "labels-of-drawings-swapped",
    prompt: "Cats become 1 and dogs 0 where it was the other way round. What has to change in a trained network?",
    hint: "What does the head see?",
    rows: [55],
    errata: [22],
    options: [
      { text: "Its filters", right: false, why: "The shapes in the drawings are the same." },
      {
        text: "The signs of its last layer",
        right: true,
        why: "Right: the head sees the logit, and its sign has to turn.",
      },
      { text: "Its likelihood", right: false, why: "It is a Bernoulli in both cases." },
    ],
  },
  {
    kind: "choice",
    name: "density-beside-a-probability",
    prompt:
      "On counts a Poisson has a negative log-likelihood of 2.1 nats a row, a normal 2.0. May a probability be compared with a density?",
    hint: "What is the probability of the unit interval around a whole number?",
    rows: [3, 36],
    errata: [2, 15],
    options: [
      {
        text: "Yes, always: both are negative log-likelihoods",
        right: false,
        why: "A normal with a tiny $\\sigma$ at a whole number has a density without bound there.",
      },
      {
        text: "With care: a smooth density at a whole number is close to the probability of the unit around it",
        right: true,
        why: "Right: as long as it is smooth on that scale.",
      },
      { text: "Never", right: false, why: "Where the density is smooth, the two mean nearly the same." },
    ],
  },
  {
    kind: "numeric",
    name: "bits-of-a-perplexity",
    prompt: "A model card says: perplexity 12. How many bits does a token cost?",
    hint: "Perplexity is $e$ to the power of the nats a token; $\\log_2 a$ is typed log(a)/log(2).",
    rows: [52, 73],
    errata: [20],
    truth: divide(log(12), log(2)),
    tolerance,
  },
  {
    kind: "choice",
    name: "two-kinds-of-bias",
    prompt: "“The bias of the estimator is removed by a bias in the last layer.” What does the first of the two mean?",
    hint: "Which of the two is a number in the model?",
    rows: [52],
    errata: [20],
    options: [
      { text: "An unfair treatment of groups", right: false, why: "No number in a layer takes that away." },
      {
        text: "Predictions that are off by the same amount on average",
        right: true,
        why: "Right: and the second is an intercept, which can take it away.",
      },
      { text: "A weight whose input is always 1", right: false, why: "That is the second one." },
    ],
  },
];
