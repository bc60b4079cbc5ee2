// Why a reader meets each derivation, and the chapters that use it: what the page of a derivation opens with. Everything else on
// these pages is written from the derivations themselves.

const coin = "likelihood-of-a-coin";
const normal = "likelihood-of-the-normal";
const logs = "product-to-sum-of-logs";
const logistic = "logistic-regression";
const squares = "least-squares";
const choice = "choose-a-loss";
const training = "how-training-finds-it";
const outputs = "are-the-outputs-probabilities";
const codes = "cross-entropy-and-codes";
const calibration = "calibration";

/**
 * @typedef {object} Introduction
 * @property {string} part the heading of the index under which it stands
 * @property {string} text Markdown
 * @property {readonly string[]} chapters names of pages in docs/learn
 */

const small = "Small samples, written out";
const losses = "From a likelihood to a loss";
const information = "Gradients, information, divergence";
const estimates = "Estimates in closed form";
const none = "Losses that are no likelihood";

/** @type {Readonly<Record<string, Introduction>>} by the derivation's name in the registry */
export const introductions = {
  "coin-five-tosses": {
    part: small,
    text: "The smallest likelihood worth writing down. Five factors, four of them equal: once they are gathered into powers, the curve and its highest point can be read off.",
    chapters: [coin],
  },
  "normal-three-observations": {
    part: small,
    text: "Three numbers, two parameters, and one bracket that a printed formula once lost. With the bracket the likelihood has a summit; without it, it grows for ever.",
    chapters: [normal],
  },
  "product-to-sum-of-logs": {
    part: small,
    text: "Every training loop minimises a sum, although a likelihood is a product. This is why it may: each step keeps the place of the best parameter, and only the last one turns the mountain into a valley.",
    chapters: [logs, coin],
  },
  "derivative-of-a-product": {
    part: small,
    text: "Differentiate a product of n factors and you get n products of n factors. Differentiate its logarithm and you get n fractions. Both are the same number, up to the likelihood itself.",
    chapters: [logs],
  },
  "conditional-likelihood": {
    part: small,
    text: "A data set has inputs and targets, but the loss only ever speaks of targets. The distribution of the inputs is not assumed away: it is a factor that no weight can change.",
    chapters: [squares, logistic],
  },
  "bernoulli-binary-cross-entropy": {
    part: losses,
    text: "The loss of every yes-or-no classifier: spam, fraud, cat or dog. It looks made to measure, with its two logarithms and its switch $y$; it is what independent labels with a probability each leave no choice about.",
    chapters: [logistic, coin, choice],
  },
  "categorical-sparse-cross-entropy": {
    part: losses,
    text: "The loss of a classifier with more than two classes, when the label is stored as the number of its class. *Sparse* says how the label is stored, and nothing about the likelihood.",
    chapters: [outputs, choice],
  },
  "categorical-one-hot-cross-entropy": {
    part: losses,
    text: "The same loss when a label is a row of zeros with a single one. A dot product with that row picks one logarithm out of $K$: the storage changed, the likelihood did not.",
    chapters: [outputs, choice],
  },
  "categorical-soft-cross-entropy": {
    part: losses,
    text: "Three annotators say cat, one says dog. The label is then a distribution, and cross-entropy is the expected negative log-likelihood of a label drawn from it: no one-hot rows are needed.",
    chapters: [outputs, codes],
  },
  "softmax-of-two-is-logistic": {
    part: losses,
    text: "Two output units with a softmax, or one with a sigmoid? They are the same model: only the difference of the two logits matters, and the second unit brings one direction along which nothing changes.",
    chapters: [outputs, logistic],
  },
  "normal-mean-squared-error": {
    part: losses,
    text: "Squared error is older than likelihood, and is often defended by its convenience. It is what normal noise of one known size asks for; the constant and the factor that libraries drop matter as soon as something else is added to the loss.",
    chapters: [squares, normal, choice],
  },
  "normal-profiled-scale": {
    part: losses,
    text: "Nobody tells you the size of the noise. Let the likelihood choose it, and the loss becomes the logarithm of the mean squared error: the same weights, and a step size that adapts by itself.",
    chapters: [squares],
  },
  "normal-learned-scale": {
    part: losses,
    text: "A network with two outputs can say how sure it is: a mean and a spread for each row. The term that keeps it from calling everything noise is the one that squared error dropped.",
    chapters: [normal, squares],
  },
  "laplace-absolute-error": {
    part: losses,
    text: "Absolute error is chosen when a few wild values should not rule the fit. Under it stands a Laplace distribution, and what is fitted is the median.",
    chapters: [choice, squares],
  },
  "asymmetric-laplace-quantile-loss": {
    part: losses,
    text: "A shop that must rarely run out wants the 95th percentile of demand, not the mean. The tilted absolute error that fits it is a likelihood with unequal sides.",
    chapters: [choice],
  },
  "poisson-loss": {
    part: losses,
    text: "Visits an hour, goals a match: counts are never negative and spread more when there are more. Libraries drop the factorial, which no weight can move; to compare losses with another family you need it back.",
    chapters: [choice],
  },
  "student-t-robust-loss": {
    part: losses,
    text: "A heavy-tailed likelihood lets an outlier be an outlier: beyond a point, a larger residual pulls less, not more. The degrees of freedom say how soon.",
    chapters: [choice, squares],
  },
  "huber-normaliser": {
    part: losses,
    text: "Huber's loss was built for estimation, not from a density. Whether it has one is a question with an answer: does $e^{-\\text{loss}}$ have a finite integral that no parameter moves?",
    chapters: [choice],
  },
  "huber-loss": {
    part: losses,
    text: "A square near zero and a line beyond, so that the gradient never exceeds $\\delta$. With its normaliser it is a likelihood like any other, and $\\delta$ need not be guessed.",
    chapters: [choice],
  },
  "label-smoothing": {
    part: losses,
    text: "Replace the one by 0.9 and share the rest: a trick that makes a classifier less sure. Written out, it is ordinary cross-entropy plus a pull towards the uniform distribution.",
    chapters: [outputs, calibration],
  },
  "temperature-scaling": {
    part: losses,
    text: "A trained network that is right 80 times in 100 may claim 95. One number, fitted by likelihood on rows it has not seen, mends the claim without changing a single decision.",
    chapters: [calibration, outputs],
  },
  "posterior-weight-decay": {
    part: losses,
    text: "Weight decay is usually introduced as a penalty on large weights. It is the logarithm of a normal prior, so the regularised loss is a posterior, and its strength has a unit.",
    chapters: [logistic],
  },
  "temperature-gradient": {
    part: information,
    text: "When has a temperature done its work? When the logits, averaged as the model believes, agree with the logits of what happened. The derivative says so in one line.",
    chapters: [calibration],
  },
  "likelihood-to-kl-divergence": {
    part: information,
    text: "Why do statisticians speak of likelihood and engineers of bits? The average negative log-likelihood is the entropy of the data plus a divergence, and only the divergence listens to the model.",
    chapters: [codes, logs],
  },
  "logit-gradient": {
    part: information,
    text: "The loss of a row names only the activation of its label; it seems to leave the others alone. They share a normaliser, and so each of them receives a gradient.",
    chapters: [outputs],
  },
  "fisher-information-logistic": {
    part: information,
    text: "How much does a row tell about the weights? Most where the model is undecided, almost nothing where it is sure. The second derivative of logistic regression is free of the labels, so expected and observed information are one.",
    chapters: [logistic],
  },
  "newton-is-reweighted-least-squares": {
    part: information,
    text: "Statistics packages fit logistic regression by repeated weighted least squares, and seldom say why. It is Newton's method, rearranged.",
    chapters: [training, logistic],
  },
  "bernoulli-estimate": {
    part: estimates,
    text: "The share of ones is everybody's first guess for a probability. It is also where the slope of the log-likelihood is zero, which is more than a guess.",
    chapters: [coin],
  },
  "poisson-estimate": {
    part: estimates,
    text: "How many calls an hour should you plan for? The average number so far; the rate of a Poisson distribution is its mean.",
    chapters: [coin],
  },
  "geometric-estimate": {
    part: estimates,
    text: "Counting failures until the first success tells as much about the probability as counting successes does: the estimate is successes over trials either way.",
    chapters: [coin],
  },
  "normal-mean-estimate": {
    part: estimates,
    text: "The average needs no likelihood to be computed. It needs one to be more than a habit: it is the most likely centre if the noise is normal, and not if it is Laplace.",
    chapters: [normal],
  },
  "normal-scale-estimate": {
    part: estimates,
    text: "Divide by $n$ or by $n-1$? Maximum likelihood divides by $n$, and this is where it comes from.",
    chapters: [normal],
  },
  "laplace-scale-estimate": {
    part: estimates,
    text: "For a Laplace distribution the natural measure of spread is the mean distance from the centre, not the root of a mean square.",
    chapters: [normal],
  },
  "log-normal-estimate": {
    part: estimates,
    text: "Incomes and file sizes are products of many causes. Take logarithms, average, and you have the estimate: the Jacobian of the transform does not touch the parameter.",
    chapters: [normal],
  },
  "exponential-estimate": {
    part: estimates,
    text: "Waiting times without a memory. The rate is one over the mean wait: three buses an hour, twenty minutes.",
    chapters: [coin],
  },
  "gamma-rate-estimate": {
    part: estimates,
    text: "Sums of waiting times have a gamma distribution. With the shape known, the rate has a closed form; the shape itself has none, which is why fitting a gamma needs Newton.",
    chapters: [coin],
  },
  "inverse-gaussian-shape-estimate": {
    part: estimates,
    text: "How long until a drifting walk reaches its mark? The times have an inverse Gaussian distribution, and its shape is estimated as a precision is: one over a mean square, in which early times weigh more.",
    chapters: [normal],
  },
  "pareto-shape-estimate": {
    part: estimates,
    text: "The tail of city sizes and of claims: the estimate of its exponent is one over the mean logarithm, known in finance as Hill's.",
    chapters: [logs],
  },
  "categorical-estimate": {
    part: estimates,
    text: "Count and divide. That the frequencies are the maximum likelihood estimate takes Lagrange's multiplier, or as here logits, for which the constraint disappears.",
    chapters: [outputs, calibration],
  },
  "hinge-is-no-likelihood": {
    part: none,
    text: "Not every loss is a negative log-likelihood. The support vector machine's is the best-known exception, and two scores are enough to show it.",
    chapters: [logistic, choice],
  },
  "focal-is-no-likelihood": {
    part: none,
    text: "Focal loss turns down the rows that are already right, for detectors with a thousand backgrounds to an object. What it gives up: its outputs are no longer probabilities.",
    chapters: [choice, calibration],
  },
};
