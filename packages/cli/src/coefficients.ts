import type { LikelihoodHead } from "@loglik/core";
import type { GeneralizedLinearModelResult } from "@loglik/core/fit/generalized-linear-model";
import type { TargetUnits } from "./target-units.js";

/** One coefficient of a linear predictor, in the units of its column. */
export interface Coefficient {
  /** What it moves, e.g. "mean of dist". */
  readonly output: string;
  /** The head's output of that name, counted from 0. */
  readonly outputIndex: number;
  /** The predictor's name, or "intercept". */
  readonly name: string;
  /** The predictor's column of the design, counted from 0; absent for an intercept. */
  readonly predictor?: number;
  readonly estimate: number;
  /** Null where the likelihood determines no such number: no finite maximum, or a predictor that repeats others. */
  readonly standardError: number | null;
  /** estimate / standardError, the distance from 0; null where 0 has no meaning (the log of a common scale). */
  readonly z: number | null;
}

/**
 * The coefficients of a linear model by name: for each output the intercept, then the predictors. The model was fitted to the
 * target in `units`; the coefficients speak of the target in its own.
 */
export function namedCoefficients(
  result: GeneralizedLinearModelResult,
  head: LikelihoodHead,
  labels: readonly string[],
  predictors: readonly string[],
  { factor, shift }: TargetUnits,
): Coefficient[] {
  const outputs = head.outputs.length;
  const coefficient = (outputIndex: number, predictor: number | undefined): Coefficient => {
    const at = (predictor ?? predictors.length) * outputs + outputIndex;
    const moved = factor[outputIndex] * result.coefficients[at];
    const estimate = predictor === undefined ? shift[outputIndex] + moved : moved;
    const error = Math.abs(factor[outputIndex]) * result.standardErrors[at];
    const known = error > 0;
    return {
      output: labels[outputIndex],
      outputIndex,
      name: predictor === undefined ? "intercept" : predictors[predictor],
      ...(predictor !== undefined && { predictor }),
      estimate,
      standardError: known ? error : null,
      z: known && head.outputs[outputIndex].kind === "perRow" ? estimate / error : null,
    };
  };
  return head.outputs.flatMap(({ kind }, outputIndex) => [
    coefficient(outputIndex, undefined),
    ...(kind === "shared" ? [] : predictors.map((_, predictor) => coefficient(outputIndex, predictor))),
  ]);
}
