import { LoglikError } from "@loglik/core";
import { inverse as softmax } from "@loglik/core/links/softmax";
import { createRng } from "@loglik/core/random";
import { checkOptions, wrongArgument } from "../check-arguments.js";
import { checkTruth } from "./check-truth.js";
import { drawClass } from "./draw-class.js";
import type { ClassSample } from "./two-normals.js";

/** How annotators that do not always agree are drawn. */
export interface VotesTruth {
  readonly rows: number;
  /** Annotators a row. */
  readonly annotators: number;
  /** Weights of the logits, inputs × classes, row-major. */
  readonly weights: readonly number[];
  /** One a class. */
  readonly intercepts: readonly number[];
  /** Chance that an annotator names some other class than meant, all others equally likely; default 0. */
  readonly error?: number;
  readonly seed?: number;
}

/** Votes of annotators who do not agree, for soft classification. */
export interface VoteSample extends ClassSample<VotesTruth> {
  /** Votes for each class, rows × classes; y holds their shares. */
  readonly votes: Float64Array;
  /** The law of one vote at x: the posterior, blurred by the error. */
  readonly voteLaw: (x: ArrayLike<number>) => Float64Array;
}

/**
 * Items that several annotators label: each means a class drawn from softmax(x W + b), and names it, or with chance `error` another.
 * y is the share of votes for each class (rows × classes): a soft target, whose expectation is the law of a vote.
 *
 * @throws LoglikError `simulation`
 * @example simulateVotes({ rows: 4, annotators: 5, weights: [2, -2], intercepts: [0, 0] }).y.length  // 8
 */
export function simulateVotes(truth: VotesTruth): VoteSample {
  checkOptions("simulateVotes", truth, ["rows", "annotators", "weights", "intercepts", "error", "seed"]);
  const { rows, annotators, weights, intercepts, error = 0, seed = 0 } = truth;
  for (const [name, list] of Object.entries({ weights, intercepts })) {
    if (!Array.isArray(list)) throw wrongArgument("simulateVotes", name, list, "a list of numbers");
  }
  const classes = intercepts.length;
  const inputs = weights.length / classes;
  checkTruth("simulateVotes", { rows, finite: [...weights, ...intercepts] });
  if (
    !(Number.isInteger(inputs) && inputs >= 1 && classes >= 2) ||
    !(Number.isInteger(annotators) && annotators >= 1) ||
    !(error >= 0 && error <= 1)
  ) {
    throw new LoglikError(
      "simulation",
      `simulateVotes: ${weights.length} weights for ${classes} classes, ${annotators} annotators, error ${error}; expected inputs × classes weights ` +
        "for two or more classes, at least one annotator, and an error between 0 and 1.",
      { weights: weights.length, classes, annotators, error },
    );
  }
  const [inputStream, voters] = [createRng(seed, "inputs"), createRng(seed, "votes")];
  const posterior = (x: ArrayLike<number>): Float64Array => {
    const logits = intercepts.map((intercept, k) => {
      let sum = intercept;
      for (let j = 0; j < inputs; j++) sum += x[j] * weights[j * classes + k];
      return sum;
    });
    return softmax(logits, new Float64Array(classes));
  };
  const voteLaw = (x: ArrayLike<number>) =>
    posterior(x).map((p) => (1 - error) * p + (error * (1 - p)) / (classes - 1));
  const x = Float64Array.from({ length: rows * inputs }, () => inputStream.normal());
  const votes = new Float64Array(rows * classes);
  for (let row = 0; row < rows; row++) {
    const law = voteLaw(x.subarray(row * inputs, (row + 1) * inputs));
    for (let annotator = 0; annotator < annotators; annotator++)
      votes[row * classes + drawClass(law, voters.uniform())]++;
  }
  const y = votes.map((count) => count / annotators);
  return { x, y, rows, inputs, classes, truth, posterior, votes, voteLaw };
}
