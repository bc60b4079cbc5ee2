import { normalHead } from "@loglik/core/heads/normal";
import { createRng } from "@loglik/core/random";
import { describe, expect, it } from "vitest";
import { network, sgd } from "../src/index.js";
import type { Descent } from "../src/optimizers/optimizer.js";
import type { Program } from "../src/program.js";
import { callSize } from "../src/worker/call-size.js";
import { createFit, type LoadedJob } from "../src/worker/fit.js";
import * as extras from "../src/worker/parts/extras.js";
import { stopwatch } from "../src/worker/stopwatch.js";

/** A fit whose steps and forward rows take a known time, by a clock that nothing else moves; to be stepped by hand. */
function timedFit(millisecondsPerStep: number, millisecondsPerRow: number, everyStep = false) {
  let time = 0;
  const program = {
    setOrder() {},
    steps(_first: number, count: number, _rate: number, losses: Float64Array) {
      time += count * millisecondsPerStep;
      losses.fill(1, 0, count);
      return count;
    },
    forward(_x: Float64Array, rows: number, eta: Float64Array) {
      time += rows * millisecondsPerRow;
      eta.fill(0);
    },
    readParameters: () => new Float64Array(1),
    inspect() {},
    readOptimizer: () => ({ step: 0, slots: [] }),
  } as unknown as Program;
  const head = normalHead({ scale: 1 });
  const { likelihood: _head, ...portable } = network({ inputs: 1, likelihood: head });
  const job: LoadedJob & { readonly optimizer: Descent } = {
    network: portable,
    optimizer: sgd(),
    precision: "float64",
    fusedMultiplyAdd: false,
    batchSize: 10,
    epochs: 3,
    seed: 0,
    parameters: new Float64Array(2),
    training: { rows: 20_000 },
    validation: { x: new Float64Array(5000), y: new Float64Array(5000), rows: 5000 },
    everyStep,
    offset: false,
    workers: 1,
  };
  const now = () => time;
  const clock = stopwatch(6, now);
  const fit = createFit(program, head, job, { extras, rng: createRng(0), clock, callSize: callSize(6), now });
  return { fit, clock, now };
}

/** Milliseconds of the slices of such a fit. */
function sliceLengths(millisecondsPerStep: number, millisecondsPerRow: number): number[] {
  const { fit, clock, now } = timedFit(millisecondsPerStep, millisecondsPerRow);
  const slices = fit.slices();
  const lengths: number[] = [];
  for (let done = false; !done; ) {
    const start = now();
    clock.restart();
    done = slices.next().done === true;
    lengths.push(now() - start);
  }
  return lengths;
}

describe("a slice of 6 ms", () => {
  it.each([0.001, 0.02, 0.3, 1, 2.5, 5])("ends in time, however long a step of %s ms takes", (millisecondsPerStep) => {
    const lengths = sliceLengths(millisecondsPerStep, 0.001);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(8);
    // All but the last are put to use: a slice ends early only if one more piece would not fit.
    expect(Math.min(...lengths.slice(0, -1))).toBeGreaterThan(2.4);
  });

  it("is a single step where that takes longer", () => {
    const lengths = sliceLengths(20, 0);
    expect(Math.max(...lengths)).toBe(20);
  });

  it("is over after the first step where somebody wants to hear of steps", () => {
    const { fit } = timedFit(0.02, 0, true);
    const slices = fit.slices();
    slices.next();
    expect(fit.takeProgress()?.losses).toEqual(Float64Array.of(1));
    slices.next();
    expect(fit.takeProgress()?.losses?.length).toBeGreaterThan(100);
  });
});
