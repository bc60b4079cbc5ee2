import { add, divide, log, multiply, negate, number } from "../expression/build.js";
import type { ChoiceExercise, NumericExercise } from "./exercise.js";

const tolerance = 2e-3;

/** Exercises on what training does with a likelihood: logarithms, steps, units, networks. */
export const trainingExercises: readonly (NumericExercise | ChoiceExercise)[] = [
  {
    kind: "numeric",
    name: "nll-of-a-thousand-tosses",
    prompt: "How large is the negative log-likelihood of a thousand tosses of a fair coin, in nats?",
    hint: "A thousand equal terms.",
    derivation: "product-to-sum-of-logs",
    rows: [20, 25],
    errata: [],
    truth: multiply(1000, log(2)),
    tolerance,
  },
  {
    kind: "numeric",
    name: "slope-at-the-start",
    prompt:
      "A node has the logit 0 and the label is 1. What is the derivative of the negative log-likelihood in the logit?",
    hint: "Prediction minus label.",
    derivation: "logit-gradient",
    rows: [61],
    errata: [23],
    truth: negate(divide(1, 2)),
    tolerance,
  },
  {
    kind: "numeric",
    name: "scale-from-the-squares",
    prompt: "A line through 50 rows leaves a residual sum of squares of 200. Which $\\sigma$ is most likely?",
    hint: "The variance is RSS/n.",
    derivation: "normal-profiled-scale",
    rows: [38, 39],
    errata: [],
    truth: number(2),
    tolerance,
  },
  {
    kind: "numeric",
    name: "largest-rate",
    prompt:
      "Across a valley the curvature is 4. From which learning rate on does plain gradient descent no longer settle?",
    hint: "A step multiplies the distance from the floor by $1 - \\text{rate}\\cdot 4$.",
    rows: [29],
    errata: [10],
    truth: divide(1, 2),
    tolerance,
  },
  {
    kind: "choice",
    name: "what-backpropagation-does",
    prompt: "A network is trained “by backpropagation and Adam”. Which of the two decides how far a weight moves?",
    hint: "Which of them knows the learning rate?",
    rows: [29],
    errata: [10],
    options: [
      {
        text: "Backpropagation",
        right: false,
        why: "It is the chain rule: it says how the loss changes with each weight, and no more.",
      },
      {
        text: "Adam",
        right: true,
        why: "Right: it turns gradients into steps. SGD would take others from the same gradients.",
      },
      { text: "Both, one half each", right: false, why: "One computes the gradient, the other uses it." },
    ],
  },
  {
    kind: "numeric",
    name: "nll-in-its-own-unit",
    prompt:
      "A price is divided by its standard deviation, 50, before training. On that scale a network reaches an NLL of 1.2 nats a row. What is it for prices in their own unit?",
    hint: "The density of the price is the other one, divided by 50.",
    rows: [38],
    errata: [2],
    truth: add(divide(12, 10), log(50)),
    tolerance,
  },
  {
    kind: "choice",
    name: "which-likelihood-for-growing-noise",
    prompt:
      "On held-back rows a normal with one $\\sigma$ has an NLL of 0.32 nats, a normal with $\\sigma(x)$ one of 0.17. What does that say?",
    hint: "What are the two numbers, in words?",
    rows: [36, 39],
    errata: [15],
    options: [
      {
        text: "The second predicts the mean better",
        right: false,
        why: "The means may be the same. The NLL judges the whole distribution, its width included.",
      },
      {
        text: "The second gave the new rows more probability: its widths fit better",
        right: true,
        why: "Right: by a factor of $e^{0.15}$, about 1.16, a row on average.",
      },
      {
        text: "Nothing: losses of two likelihoods cannot be compared",
        right: false,
        why: "Losses that drop constants cannot. Full negative log-likelihoods of the same rows can.",
      },
    ],
  },
  {
    kind: "choice",
    name: "what-weight-decay-maximises",
    prompt: "Cross-entropy plus weight decay is minimised. What is maximised?",
    hint: "The penalty is the logarithm of something, too.",
    derivation: "posterior-weight-decay",
    rows: [23, 42],
    errata: [19],
    options: [
      { text: "The likelihood", right: false, why: "Its maximum has larger weights: the penalty pulls towards zero." },
      {
        text: "The posterior density, under a normal prior",
        right: true,
        why: "Right: likelihood times prior, so the minimum is a maximum a posteriori.",
      },
      { text: "The accuracy", right: false, why: "No threshold and no decision occurs in either term." },
    ],
  },
  {
    kind: "numeric",
    name: "weights-of-a-convolution",
    prompt:
      "A first layer has 8 filters of 5 × 5 pixels over grey pictures, each with a bias. How many weights and biases does it have?",
    hint: "They do not depend on the size of the picture.",
    rows: [31, 55],
    errata: [22],
    truth: multiply(8, add(25, 1)),
    tolerance: 1e-9,
  },
  {
    kind: "choice",
    name: "what-convolutions-change",
    prompt:
      "One node over the pixels is replaced by a network of convolutions. What happens to the likelihood of a label?",
    hint: "What does the head get to see?",
    rows: [55],
    errata: [22],
    options: [
      {
        text: "It becomes another likelihood",
        right: false,
        why: "It is a Bernoulli in both cases: the head sees a logit and a label.",
      },
      {
        text: "It stays the same function of the logit",
        right: true,
        why: "Right: only the function from the picture to the logit is another one.",
      },
      {
        text: "There is none any more",
        right: false,
        why: "Every logit gives a probability to each label, whatever computed it.",
      },
    ],
  },
  {
    kind: "numeric",
    name: "loss-from-the-deviance",
    prompt: "A logistic regression on 200 labels has a residual deviance of 180. What is the mean loss, in nats?",
    hint: "The deviance is twice the summed negative log-likelihood.",
    rows: [52],
    errata: [20],
    truth: divide(180, 400),
    tolerance,
  },
  {
    kind: "choice",
    name: "what-training-does-not-say",
    prompt: "A training curve is flat at its end. Which of these does it tell?",
    hint: "What is on its axes?",
    rows: [52],
    errata: [20],
    options: [
      {
        text: "How precisely the data determine the weights",
        right: false,
        why: "That is the curvature at the minimum, in standard errors. The height of the curve does not show it.",
      },
      {
        text: "How large the loss of these rows is at these weights",
        right: true,
        why: "Right: no more than that. A flat curve may also be a valley that is not the lowest.",
      },
      {
        text: "That the weights are the only ones with this loss",
        right: false,
        why: "Swap two hidden units: other weights, the same loss.",
      },
    ],
  },
  {
    kind: "choice",
    name: "which-training-is-maximum-likelihood",
    prompt: "Which of these ends at a maximum of the likelihood, if it ends at its minimum?",
    hint: "Which has no other term, no other network and no early end?",
    rows: [42],
    errata: [15, 19],
    options: [
      {
        text: "Squared error, on all rows, until nothing improves",
        right: true,
        why: "Right: of a normal with one $\\sigma$ for all rows, whatever $\\sigma$ is.",
      },
      {
        text: "Cross-entropy, stopped where held-back rows are predicted best",
        right: false,
        why: "It stops short of the maximum, and on purpose.",
      },
      {
        text: "A hinge loss, on all rows, until nothing improves",
        right: false,
        why: "No weight $h(y)$ makes $e^{-\\text{hinge}}$ a distribution of labels.",
      },
    ],
  },
];
