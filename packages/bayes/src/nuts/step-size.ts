import type { Rng } from "@loglik/core";
import type { Target } from "../target.js";
import { leapfrog, type Placed, withMomentum } from "./hamiltonian.js";
import type { Metric } from "./metric.js";

/** Nesterov's dual averaging of log ε, in the constants of Hoffman & Gelman (2014), section 3.2. */
export interface StepSizeTuner {
  /** The step to try next. */
  current(): number;
  /** Learns from the acceptance of one transition. */
  learn(acceptance: number): void;
  /** The averaged step, for after the warm-up. */
  average(): number;
}

const shrinkage = 0.05;
const decay = 0.75;
const steadiness = 10;

export function stepSizeTuner(start: number, targetAcceptance: number): StepSizeTuner {
  // Steps that are too long fail at once and teach much: begin from a larger one.
  const drift = Math.log(10 * start);
  let logStep = Math.log(start);
  let logAverage = 0;
  let error = 0;
  let count = 0;
  return {
    current: () => Math.exp(logStep),
    learn(acceptance) {
      count += 1;
      const share = 1 / (count + steadiness);
      error = (1 - share) * error + share * (targetAcceptance - acceptance);
      logStep = drift - (Math.sqrt(count) / shrinkage) * error;
      const weight = count ** -decay;
      logAverage = weight * logStep + (1 - weight) * logAverage;
    },
    average: () => Math.exp(count === 0 ? logStep : logAverage),
  };
}

/** A step whose single leapfrog step is accepted with probability about 0.8: doubled or halved until it crosses that. */
export function reasonableStep(target: Target, metric: Metric, from: Placed, guess: number, rng: Rng): number {
  const errorAt = (step: number): number => {
    const point = withMomentum(from, metric.drawMomentum(rng), metric);
    return leapfrog(target, metric, point, step).energy - point.energy;
  };
  let step = guess;
  const grows = errorAt(step) < -Math.log(0.8);
  for (let doubling = 0; doubling < 60; doubling++) {
    const next = grows ? 2 * step : 0.5 * step;
    if (errorAt(next) < -Math.log(0.8) !== grows) return grows ? step : next;
    step = next;
  }
  return step;
}
