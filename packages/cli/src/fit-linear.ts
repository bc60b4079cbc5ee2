import type { LikelihoodHead } from "@loglik/core";
import {
  fitGeneralizedLinearModel,
  type GeneralizedLinearModelResult,
  linearPredictor,
} from "@loglik/core/fit/generalized-linear-model";
import { type Coefficient, namedCoefficients } from "./coefficients.js";
import type { FitCommand } from "./command.js";
import { likelihoods } from "./likelihoods.js";
import type { Ending, Model } from "./model.js";
import type { Sample } from "./sample.js";
import { etaInOwnUnits, targetInUnits, targetUnits } from "./target-units.js";

/** A fitted generalised linear model. */
export interface LinearFit {
  readonly model: Model;
  readonly ending: Ending & { readonly iterations: number; readonly gradientNorm: number };
  readonly coefficients: readonly Coefficient[];
  readonly notes: readonly string[];
}

/**
 * Solves the model without hidden layers by Newton's method. A target of numbers is standardised, so that the steps do not
 * depend on its units; inputs need not be, since the solver makes them orthogonal by itself.
 */
export function fitLinear(sample: Sample, command: FitCommand): LinearFit {
  const likelihood = likelihoods[command.likelihood];
  const { fitted, predictors, classes = [] } = sample;
  const head = likelihood.head(classes.length);
  const inputs = predictors.length;
  const units = targetUnits(likelihood, head, sample);
  const y = targetInUnits(fitted.y, units);
  const result = fitGeneralizedLinearModel(head, { x: fitted.x, y, rows: fitted.rows, inputs });
  const free = head.outputs.reduce((sum, { kind }) => sum + (kind === "shared" ? 1 : inputs + 1), 0);
  const labels = likelihood.outputLabels(sample.target, classes);
  return {
    model: {
      head,
      // Softmax counts the same model once for every number that may be added to all logits.
      parameters: free - likelihood.redundantOutputs * (inputs + 1) - result.aliasedInputs.length,
      constantEta: etaInOwnUnits(head.initial(y), units),
      eta: async (x, rows) => etaInOwnUnits(linearPredictor(result.coefficients, head, x, rows, inputs), units),
    },
    ending: {
      converged: result.converged,
      reason: result.reason,
      message: messageFor(result, sample),
      iterations: result.iterations,
      gradientNorm: result.gradientNorm,
    },
    coefficients: namedCoefficients(result, head, labels, predictors, units),
    notes: notesOf(result, head, predictors),
  };
}

/** The solver speaks of classes and inputs by number; a reader knows them by name. */
function messageFor(result: GeneralizedLinearModelResult, { classes, predictors }: Sample): string {
  const steps = `${result.iterations} Newton ${result.iterations === 1 ? "step" : "steps"}`;
  if (result.reason === "separation" && classes) {
    const endless = "so the coefficients grow without end and no finite maximum exists";
    const names = result.separatedClasses.map((index) => classes[index]).join(" and ");
    if (result.separatedClasses.length === classes.length) {
      return `Complete separation: hyperplanes split the classes without error, ${endless}. The NLL approaches 0.`;
    }
    if (names !== "") {
      return `Separation: a hyperplane splits ${names} from the other classes without error, ${endless}. The NLL approaches its infimum from above; it stands at the value given.`;
    }
  }
  if (result.reason === "flat" && result.aliasedInputs.length > 0) {
    const names = result.aliasedInputs.map((input) => predictors[input]).join(", ");
    const left =
      result.aliasedInputs.length === 1
        ? "can be computed from the predictors before it. Its coefficient is"
        : "can be computed from the predictors before them. Their coefficients are";
    return `Maximum found in ${steps}, but not at one point only: ${names} ${left} left at 0; the NLL is the maximum's.`;
  }
  if (result.reason === "iteration-limit") {
    return `Stopped after ${steps}, short of a maximum: the gradient is still ${result.gradientNorm.toExponential(1)}.`;
  }
  return result.message;
}

function notesOf(result: GeneralizedLinearModelResult, head: LikelihoodHead, predictors: readonly string[]): string[] {
  const aliased = result.aliasedInputs.map((input) => predictors[input]).join(", ");
  const notes: string[] = [];
  if (result.reason === "separation") {
    notes.push(
      "Because of the separation the coefficients are where the iteration stopped, not estimates, and have no standard errors. A penalty, a prior or fewer predictors would give finite ones.",
    );
  }
  if (result.reason === "unbounded") {
    notes.push(
      "Because the fit is exact, the NLL, σ and its logarithm are where the iteration stopped, not estimates, and there are no standard errors. More rows or fewer predictors would give finite ones.",
    );
    if (aliased !== "") notes.push(`Left at 0, as the predictors before can stand for it: ${aliased}.`);
  }
  if (result.converged && head.ledger.dropped.length === 0 && head.outputs.length > 1) {
    notes.push(
      "The coefficients of the classes sum to zero for each predictor: only their differences have a meaning.",
    );
  }
  return notes;
}
