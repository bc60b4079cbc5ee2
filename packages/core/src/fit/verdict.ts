import type { FitReason } from "../family.js";
import type { OrthogonalDesign } from "./orthogonal-design.js";
import type { ScoringState } from "./scoring.js";
import { describeSeparation, type Separation } from "./separation.js";

/** How a fit ended. */
export interface Verdict {
  readonly converged: boolean;
  readonly reason: FitReason;
  readonly message: string;
}

/**
 * Puts the end of the iteration into a reason and a sentence.
 *
 * @param smallest the smallest eigenvalue of the observed information
 */
export function judge(
  state: ScoringState,
  design: OrthogonalDesign,
  separation: Separation | undefined,
  smallest: number,
): Verdict {
  if (separation?.confirmed) {
    return { converged: false, reason: "separation", message: describeSeparation(separation) };
  }
  if (state.stopped === "unbounded") {
    return {
      converged: false,
      reason: "unbounded",
      message:
        "The inputs reproduce the targets exactly, so the likelihood grows without bound as the scale goes to 0.",
    };
  }
  if (state.stopped === "line-search-failed") {
    const size = state.gradientNorm.toExponential(1);
    return {
      converged: false,
      reason: "line-search-failed",
      message: `No step lowers the NLL, yet its gradient is ${size}.`,
    };
  }
  if (state.stopped === "iteration-limit") {
    const message = `Stopped after ${state.iterations} iterations with a gradient of ${state.gradientNorm.toExponential(1)}.`;
    return { converged: false, reason: "iteration-limit", message: `${message} Raise maxIterations.` };
  }
  if (design.aliased.length > 0) {
    const inputs = design.aliased.join(", ");
    const message = `Rank deficiency: input ${inputs} is a linear combination of the inputs before it (or constant).`;
    return {
      converged: false,
      reason: "flat",
      message: `${message} Its weight is left at 0; the NLL is the maximum's.`,
    };
  }
  if (state.stopped === "diverging" || !(smallest > 0)) {
    const message = "The likelihood is flat along some direction: many coefficients fit equally well.";
    return { converged: false, reason: "flat", message };
  }
  return {
    converged: true,
    reason: "converged",
    message: `Maximum found in ${state.iterations} Newton ${state.iterations === 1 ? "step" : "steps"}; the information is positive definite there.`,
  };
}
