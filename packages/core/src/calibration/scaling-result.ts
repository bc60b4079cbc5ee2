import type { FitReason } from "../family.js";
import type { LogitMapMinimum } from "./logit-map.js";

/** How the fit of a calibration map ended, with the evidence. Plain data. */
export interface ScalingCertificate {
  /** Mean NLL of the rows before and after, nats. */
  readonly nllBefore: number;
  readonly nll: number;
  readonly converged: boolean;
  /** `separation`, `boundary` and `flat` say why no finite optimum, or no single one, exists. */
  readonly reason: FitReason;
  /** One sentence for a reader. */
  readonly message: string;
  readonly iterations: number;
  /** Largest component of the mean gradient at the end. */
  readonly gradientNorm: number;
}

/** Below this share of the largest curvature the smallest is that of a flat direction. */
const FLAT = 1e-12;

/** The certificate of a minimum of the NLL. */
export function certify(minimum: LogitMapMinimum, nllBefore: number, what: string): ScalingCertificate {
  const { nll, stopped, iterations, gradientNorm, relativeCurvature } = minimum;
  const base = { nllBefore, nll, iterations, gradientNorm };
  const size = gradientNorm.toExponential(1);
  if (stopped === "diverging") {
    const message = `The ${what} part some classes without error, so the NLL falls for ever as they grow: no finite optimum exists.`;
    return { ...base, converged: false, reason: "separation", message };
  }
  if (stopped === "iteration-limit" || stopped === "line-search-failed") {
    return { ...base, converged: false, reason: stopped, message: `Stopped with a gradient of ${size}.` };
  }
  if (relativeCurvature < FLAT) {
    const message = `The NLL has its minimum, but some direction of the ${what} does not change it: many fit equally well.`;
    return { ...base, converged: false, reason: "flat", message };
  }
  const message = `Minimum found in ${iterations} Newton steps; the gradient is at most ${size} and the NLL is convex.`;
  return { ...base, converged: true, reason: "converged", message };
}
