import type { CosineDecay } from "./cosine-decay.js";
import type { ExponentialDecay } from "./exponential-decay.js";
import type { OneCycle } from "./one-cycle.js";
import { rateOfStep } from "./rate-of-step.js";
import type { StepDecay } from "./step-decay.js";
import type { WarmUp } from "./warm-up.js";

/**
 * A learning rate that changes from step to step, as plain data: it crosses to the worker and goes into files. A rate that
 * does not change is a number.
 */
export type Schedule = StepDecay | ExponentialDecay | CosineDecay | WarmUp | OneCycle;

/**
 * The learning rate of optimizer step `step` (0, 1, 2, …) of a fit of `fitSteps` steps.
 *
 * A pure function of its arguments, so that a resumed fit goes on with the same rates. Only +, −, ·, / and comparisons are
 * used, which round alike everywhere: the rates have the same bits in every engine.
 *
 * @example rateAt(stepDecay({ rate: 0.1, factor: 0.5, every: 10 }), 25, 100)  // 0.025
 */
export function rateAt(schedule: number | Schedule, step: number, fitSteps: number): number {
  return rateOfStep(schedule, step, fitSteps);
}
