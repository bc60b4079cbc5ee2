import { type CosineDecay, cosineRate } from "./cosine-decay.js";
import { type ExponentialDecay, exponentialRate } from "./exponential-decay.js";
import { type OneCycle, oneCycleRate } from "./one-cycle.js";
import { type StepDecay, stepDecayRate } from "./step-decay.js";
import { type WarmUp, warmUpRate } from "./warm-up.js";

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
  if (typeof schedule === "number") return schedule;
  switch (schedule.type) {
    case "stepDecay":
      return stepDecayRate(schedule, step);
    case "exponentialDecay":
      return exponentialRate(schedule, step);
    case "cosineDecay":
      return cosineRate(schedule, step, fitSteps);
    case "oneCycle":
      return oneCycleRate(schedule, step, fitSteps);
    case "warmUp": {
      const { into } = schedule;
      // What follows counts its own steps, and has the rest of the fit to itself.
      const rest = Math.max(1, fitSteps - schedule.steps);
      if (step >= schedule.steps) return rateAt(into, step - schedule.steps, rest);
      return warmUpRate(schedule, step, rateAt(into, 0, rest));
    }
  }
}
