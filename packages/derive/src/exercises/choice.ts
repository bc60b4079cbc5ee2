import type { ChoiceExercise } from "./exercise.js";

/** Exercises whose answer is one of several. */
export const choiceExercises: readonly ChoiceExercise[] = [
  {
    kind: "choice",
    name: "which-loss-for-two-classes",
    prompt: "Which loss is the negative log-likelihood of labels 0 and 1 under one probability $\\hat y$?",
    hint: "Which losses need a probability for every class?",
    derivation: "bernoulli-binary-cross-entropy",
    rows: [33],
    errata: [13],
    options: [
      {
        text: "Sparse categorical cross-entropy",
        right: false,
        why: "That one takes class numbers and one probability a class; it has the same value only for the pair $1-\\hat y$, $\\hat y$.",
      },
      {
        text: "Binary cross-entropy",
        right: true,
        why: "Right: $-y \\log\\hat y - (1-y)\\log(1-\\hat y)$ is the Bernoulli negative log-likelihood.",
      },
      {
        text: "Mean squared error",
        right: false,
        why: "That is the normal negative log-likelihood, less a constant and a factor.",
      },
    ],
  },
  {
    kind: "choice",
    name: "a-likelihood-above-one",
    prompt: "The likelihood of a sample is 3.7. Is there a mistake?",
    hint: "A density is no probability.",
    rows: [3, 25],
    errata: [2, 9],
    options: [
      {
        text: "Yes: a probability is at most 1",
        right: false,
        why: "For a continuous distribution the likelihood is a product of densities, and a narrow density is higher than 1.",
      },
      {
        text: "No: densities may exceed 1",
        right: true,
        why: "Right: and then the negative log-likelihood is negative, which is no mistake either.",
      },
    ],
  },
  {
    kind: "choice",
    name: "what-the-logarithm-keeps",
    prompt: "The likelihood is largest at $\\hat\\theta$. What does taking its logarithm keep?",
    hint: "Of two likelihoods, which has the larger logarithm?",
    derivation: "product-to-sum-of-logs",
    rows: [19, 20],
    errata: [9],
    options: [
      {
        text: "The height of the maximum",
        right: false,
        why: "The height becomes its logarithm: 0.08192 becomes −2.502.",
      },
      {
        text: "The place of the maximum",
        right: true,
        why: "Right: the logarithm increases, so the larger of two likelihoods has the larger logarithm.",
      },
      {
        text: "The slope",
        right: false,
        why: "The slope is divided by the likelihood; only where it is zero does it stay.",
      },
    ],
  },
  {
    kind: "choice",
    name: "what-dropping-the-factor-changes",
    prompt: "Mean squared error instead of the full normal negative log-likelihood, $\\sigma$ known. What changes?",
    hint: "What does a positive factor do to a gradient?",
    derivation: "normal-mean-squared-error",
    rows: [39],
    errata: [15],
    options: [
      { text: "The best means", right: false, why: "A positive factor and a constant move no minimum." },
      {
        text: "The size of a step and the weight of a penalty beside the loss",
        right: true,
        why: "Right: the gradient is scaled, and so is the balance with a penalty.",
      },
      { text: "Nothing at all", right: false, why: "The minimiser stays, but the gradient has another size." },
    ],
  },
  {
    kind: "choice",
    name: "must-labels-be-one-hot",
    prompt: "Does cross-entropy mean maximum likelihood only for one-hot labels?",
    hint: "What is the average loss of a label that is drawn from a distribution?",
    derivation: "categorical-soft-cross-entropy",
    rows: [62],
    errata: [24],
    options: [
      {
        text: "Yes",
        right: false,
        why: "With a soft label t it is the expected negative log-likelihood of a class drawn from t.",
      },
      {
        text: "No",
        right: true,
        why: "Right: it is then an expected negative log-likelihood, least where the model has the label's distribution.",
      },
    ],
  },
  {
    kind: "choice",
    name: "decay-in-words",
    prompt:
      "You train with weight decay $\\lambda$ beside the mean loss of 100 rows, then get 900 more and keep $\\lambda$. What happens to the prior that it stands for?",
    hint: "Its precision is $n\\lambda$.",
    derivation: "posterior-weight-decay",
    rows: [23],
    errata: [15],
    options: [
      {
        text: "It stays the same",
        right: false,
        why: "Beside a mean the same $\\lambda$ is a prior of precision $n\\lambda$, and $n$ has grown. It stays the same only if $\\lambda$ is divided by 10.",
      },
      {
        text: "Its scale becomes 10 times smaller",
        right: false,
        why: "The precision, one over the square of the scale, grows by 10; the scale shrinks by its root.",
      },
      {
        text: "Its precision becomes 10 times larger",
        right: true,
        why: "Right: the precision is $n\\lambda$, so the belief that weights are small has become stronger by itself.",
      },
    ],
  },
  {
    kind: "choice",
    name: "can-the-hinge-be-normalised",
    prompt: "Could a clever factor $h(y)$ make $e^{-\\text{hinge}}$ a probability of the labels?",
    hint: "Ask at the scores 1, −1 and 0.",
    derivation: "hinge-is-no-likelihood",
    rows: [51, 54],
    errata: [19, 21],
    options: [
      {
        text: "Yes, with $h = 1/(1 + e^{-2})$",
        right: false,
        why: "That makes the sum 1 at the scores 1 and −1, but 0.648 at 0.",
      },
      { text: "No", right: true, why: "Right: two scores fix both weights, and every score between them misses 1." },
    ],
  },
  {
    kind: "choice",
    name: "is-cross-entropy-symmetric",
    prompt: "Is $H(p, q)$ the same as $H(q, p)$?",
    hint: "Which distribution is averaged over?",
    derivation: "likelihood-to-kl-divergence",
    rows: [68, 87],
    errata: [26, 36],
    options: [
      {
        text: "Yes",
        right: false,
        why: "One averages $-\\log q$ over $p$, the other $-\\log p$ over $q$. Try $p = (0.9, 0.1)$ and $q = (0.5, 0.5)$: 0.69 and 1.20.",
      },
      { text: "No", right: true, why: "Right: and at $p = q$ it is the entropy of $p$, not 0." },
    ],
  },
];
