import type { FloatArray } from "@loglik/core";
import { everyRow } from "../data/shuffle.js";
import type { Finding } from "../events.js";
import { type FitPosition, type FitState, startOfFit } from "../fit-state.js";
import type { Lbfgs } from "../optimizers/optimizer.js";
import { type Arithmetic, type LbfgsState, lbfgsStep } from "../optimizers/quasi-newton/lbfgs-step.js";
import type { Evaluated, Objective } from "../optimizers/quasi-newton/objective.js";
import { curvaturePair } from "../optimizers/quasi-newton/two-loop.js";
import type { Program } from "../program.js";
import { batchWeights } from "./batch-weights.js";
import { stepFailure } from "./failed-step.js";
import type { Fit, FitHead, FitTools, LoadedJob } from "./fit.js";
import { epochEvent, fitNews } from "./fit-news.js";
import { heldOut } from "./held-out.js";
import { layerHealth } from "./layer-health.js";
import type { HowFitEnded } from "./protocol.js";
import { stopReader } from "./stop-switch.js";
import { vanishingLoss } from "./vanishing-loss.js";

/** What rounding does to the mean of many losses, relative to it. */
const relativeNoise = { float32: 1e-6, float64: 1e-14 } as const;

/**
 * Trains by L-BFGS: an epoch is one step on all rows, which pass through the program batch by batch. Its event tells the NLL of
 * the weights before that step, as with the other optimizers.
 */
export function createLbfgsFit(
  program: Program,
  head: FitHead,
  job: LoadedJob & { readonly optimizer: Lbfgs },
  { clock, now }: FitTools,
): Fit {
  const { optimizer, training, precision } = job;
  const { weightDecay = 0, memory, tolerance } = optimizer;
  const order = everyRow(training.rows);
  const weights = batchWeights(order, job.batchSize, training.weights);
  const totalWeight = weights.reduce((sum, weight) => sum + weight, 0);
  const batchGradient = new Float64Array(job.network.parameterCount);
  const at = { ...(job.resume?.position ?? startOfFit) };
  const start = now() - 1000 * at.elapsed;
  const held = heldOut(program, head, job, clock, job.resume?.best);
  const news = fitNews(job.everyStep);
  const isStopped = stopReader(job.stop);
  const arithmetic: Arithmetic = {
    noise: relativeNoise[precision],
    round: precision === "float32" ? (values) => Float32Array.from(values) : (values) => values,
  };
  let cancelled = false;
  let current: FloatArray = job.parameters;
  let state: LbfgsState | undefined;

  /** Mean NLL plus (λ/2)‖w‖², and its gradient, at the parameters as the program rounds them. */
  const objective: Objective = function* (at): Generator<undefined, Evaluated> {
    program.writeParameters(at);
    const x = Float64Array.from(program.readParameters());
    const gradient = x.map((value) => weightDecay * value);
    let value = penalty(x);
    for (let batch = 0; batch < weights.length; batch += 1) {
      const share = weights[batch] / totalWeight;
      value += share * program.gradient(batch, batchGradient);
      for (let i = 0; i < gradient.length; i += 1) gradient[i] += share * batchGradient[i];
      if (isStopped() || clock.over()) yield;
    }
    return { x, value, gradient };
  };

  /** A line search evaluates many times; nobody who cancels waits for its end. */
  function* unlessCancelled<T>(work: Generator<undefined, T>): Generator<undefined, T | undefined> {
    for (;;) {
      const slice = work.next();
      if (slice.done) return slice.value;
      yield;
      if (cancelled) return undefined;
    }
  }

  /** Σ (λ/2) w² */
  function penalty(x: Float64Array): number {
    return x.reduce((sum, value) => sum + (weightDecay / 2) * value * value, 0);
  }

  /** Moves the fit by one step; returns what keeps it from one. */
  function* takeStep(from: LbfgsState): Generator<undefined, HowFitEnded | undefined> {
    if (largest(from.at.gradient) <= tolerance) return "converged";
    const nll = from.at.value - penalty(from.at.x);
    if (!Number.isFinite(nll)) throw failedStep(nll);
    const next: LbfgsState | undefined = yield* unlessCancelled(lbfgsStep(objective, from, memory, arithmetic));
    if (next === undefined) return "stalled";
    state = next;
    current = parameters();
    Object.assign(at, { step: 1, steps: at.steps + 1, lossTotal: nll, weightTotal: 1 });
    news.step(nll);
    return undefined;
  }

  function* slices(): Generator<undefined, void> {
    program.setOrder(order);
    const slots = job.resume?.optimizer.slots ?? [];
    const pairs = Array.from({ length: slots.length / 2 }, (_, k) => curvaturePair(slots[2 * k], slots[2 * k + 1]));
    state = { at: yield* objective(Float64Array.from(job.parameters)), pairs };
    let reason: HowFitEnded = "finished";
    while (at.epoch < job.epochs && !cancelled) {
      if (held.isOver(at.epoch)) reason = "early";
      // A fit that was stopped while its held-out rows were looked at has taken the step of this epoch already.
      else if (at.step === 0) reason = (yield* takeStep(state)) ?? reason;
      if (reason !== "finished") break;
      const validation = yield* held.evaluate(current);
      if (validation !== undefined) held.consider(at.epoch, validation.nll, parameters);
      news.epoch(epochEvent(position(), job.epochs, validation));
      Object.assign(at, { epoch: at.epoch + 1, step: 0, lossTotal: 0, weightTotal: 0 });
    }
    if (cancelled) reason = "cancelled";
    // The program may hold the weights of a trial.
    program.writeParameters(current);
    const warnings = cancelled
      ? []
      : [...(yield* layerHealth(program, job, weights.length, clock)), ...certainty(reason)];
    const best = cancelled ? undefined : held.restored();
    news.finish({ reason, state: fitState(), parameters: best ?? current, warnings });
  }

  function certainty(reason: HowFitEnded): readonly Finding[] {
    if (reason !== "converged" || state === undefined || weightDecay > 0) return [];
    return vanishingLoss(head, state.at.value, tolerance);
  }

  /** The weights of the last step that was accepted; the program may hold those of a trial. */
  function parameters(): FloatArray {
    if (state === undefined) return job.parameters;
    return precision === "float32" ? Float32Array.from(state.at.x) : state.at.x;
  }

  function failedStep(loss: number) {
    const places = Array.from(weights.keys());
    return stepFailure({ step: at.steps, epoch: at.epoch, loss, order, places });
  }

  function position(): FitPosition {
    return { ...at, elapsed: (now() - start) / 1000 };
  }

  function fitState(): FitState {
    const slots = state === undefined ? (job.resume?.optimizer.slots ?? []) : state.pairs.flatMap(({ s, y }) => [s, y]);
    const optimizerState = { step: at.steps, slots };
    return {
      parameters: current,
      optimizer: optimizerState,
      position: position(),
      ...(held.best && { best: held.best }),
    };
  }

  return {
    slices,
    state: fitState,
    parameters: () => current,
    takeProgress: news.take,
    cancel() {
      cancelled = true;
    },
    loaded: training,
  };
}

function largest(gradient: Float64Array): number {
  return gradient.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
