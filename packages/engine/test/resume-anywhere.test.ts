import { categoricalHead } from "@loglik/core/heads/categorical";
import { normalHead } from "@loglik/core/heads/normal";
import { createRng } from "@loglik/core/random";
import { describe, expect, it } from "vitest";
import { finishNow } from "../src/data/in-parts.js";
import { prepareFit } from "../src/fit-job.js";
import type { FitState } from "../src/fit-state.js";
import { adam, dense, lbfgs, momentum, network, rmsprop, type TrainOptions } from "../src/index.js";
import { trainSettings } from "../src/train-options.js";
import { createFit, type Fit } from "../src/worker/fit.js";
import { createLbfgsFit } from "../src/worker/lbfgs-fit.js";
import * as extras from "../src/worker/parts/extras.js";
import { fingerprint } from "./support/fingerprint.js";
import { wasmProgram } from "./support/programs.js";
import { wave } from "./support/sample.js";

const classes = {
  x: Float64Array.from({ length: 46 }, (_, index) => ((index * 37) % 101) / 50 - 1),
  y: Float64Array.from({ length: 23 }, (_, row) => (row * 7) % 3),
  weights: Float64Array.from({ length: 23 }, (_, row) => 1 + (row % 3)),
};

const fits = {
  "adam, held-out rows": [
    network({ inputs: 1, hidden: [dense(5, "tanh"), dense(3, "sigmoid")], likelihood: normalHead() }),
    wave(26),
    { epochs: 3, batchSize: 4, optimizer: adam({ rate: 0.01 }), seed: 5, validation: 0.2 },
  ],
  "momentum, weights": [
    network({ inputs: 2, hidden: [dense(4, "relu")], likelihood: categoricalHead({ classes: 3 }) }),
    classes,
    { epochs: 3, batchSize: 5, optimizer: momentum({ rate: 0.02 }), seed: -3 },
  ],
  "rmsprop, a shared scale, batches of the caller that visit rows many times": [
    network({ inputs: 1, hidden: [dense(4)], likelihood: normalHead({ scale: "shared" }) }),
    wave(7),
    { epochs: 2, optimizer: rmsprop(), batches: [[0, 1], [2, 3], [0, 1], [5, 6], [4, 0], [1, 1], [3, 2], [6]] },
  ],
  "L-BFGS, held-out rows": [
    network({ inputs: 1, hidden: [dense(4)], likelihood: normalHead() }),
    wave(26),
    {
      epochs: 14,
      batchSize: 8,
      optimizer: lbfgs({ memory: 3 }),
      seed: 2,
      validation: 0.2,
      earlyStopping: { patience: 9 },
    },
  ],
} satisfies Record<string, readonly [Parameters<typeof prepareFit>[0], object, TrainOptions]>;

/** A fit that yields after every single step, so that it can be stopped at each. */
function steppedFit(name: keyof typeof fits, precision: "float32" | "float64", from?: FitState): Fit {
  const [net, data, options] = fits[name];
  const { job } = finishNow(prepareFit(net, data, trainSettings({ ...options, precision })));
  const { x, y, ...training } = job.training;
  const program = wasmProgram(net, job);
  program.load(x, y, training.weights);
  const parameters = from?.parameters ?? job.parameters;
  program.writeParameters(parameters);
  if (from !== undefined) program.writeOptimizer(from.optimizer);
  const loaded = { ...job, parameters, training, resume: from };
  const clock = { fits: () => false, over: () => true, restart() {} };
  const callSize = { steps: 1, milliseconds: 1, took() {} };
  const tools = { extras, rng: createRng(job.seed), clock, callSize, now: () => 0 };
  const { optimizer } = job;
  return optimizer.type === "lbfgs"
    ? createLbfgsFit(program, net.likelihood, { ...loaded, optimizer }, tools)
    : createFit(program, net.likelihood, { ...loaded, optimizer }, tools);
}

/** Runs to the end; returns the NLL of every epoch, and the final state. */
function outcome(fit: Fit) {
  for (const _slice of fit.slices());
  const { epochs, finished } = fit.takeProgress()!;
  return { epochs, state: finished!.state };
}

const bits = ({ parameters, optimizer }: FitState) => [parameters, ...optimizer.slots].map(fingerprint);

describe.each(Object.keys(fits) as (keyof typeof fits)[])("a fit by %s", (name) => {
  it.each(["float32", "float64"] as const)("in %s goes on from any slice to the same bits", (precision) => {
    const whole = outcome(steppedFit(name, precision));
    const stopped = steppedFit(name, precision);
    const states: FitState[] = [];
    for (const _slice of stopped.slices()) states.push(structuredClone(stopped.state()));
    expect(new Set(states.map(({ position }) => position.steps)).size).toBeGreaterThan(10);
    for (const state of states) {
      const rest = outcome(steppedFit(name, precision, state));
      expect(bits(rest.state)).toEqual(bits(whole.state));
      expect(rest.state.position).toEqual(whole.state.position);
      expect(rest.epochs).toEqual(whole.epochs.slice(state.position.epoch));
    }
  });

  it("does not without the optimizer's state, or at another step", () => {
    const whole = outcome(steppedFit(name, "float64"));
    const stopped = steppedFit(name, "float64");
    const slices = stopped.slices();
    while (stopped.state().position.steps < 3) slices.next();
    const state = structuredClone(stopped.state());
    const { position, optimizer } = state;
    const forgetful = { step: 0, slots: optimizer.slots.map((slot) => slot.map((_, index) => Number(index === 0))) };
    const moved = { ...position, step: Math.abs(position.step - 1) };
    for (const wrong of [
      { ...state, optimizer: forgetful },
      { ...state, position: moved },
    ]) {
      expect(bits(outcome(steppedFit(name, "float64", wrong)).state)).not.toEqual(bits(whole.state));
    }
  });
});
