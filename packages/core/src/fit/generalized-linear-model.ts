import { LoglikError } from "../error.js";
import type { FitReason } from "../family.js";
import type { LikelihoodHead } from "../head.js";
import { coefficientErrors } from "./coefficient-covariance.js";
import { gaugeProjector, observedCurvature, scoringCurvature } from "./eta-curvature.js";
import { extremeEigenvalues } from "./extreme-eigenvalues.js";
import { checkLinearData, type LinearData } from "./linear-data.js";
import { type LinearObjective, linearObjective } from "./linear-objective.js";
import { type OrthogonalDesign, orthogonalDesign, solveUpper } from "./orthogonal-design.js";
import { score } from "./scoring.js";
import { separationAlong } from "./separation.js";
import { judge } from "./verdict.js";

/** Settings of {@link fitGeneralizedLinearModel}. */
export interface GeneralizedLinearModelOptions {
  /** Whether each output has an intercept; true unless told. Shared outputs always have one. */
  readonly intercept?: boolean;
  /** Default 100. */
  readonly maxIterations?: number;
  /** Largest component of the mean score, over orthonormal inputs and in the outputs' own units; default 1e-9. */
  readonly tolerance?: number;
}

/** A fitted linear model with the evidence for its optimum. Plain data. */
export interface GeneralizedLinearModelResult {
  /**
   * Weights `[inputs][outputs]` row-major, then the intercepts `[outputs]`: the flat layout of a network without hidden
   * layers. Weights of shared outputs and of aliased inputs are 0. Softmax logits sum to zero over the classes.
   */
  readonly coefficients: Float64Array;
  /** In the order of `coefficients`, from the expected information; NaN where nothing was estimated or no maximum exists. */
  readonly standardErrors: Float64Array;
  /** Σ wᵢ NLLᵢ / Σ wᵢ, nats. */
  readonly nll: number;
  /** −Σ wᵢ NLLᵢ, nats. */
  readonly logLikelihood: number;
  /** Σ wᵢ. */
  readonly observations: number;
  readonly converged: boolean;
  readonly reason: FitReason;
  readonly message: string;
  readonly iterations: number;
  /** Largest component of the mean score at the end; see `tolerance`. */
  readonly gradientNorm: number;
  /** Extreme eigenvalues of the observed information (mean over rows, orthonormal inputs): both positive at a maximum. */
  readonly curvature: { readonly smallest: number; readonly largest: number };
  /** Inputs that are linear combinations of the ones before them: their weights are 0 and not estimated. */
  readonly aliasedInputs: readonly number[];
  /** Where `reason` is `separation`: the classes that are split from the others without error. */
  readonly separatedClasses: readonly number[];
}

const WHERE = "fitGeneralizedLinearModel";

/**
 * Maximum likelihood for a linear model under any head: η = x W + b, minimising the mean NLL.
 *
 * Newton's method with the head's Fisher information (Fisher scoring; for canonical links the two are one), on inputs made
 * orthogonal by a QR factorisation and with a line search. The result carries a certificate: the size of the gradient, the
 * extreme eigenvalues of the observed information and, where no finite maximum exists, why: `separation`, `unbounded` (the
 * fit is exact, so the scale goes to zero), `flat` (an input repeats others).
 *
 * @param head any likelihood head
 * @param data x rows × inputs and y rows × targets, row-major; weights one a row
 * @throws LoglikError `shape-mismatch`, `input-not-finite`, `option-invalid`, and those of targets and weights
 * @see McCullagh & Nelder (1989), Generalized Linear Models
 * @example
 * const data = { x: [0, 1, 2, 3], y: [0, 1, 0, 1], rows: 4, inputs: 1 };
 * fitGeneralizedLinearModel(bernoulliHead(), data).nll  // 0.5868…
 */
export function fitGeneralizedLinearModel(
  head: LikelihoodHead,
  data: LinearData,
  options: GeneralizedLinearModelOptions = {},
): GeneralizedLinearModelResult {
  const { intercept = true, maxIterations = 100, tolerance = 1e-9 } = options;
  checkOptions(maxIterations, tolerance);
  const { x, y, weights, rows, totalWeight } = checkLinearData(WHERE, head, data);
  const design = orthogonalDesign(x, rows, data.inputs, intercept);
  const objective = linearObjective(head, design, y, weights);
  const curvature = scoringCurvature(head);

  const start = startingPoint(head, objective, y, weights);
  const startEta = objective.eta(start, new Float64Array(rows * objective.outputs));
  const atStart = objective.meanCurvature(startEta, curvature);
  const gauge = gaugeProjector(atStart, objective.outputs);
  const units = Float64Array.from(head.outputs, (_, k) => {
    const unit = 1 / Math.sqrt(atStart[k * (objective.outputs + 1)]);
    return unit > 0 && unit < Infinity ? unit : 1;
  });

  const state = score(objective, start, { maxIterations, tolerance, curvature, gauge, units });
  const separation =
    state.stopped === "diverging" ? separationAlong(head, objective, y, state.eta, state.direction) : undefined;
  const observed = objective.hessian(state.eta, observedCurvature(head), gauge);
  const eigenvalues = extremeEigenvalues(observed, objective.starts[objective.outputs]);
  const verdict = judge(state, design, separation, eigenvalues.smallest);
  const estimated = verdict.reason === "converged" || (verdict.reason === "flat" && state.stopped === "stationary");
  const information = objective.hessian(state.eta, curvature, gauge);
  const errors = estimated ? coefficientErrors(objective, information, gauge, totalWeight) : undefined;
  return {
    coefficients: inOriginalInputs(head, objective, data.inputs, state.gamma),
    standardErrors: spread(head, design, data.inputs, errors),
    nll: state.value,
    logLikelihood: 0 - totalWeight * state.value,
    observations: totalWeight,
    ...verdict,
    iterations: state.iterations,
    gradientNorm: state.gradientNorm,
    curvature: eigenvalues,
    aliasedInputs: design.aliased,
    separatedClasses: separation?.confirmed ? separation.classes : [],
  };
}

/**
 * η = x W + b for coefficients in the layout of {@link GeneralizedLinearModelResult}, rows × outputs, row-major.
 *
 * @example Array.from(linearPredictor(Float64Array.of(2, 1), bernoulliHead(), [0, 1], 2, 1))  // [1, 3]
 */
export function linearPredictor(
  coefficients: ArrayLike<number>,
  head: LikelihoodHead,
  x: ArrayLike<number>,
  rows: number,
  inputs: number,
): Float64Array {
  const p = head.outputs.length;
  return Float64Array.from({ length: rows * p }, (_, at) => {
    const row = Math.floor(at / p);
    const k = at % p;
    let sum = coefficients[inputs * p + k];
    for (let j = 0; j < inputs; j++) sum += x[row * inputs + j] * coefficients[j * p + k];
    return sum;
  });
}

function checkOptions(maxIterations: number, tolerance: number): void {
  if (!(Number.isInteger(maxIterations) && maxIterations > 0)) {
    throw new LoglikError(
      "option-invalid",
      `${WHERE}: maxIterations is ${maxIterations}; expected a positive integer.`,
    );
  }
  if (!(tolerance > 0 && tolerance < 1)) {
    throw new LoglikError("option-invalid", `${WHERE}: tolerance is ${tolerance}; expected a number between 0 and 1.`);
  }
}

/** The best constant model where it is finite and an intercept can carry it; zero elsewhere. */
function startingPoint(
  head: LikelihoodHead,
  { starts, outputs, design }: LinearObjective,
  y: Float64Array,
  weights: Float64Array,
): Float64Array {
  const constant = head.initial(y, weights);
  const gamma = new Float64Array(starts[outputs]);
  head.outputs.forEach((output, k) => {
    const carried = output.kind === "shared" || design.kept[0] === -1;
    if (carried && Number.isFinite(constant[k])) gamma[starts[k]] = constant[k];
  });
  return gamma;
}

/** γ back to weights and intercepts. */
function inOriginalInputs(
  head: LikelihoodHead,
  { starts, outputs, design }: LinearObjective,
  inputs: number,
  gamma: Float64Array,
): Float64Array {
  const blocks = head.outputs.map((output, k) => {
    const block = Float64Array.from(gamma.subarray(starts[k], starts[k + 1]));
    return output.kind === "shared" ? block : solveUpper(design.r, design.rank, block);
  });
  return arrange(head, design, inputs, blocks, new Float64Array((inputs + 1) * outputs));
}

function spread(
  head: LikelihoodHead,
  design: OrthogonalDesign,
  inputs: number,
  errors: readonly Float64Array[] | undefined,
): Float64Array {
  const out = new Float64Array((inputs + 1) * head.outputs.length).fill(NaN);
  return errors === undefined ? out : arrange(head, design, inputs, errors, out);
}

/** Puts the block of each output where its columns belong. */
function arrange(
  head: LikelihoodHead,
  design: OrthogonalDesign,
  inputs: number,
  blocks: readonly Float64Array[],
  out: Float64Array,
): Float64Array {
  const p = head.outputs.length;
  head.outputs.forEach((output, k) => {
    const columns = output.kind === "shared" ? [-1] : design.kept;
    columns.forEach((column, a) => {
      out[(column < 0 ? inputs : column) * p + k] = blocks[k][a];
    });
  });
  return out;
}
