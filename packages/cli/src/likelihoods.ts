import type { LikelihoodHead } from "@loglik/core";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { normalHead } from "@loglik/core/heads/normal";

/** What the command line knows about a likelihood. A new one is a new entry of `likelihoods`. */
export interface Likelihood {
  /** What the target column must hold. */
  readonly target: "two classes" | "classes" | "numbers";
  /** What the model without hidden layers is usually called. */
  readonly linearName: string;
  /** The head for a target of this many classes (0 for numbers). */
  head(classes: number): LikelihoodHead;
  /** What each output of the head is to a reader, for a target of this name and these classes. */
  outputLabels(target: string, classes: readonly string[]): readonly string[];
  /** Outputs that a linear model could do without: adding one number to every logit of a softmax changes nothing. */
  readonly redundantOutputs: number;
  /** For a target of numbers: how η changes when y = centre + scale · z; see `TargetUnits`. */
  etaInUnits?(centre: number, scale: number): { readonly factor: readonly number[]; readonly shift: readonly number[] };
}

export const likelihoodNames = ["bernoulli", "categorical", "normal"] as const;

/** The likelihoods of `--likelihood`, by name. */
export const likelihoods: { readonly [Name in (typeof likelihoodNames)[number]]: Likelihood } = {
  bernoulli: {
    target: "two classes",
    linearName: "logistic regression",
    head: () => bernoulliHead(),
    outputLabels: (target, [, positive]) => [`log odds of ${target} = ${positive}`],
    redundantOutputs: 0,
  },
  categorical: {
    target: "classes",
    linearName: "softmax regression",
    head: (classes) => categoricalHead({ classes, target: "index" }),
    outputLabels: (target, classes) => classes.map((name) => `logit of ${target} = ${name}`),
    redundantOutputs: 1,
  },
  // One σ for all rows: the model whose loss is the squared error, with the scale estimated instead of ignored.
  normal: {
    target: "numbers",
    linearName: "linear regression",
    head: () => normalHead({ scale: "shared" }),
    outputLabels: (target) => [`mean of ${target}`, `log of the standard deviation of ${target}`],
    redundantOutputs: 0,
    // η = (loc, log scale)
    etaInUnits: (centre, scale) => ({ factor: [scale, 1], shift: [centre, Math.log(scale)] }),
  },
};
