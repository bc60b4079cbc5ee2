import { integrateInterval } from "../numeric/integrate-interval.js";
import { nonNegativeLeastSquares } from "../numeric/non-negative-least-squares.js";
import { sumOverSupport } from "../numeric/sum-over-support.js";
import type { LossQuestion } from "./loss-question.js";

/** ∫ h(y) e^{−loss(y, θ)} dy at one prediction. */
export interface Normaliser {
  readonly prediction: readonly number[];
  readonly integral: number;
}

/** Whether a loss is a negative log-likelihood, with the numbers that say so. Plain data. */
export interface LikelihoodAnswer {
  /**
   * `yes`: ∫ h e^{−loss} = 1 at every prediction. `yes-after-constant`: it is the same number at every prediction, whose
   * logarithm must be added. `expected`: the loss averages a likelihood's NLL over a law of the targets. `no`: it depends on
   * the prediction, and no other h mends that.
   */
  readonly verdict: "yes" | "yes-after-constant" | "expected" | "no";
  /** h(y), as a reader would write it. */
  readonly factor: string;
  /** log ∫ h e^{−loss}: what to add to the loss to make it an NLL; NaN where the verdict is no. */
  readonly constant: number;
  readonly normalisers: readonly Normaliser[];
  /** Largest less smallest of the integrals. */
  readonly spread: number;
  /**
   * The least root mean squared distance of ∫ h e^{−loss} from 1 over the predictions that any h ≥ 0 reaches (on an interval: any
   * h that is constant on 200 cells).
   */
  readonly bestDeviation: number;
  readonly message: string;
}

/** Integrals that agree to this are taken for equal: the quadrature is good to 1e-9 at the kinks that losses have. */
const EQUAL = 1e-7;
/** Cells of the interval over which any h is tried. */
const CELLS = 200;

/**
 * Asks whether some h(y) ≥ 0, free of the prediction θ, makes ∫ h(y) e^{−loss(y, θ)} dy = 1 for every θ: whether minimising the
 * loss maximises a likelihood. The integral is evaluated at each prediction, for the h of the question; and then the best h of
 * all is sought, by non-negative least squares, so that a no does not rest on the h that was tried.
 *
 * A yes is evidence at the predictions asked, not a proof; a no is a counter-example.
 *
 * @example isLikelihood({ name: "hinge", targets: [-1, 1], loss: (y, [eta]) => Math.max(0, 1 - y * eta), predictions: [[0], [1], [2]] }).verdict  // "no"
 */
export function isLikelihood(question: LossQuestion): LikelihoodAnswer {
  const factor = question.factor ?? { of: () => 1, expression: "1" };
  const normalisers = question.predictions.map((prediction) => ({
    prediction,
    integral: total(question, (y) => factor.of(y) * Math.exp(-question.loss(y, prediction)), prediction),
  }));
  const integrals = normalisers.map(({ integral }) => integral);
  const low = Math.min(...integrals);
  const high = Math.max(...integrals);
  const spread = high - low;
  const same = spread <= EQUAL * high;
  const bestDeviation = deviationOfBestFactor(question);
  const verdict = !same
    ? "no"
    : question.expectedUnder !== undefined
      ? "expected"
      : Math.abs(high - 1) <= EQUAL
        ? "yes"
        : "yes-after-constant";
  const constant = same ? Math.log(0.5 * (low + high)) : Number.NaN;
  return {
    verdict,
    factor: factor.expression,
    constant: Math.abs(constant) < EQUAL ? 0 : constant,
    normalisers,
    spread,
    bestDeviation,
    message: describe(question, verdict, factor.expression, low, high, constant, bestDeviation),
  };
}

function total(question: LossQuestion, f: (y: number) => number, prediction: readonly number[]): number {
  const { targets } = question;
  if (targets === "counts") return sumOverSupport(f, Math.max(0, prediction[0]), 0, Number.POSITIVE_INFINITY);
  if ("low" in targets) return integrateInterval(f, targets.low, targets.high, prediction[0], 1);
  return (targets as readonly number[]).reduce((sum, y) => sum + f(y), 0);
}

/** Least squares over h ≥ 0 at the listed targets, or constant on the cells of a grid, of ∫ h e^{−loss} = 1 at each prediction. */
function deviationOfBestFactor(question: LossQuestion): number {
  const { predictions, loss } = question;
  const [points, width] = trialPoints(question);
  const matrix = new Float64Array(predictions.length * points.length);
  predictions.forEach((prediction, i) => {
    points.forEach((y, j) => {
      matrix[i * points.length + j] = width * Math.exp(-loss(y, prediction));
    });
  });
  const ones = new Float64Array(predictions.length).fill(1);
  const { residualNorm } = nonNegativeLeastSquares(matrix, predictions.length, points.length, ones);
  return residualNorm / Math.sqrt(predictions.length);
}

function trialPoints({ targets, predictions }: LossQuestion): [readonly number[], number] {
  if (targets === "counts") return [Array.from({ length: CELLS }, (_, k) => k), 1];
  if (!("low" in targets)) return [targets as readonly number[], 1];
  const centers = predictions.map((prediction) => prediction[0]);
  const low = Number.isFinite(targets.low) ? targets.low : Math.min(...centers) - 12;
  const high = Number.isFinite(targets.high) ? targets.high : Math.max(...centers) + 12;
  const width = (high - low) / CELLS;
  return [Array.from({ length: CELLS }, (_, j) => low + (j + 0.5) * width), width];
}

function describe(
  question: LossQuestion,
  verdict: LikelihoodAnswer["verdict"],
  factor: string,
  low: number,
  high: number,
  constant: number,
  bestDeviation: number,
): string {
  const { name, expectedUnder, instead } = question;
  if (verdict === "yes")
    return `${name} is a negative log-likelihood: with h(y) = ${factor}, ∫ h e^(−loss) = 1 at every prediction.`;
  if (verdict === "yes-after-constant") {
    return `${name} is a negative log-likelihood after adding ${constant.toPrecision(8)}: ∫ e^(−loss) = ${high.toPrecision(8)} at every prediction.`;
  }
  if (verdict === "expected") {
    return `${name} is an expected negative log-likelihood, under ${expectedUnder}: over single outcomes Σ e^(−loss) = ${high.toPrecision(8)} at every prediction.`;
  }
  return (
    `${name} is no negative log-likelihood: ∫ h e^(−loss) runs from ${low.toPrecision(4)} to ${high.toPrecision(4)} with h = ${factor}, ` +
    `and the best h(y) ≥ 0 of all still misses 1 by ${bestDeviation.toPrecision(2)} (root mean square).${instead === undefined ? "" : ` ${instead}`}`
  );
}
