import { integerPower } from "../kernels/integer-power.js";
import type { CosineDecay } from "./cosine-decay.js";
import { cosineSlope } from "./cosine-slope.js";
import type { ExponentialDecay } from "./exponential-decay.js";
import type { OneCycle } from "./one-cycle.js";
import type { Schedule } from "./schedule.js";
import type { StepDecay } from "./step-decay.js";
import type { WarmUp } from "./warm-up.js";

/** What `rateAt` gives. Apart from the functions that make schedules: programs that make some need none of this, nor the other way. */
export function rateOfStep(schedule: number | Schedule, step: number, fitSteps: number): number {
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
      if (step >= schedule.steps) return rateOfStep(into, step - schedule.steps, rest);
      return warmUpRate(schedule, step, rateOfStep(into, 0, rest));
    }
  }
}

/** The rate of step `step`. */
function stepDecayRate({ rate, factor, every }: StepDecay, step: number): number {
  return rate * integerPower(factor, Math.floor(step / every));
}

/** The rate of step `step`. */
function exponentialRate({ rate, factor }: ExponentialDecay, step: number): number {
  return rate * integerPower(factor, step);
}

/** The rate of step `step` of a fit of `fitSteps` steps. */
function cosineRate({ rate, to, steps }: CosineDecay, step: number, fitSteps: number): number {
  const length = steps ?? fitSteps;
  return step >= length ? to : cosineSlope(rate, to, step / length);
}

/** The rate of step `step` of a fit of `fitSteps` steps. */
function oneCycleRate(schedule: OneCycle, step: number, fitSteps: number): number {
  const { rate, rise, startFactor, endFactor, steps = fitSteps } = schedule;
  const first = rate / startFactor;
  const last = first / endFactor;
  const peak = rise * steps - 1;
  const end = steps - 1;
  if (step >= end) return last;
  return step < peak ? cosineSlope(first, rate, step / peak) : cosineSlope(rate, last, (step - peak) / (end - peak));
}

/** The rate of step `step` < `steps`, on the way to `full`. */
function warmUpRate({ steps }: WarmUp, step: number, full: number): number {
  return (full * (step + 1)) / (steps + 1);
}
