import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { normalHead } from "@loglik/core/heads/normal";
import { describe, expect, it } from "vitest";
import { adam, dense, momentum, network, rmsprop, type TrainedModel, train } from "../../src/index.js";
import { fingerprint } from "../support/fingerprint.js";
import { twoClasses, wave } from "../support/sample.js";

const classes = {
  x: Float64Array.from({ length: 240 }, (_, index) => ((index * 37) % 101) / 50 - 1),
  y: Float64Array.from({ length: 120 }, (_, row) => (row * 7) % 4),
};

const runs = {
  regression: (options: object) =>
    train(
      network({ inputs: 1, hidden: [dense(16, "tanh"), dense(7, "sigmoid")], likelihood: normalHead() }),
      wave(101),
      {
        epochs: 30,
        batchSize: 16,
        optimizer: adam({ rate: 0.01 }),
        seed: 5,
        validation: 0.1,
        ...options,
      },
    ),
  labels: (options: object) =>
    train(network({ inputs: 2, hidden: [dense(9, "relu")], likelihood: bernoulliHead() }), twoClasses(90), {
      epochs: 20,
      optimizer: rmsprop({ rate: 0.003 }),
      ...options,
    }),
  classes: (options: object) =>
    train(
      network({ inputs: 2, hidden: [dense(13, "relu")], likelihood: categoricalHead({ classes: 4, target: "index" }) }),
      classes,
      {
        epochs: 20,
        batchSize: 7,
        optimizer: momentum({ rate: 0.02 }),
        seed: -3,
        ...options,
      },
    ),
};

/**
 * Of the final parameters in float32. Node, Chromium, a worker and the caller's thread are all held to these. They change only
 * with the order of operations in a kernel, the random streams or the start of a fit, and then for everybody at once.
 */
const fingerprints = {
  regression: "0ae5efc2d97c7b8c",
  labels: "106e546c607771c8",
  classes: "134de0c59d2bcdc7",
};

const bitsOf = async (run: { readonly result: Promise<TrainedModel> }) => fingerprint((await run.result).parameters);

describe.each(Object.keys(runs) as (keyof typeof runs)[])("the run %s", (name) => {
  it("has the same bits in every engine, in a worker and on the caller's thread", async () => {
    expect(await bitsOf(runs[name]({ workers: 1 }))).toBe(fingerprints[name]);
    expect(await bitsOf(runs[name]({ workers: 0 }))).toBe(fingerprints[name]);
  });

  it.each([2, 3, 5])("has the same bits when %s workers share each step", async (workers) => {
    const model = await runs[name]({ workers }).result;
    expect(model.training).toMatchObject({ workers, thread: "worker" });
    expect(fingerprint(model.parameters)).toBe(fingerprints[name]);
  });

  it("has other bits with another seed", async () => {
    expect(await bitsOf(runs[name]({ seed: 6 }))).not.toBe(fingerprints[name]);
  });

  it("has the same bits in float64 twice", async () => {
    const precision = "float64";
    expect(await bitsOf(runs[name]({ precision, workers: 0 }))).toBe(
      await bitsOf(runs[name]({ precision, workers: 1 })),
    );
  });
});
