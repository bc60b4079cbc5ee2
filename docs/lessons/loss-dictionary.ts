/** What the page "Choose a loss" computes on the way back, from a familiar loss to its distribution. */
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { huberLogNormaliser, isLikelihood, type LikelihoodAnswer, losses } from "@loglik/core/ledger";
import { logits, sample } from "./logistic.js";

export type LossName = keyof typeof losses;

/** What a reader calls each loss, and its formula for one observation. */
export const dictionary: readonly { readonly name: LossName; readonly title: string; readonly latex: string }[] = [
  { name: "squaredError", title: "MSE", latex: "(y-\\hat y)^2" },
  { name: "absoluteError", title: "MAE", latex: "|y-\\hat y|" },
  {
    name: "huber",
    title: "Huber",
    latex: "\\tfrac12 r^2 \\text{ for } |r|\\le\\delta,\\quad \\delta\\,(|r|-\\tfrac12\\delta)\\text{ beyond}",
  },
  { name: "quantile", title: "quantile", latex: "\\max\\big(\\tau r,\\ (\\tau-1)\\,r\\big),\\quad r=y-\\hat y" },
  {
    name: "gaussianNegativeLogLikelihood",
    title: "Gaussian NLL",
    latex: "\\tfrac12\\big(\\log\\sigma^2+(y-\\hat y)^2/\\sigma^2\\big)",
  },
  { name: "binaryCrossEntropy", title: "BCE", latex: "-y\\log\\hat y-(1-y)\\log(1-\\hat y)" },
  { name: "sparseCategoricalCrossEntropy", title: "sparse CCE", latex: "-\\log \\hat p_y" },
  {
    name: "categoricalCrossEntropy",
    title: "CCE",
    latex: "-\\textstyle\\sum_k t_k\\log\\hat p_k,\\quad t \\text{ one-hot}",
  },
  { name: "softCrossEntropy", title: "soft labels", latex: "-\\textstyle\\sum_k t_k\\log\\hat p_k" },
  {
    name: "labelSmoothing",
    title: "label smoothing",
    latex: "-\\textstyle\\sum_k \\big((1-\\varepsilon)[k=y]+\\varepsilon/K\\big)\\log\\hat p_k",
  },
  { name: "kullbackLeibler", title: "KL", latex: "\\textstyle\\sum_k t_k\\log(t_k/\\hat p_k)" },
  { name: "poisson", title: "Poisson", latex: "\\hat\\lambda-y\\log\\hat\\lambda" },
  { name: "hinge", title: "hinge", latex: "\\max(0,\\ 1-y\\eta),\\quad y=\\pm1" },
  { name: "focal", title: "focal", latex: "-(1-\\hat p_y)^2\\log\\hat p_y" },
  {
    name: "continuousCrossEntropy",
    title: "BCE on grey values",
    latex: "-y\\log\\hat y-(1-y)\\log(1-\\hat y),\\quad 0\\le y\\le1",
  },
];

/** Whether the loss is a negative log-likelihood, with the numbers that say so. */
export function answer(name: LossName): LikelihoodAnswer {
  return isLikelihood(losses[name].question);
}

/** The verdicts, for the prose and the tests. */
export const hinge = answer("hinge");
export const focal = answer("focal");
export const greyValues = answer("continuousCrossEntropy");
export const hingeRange = range(hinge);
export const greyRange = range(greyValues);
/** What Huber's loss with δ = 1 drops. */
export const huberConstant = huberLogNormaliser(1);

function range({ normalisers }: LikelihoodAnswer): { low: number; high: number } {
  const integrals = normalisers.map(({ integral }) => integral);
  return { low: Math.min(...integrals), high: Math.max(...integrals) };
}

/** How the pair of logits is put: class 0 first, as both categorical losses expect, or by mistake the other way round. */
export type PairOrder = "(0, z)" | "(z, 0)";

/** The same labels by three losses: one logit and its sigmoid, and a pair of logits and its softmax, in two encodings. */
export function threeEncodings(weights: readonly [number, number], order: PairOrder = "(0, z)") {
  const [binary, index, oneHot] = [
    bernoulliHead(),
    categoricalHead({ classes: 2 }),
    categoricalHead({ classes: 2, target: "onehot" }),
  ];
  const grad = new Float64Array(2);
  const sums = { binary: 0, sparse: 0, oneHot: 0 };
  for (const [i, z] of logits(sample, weights).entries()) {
    const label = sample.y[i];
    const pair = order === "(0, z)" ? Float64Array.of(0, z) : Float64Array.of(z, 0);
    sums.binary += binary.point(sample.y, i, Float64Array.of(z), 0, grad);
    sums.sparse += index.point(sample.y, i, pair, 0, grad);
    sums.oneHot += oneHot.point(Float64Array.of(1 - label, label), 0, pair, 0, grad);
  }
  return sums;
}

export const encodings = threeEncodings([1, 1]);

/** Sparse categorical cross-entropy of class 1 where a third class takes part: there is no binary loss to agree with. */
export function sparseOfThree(first: number, second: number, third: number): number {
  const head = categoricalHead({ classes: 3 });
  return head.point(Float64Array.of(1), 0, Float64Array.of(first, second, third), 0, new Float64Array(3));
}
