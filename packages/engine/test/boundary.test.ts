import type { LikelihoodHead } from "@loglik/core";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { normalHead } from "@loglik/core/heads/normal";
import { studentTHead } from "@loglik/core/heads/student-t";
import { describe, expect, it } from "vitest";
import { finishNow } from "../src/data/in-parts.js";
import { prepareSample } from "../src/data/sample.js";
import { diagnose } from "../src/diagnostics.js";
import {
  adam,
  conv2d,
  dense,
  embedding,
  exponentialAveraging,
  flatten,
  network,
  sgd,
  type TrainOptions,
  train,
} from "../src/index.js";

const regression = network({ inputs: 2, hidden: [dense(3)], likelihood: normalHead() });
const labels = network({ inputs: 1, likelihood: bernoulliHead() });
const classes = network({ inputs: 1, likelihood: categoricalHead({ classes: 3, target: "index" }) });
const x = [
  [1, 2],
  [3, 5],
  [0, 1],
];
const y = [1, 2, 3];
const options: TrainOptions = { epochs: 1, precision: "float64", workers: 0 };

/** The message and code of what `train` throws, before anything runs. */
function refusal(...parameters: Parameters<typeof train>): string {
  try {
    train(...parameters);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("nothing was refused");
}

describe("train refuses, at once and by name", () => {
  it.each([
    [
      {
        x: [
          [1, 2],
          [3, Number.NaN],
          [0, 1],
        ],
        y,
      },
      "train: x[1][1] is NaN; every input",
      "input-not-finite",
    ],
    [
      {
        x: [
          [1, 2],
          [3, null as never],
          [0, 1],
        ],
        y,
      },
      "x[1][1] is null",
      "input-not-finite",
    ],
    [{ x: [1, 2, 3, null as never, 0, 1], y }, "x[1][1] is null", "input-not-finite"],
    [{ x: BigInt64Array.of(1n, 2n, 3n, 4n, 5n, 6n) as never, y }, "x[0][0] is 1;", "input-not-finite"],
    [{ x, y: ["1", "2", "3"] as never }, 'y[0] is "1"; every target', "target-not-finite"],
    [{ x, y: [true, false, true] as never }, "y[0] is true; every target", "target-not-finite"],
    [{ x: [[1, 2], [3], [0, 1]], y }, "x[1] has 1 numbers; expected 2", "ragged-row"],
    [{ x, y: [1, Number.POSITIVE_INFINITY, 3] }, "y[1] is Infinity; every target", "target-not-finite"],
    [{ x, y: [1, 2] }, "x has 3 rows of 2 and y has 2", "rows-mismatch"],
    [{ x: [1, 2, 3], y }, "x has 3 numbers, which is no whole number of rows of 2", "shape-mismatch"],
    [{ x: [], y: [] }, "x has no rows", "empty-data"],
    [{ x: "text" as never, y }, "x is string", "not-a-matrix"],
    [undefined as never, "the data have no fields; expected an object { x, y }", "not-a-matrix"],
    [{ x } as never, "the data have x; expected an object { x, y }", "not-a-matrix"],
    [{ x, y, weight: [1, 2, 3] } as never, 'there is no option "weight"; expected weights, offset', "option-unknown"],
    [{ x, y, sampleWeights: [1, 2, 3] } as never, 'there is no option "sampleWeights"', "option-unknown"],
    [{ x, y, weights: [1, null, 1] as never }, "weights[1] is null", "weights-invalid"],
    [{ x, y, weights: [1, 2] }, "weights has 2 numbers for 3 rows", "weights-invalid"],
    [{ x, y, weights: [1, -2, 1] }, "weights[1] is -2", "weights-invalid"],
    [{ x, y, weights: [0, 0, 0] }, "every weight in weights is zero", "weights-invalid"],
  ])("data %#", (data, message, code) => {
    const said = refusal(regression, data, options);
    expect(said).toContain(message);
    expect(said).toContain(`[${code}]`);
  });

  it.each([
    [labels, [0, 1, 2], "y[2] is 2; the bernoulli head expects an integer from 0 to 1"],
    [labels, [0, 0.5, 1], "y[1] is 0.5"],
    [classes, [0, 1, 3], "y[2] is 3; the categorical head expects an integer from 0 to 2"],
    [classes, [-1, 1, 2], "y[0] is -1"],
  ])("targets outside the head's domain %#", (net, targets, message) => {
    expect(refusal(net, { x: [1, 2, 3], y: targets }, options)).toContain(message);
  });

  it("an initial weight of an output that all rows share", () => {
    const shared = network({ inputs: 2, likelihood: normalHead({ scale: "shared" }) });
    // Weights [2][2] to location and scale, then both biases.
    const wrong = refusal(shared, { x, y }, { ...options, initial: [1, 0, 2, 0.5, 3, 4] });
    expect(wrong).toMatch(
      /initial\[3\] is 0.5; it is the weight of an output that all rows share.*shared-output-weight/,
    );
    expect(() => train(shared, { x, y }, { ...options, initial: [1, 0, 2, 0, 3, 4] }).cancel()).not.toThrow();
  });

  it("a number beyond the range of float32", () => {
    expect(refusal(regression, { x, y: [1, 1e39, 2] }, { ...options, precision: "float32" })).toContain(
      "y[1] is 1e+39, beyond",
    );
    expect(refusal(regression, { x: [[1e39, 0]], y: [1] }, { ...options, precision: "float32" })).toContain(
      "x[0][0] is 1e+39; every input must be a finite number within the range of float32",
    );
  });

  it.each([
    [{ epochs: Number.NaN }, "epochs is NaN; expected a positive integer"],
    [{ epochs: undefined }, "epochs is undefined"],
    [{ epochs: 0 }, "epochs is 0"],
    [{ batchSize: undefined }, "batchSize is undefined"],
    [{ batchSize: -1 }, "batchSize is -1"],
    [{ batchSize: 2.5 }, "batchSize is 2.5"],
    [{ seed: 0.5 }, "seed is 0.5"],
    [{ seed: Number.NaN }, "seed is NaN"],
    [{ validation: 1 }, "validation is 1; expected a number from 0"],
    [{ validation: Number.NaN }, "validation is NaN"],
    [{ validation: 0.01 }, "leaves 0 to validate on and 3 to train on"],
    [{ validation: { x, y: [1] } }, "validation.x has 3 rows"],
    [{ validation: { x: [[Number.NaN, 0]], y: [1] } }, "validation.x[0][0] is NaN"],
    [{ optimizer: "adam" }, 'optimizer is "adam"'],
    [{ optimizer: { type: "sgd", rate: Number.NaN } }, "optimizer.rate is NaN"],
    [{ precision: "float16" }, 'precision is "float16"'],
    [{ workers: 2.5 }, "workers is 2.5"],
    [{ workers: 1e9 }, "workers is 1000000000; expected a positive integer up to 1024"],
    [{ seed: "7" }, 'seed is "7"'],
    [{ every: "minute" }, 'every is "minute"'],
    [{ epoch: 3 }, 'there is no option "epoch"'],
    [{ resume: null }, "resume is null, and would have to be left out"],
    [{ validation: null }, "validation is null, and would have to be left out"],
    [{ signal: new AbortController() }, "signal has no addEventListener; expected an AbortSignal"],
    [{ averaging: false }, "averaging is false; expected the result of polyakAveraging()"],
    [{ initial: [1, 2] }, "initial has 2 numbers; this network has 17"],
    [{ initial: new Array(17).fill(Number.NaN) }, "initial[0] is NaN"],
    [{ batches: [[0, 1], [2]], batchSize: 3 }, "batches[0] has 2 rows; expected 3"],
    [{ batches: [[0, 1], [3]] }, "batches[1] names row 3"],
    [{ batches: [[0, 1], [2]], validation: 0.4 }, "validation fraction would take some of them away"],
    [{ batchSize: 1e12 }, "GiB; at most 4 GiB can be addressed"],
  ])("options %j", (wrong, message) => {
    expect(refusal(regression, { x, y }, { ...options, ...wrong } as TrainOptions)).toContain(message);
  });
});

describe("nothing that was meant is ignored", () => {
  it.each<[() => unknown, string]>([
    [() => network({ inputs: 2, layers: [dense(3)], likelihood: normalHead() } as never), 'no option "layers"'],
    [
      () => network(undefined as never),
      "network: the options are undefined; expected inputs, hidden, likelihood, bias",
    ],
    [() => train(regression, { x, y }, undefined as never), "train: the options are undefined; expected epochs"],
    [() => sgd(0.1 as never), "sgd: the options are 0.1; expected rate"],
    [() => adam(0.1 as never), "adam: the options are 0.1; expected rate"],
    [() => exponentialAveraging(0.9 as never), "exponentialAveraging: the options are 0.9; expected decay"],
    [() => dense(3, { activation: "relu" } as never), 'activation is {"activation":"relu"}'],
  ])("%s", (call, message) => {
    expect(call).toThrow(message);
  });

  it("and data may hold what a fit does not look at", () => {
    const sample = { x, y, rows: 3, inputs: 2, truth: "unknown" };
    expect(() => train(regression, sample, options).cancel()).not.toThrow();
  });
});

describe("predict and nll look at their data, too", () => {
  it("and name themselves", async () => {
    const model = await train(regression, { x, y }, options).result;
    await expect(model.predict([[1, 2, 3]])).rejects.toThrow("predict: x[0] has 3 numbers; expected 2");
    await expect(model.nll(x, [1, 2])).rejects.toThrow("nll: x has 3 rows");
  });
});

describe("diagnostics", () => {
  const codes = (net: typeof regression, inputs: number[][], targets: number[]) =>
    finishNow(diagnose(finishNow(prepareSample("test", "", { x: inputs, y: targets }, net, "float64")), net)).map(
      ({ code }) => code,
    );

  it("finds nothing in plain data", () => {
    expect(
      codes(
        regression,
        [
          [-1, 0.4],
          [1, 0.3],
          [0.2, -2],
        ],
        [1, 2, 3],
      ),
    ).toEqual([]);
  });

  it("names a constant target and a constant input", () => {
    expect(
      codes(
        regression,
        [
          [7, 0.4],
          [7, 0.3],
          [7, -2],
        ],
        [2, 2, 2],
      ),
    ).toEqual(["target-constant", "input-constant"]);
  });

  it("looks at the channels of images, not at their pixels, and not at the numbers of categories", () => {
    const hidden = [conv2d(2, 2), flatten()];
    const images = network({ inputs: [2, 2, 1], hidden, likelihood: normalHead() });
    // The first pixel is always dark, the last always bright: that is what edges are.
    const dark = [0, 0.2, 0.9, 30].map((value) => [0, value / 30, value / 40, 0.99 + value / 1e4]);
    expect(codes(images, dark, [1, 2, 3, 4])).toEqual([]);
    expect(
      codes(
        images,
        dark.map((row) => row.map((value) => 1000 * value)),
        [1, 2, 3, 4],
      ),
    ).toEqual(["inputs-unscaled"]);
    const tables = embedding({ categories: 5000, dimensions: 2, columns: [0] });
    const mixed = network({ inputs: 2, hidden: [tables], likelihood: normalHead() });
    const rows = [4000, 4001, 4002].map((category, row) => [category, row - 1]);
    expect(codes(mixed, rows, [1, 2, 3])).toEqual([]);
    expect(
      codes(
        mixed,
        rows.map(([category, value]) => [category, value * 1e4]),
        [1, 2, 3],
      ),
    ).toEqual(["inputs-unscaled"]);
  });

  it("names inputs far from zero, of unequal scales, or far from unit size", () => {
    expect(
      codes(
        regression,
        [
          [1000, 0.4],
          [1001, 0.3],
          [1002, -2],
        ],
        [1, 2, 3],
      ),
    ).toEqual(["inputs-unscaled"]);
    expect(
      codes(
        regression,
        [
          [-50, 0.01],
          [1, 0.02],
          [40, -0.03],
        ],
        [1, 2, 3],
      ),
    ).toEqual(["inputs-unscaled"]);
    expect(
      codes(
        regression,
        [
          [-5e4, 3e4],
          [1e4, 2e4],
          [4e4, -6e4],
        ],
        [1, 2, 3],
      ),
    ).toEqual(["inputs-unscaled"]);
  });

  it("names rows that are probabilities already, but not indicators", () => {
    expect(
      codes(
        regression,
        [
          [0.2, 0.8],
          [0.5, 0.5],
          [1, 0],
        ],
        [1, 2, 3],
      ),
    ).toEqual(["inputs-sum-to-one"]);
    expect(
      codes(
        regression,
        [
          [0, 1],
          [0, 1],
          [1, 0],
        ],
        [1, 2, 3],
      ),
    ).toEqual([]);
  });

  it("says when the best constant model lies at infinity, and starts at a finite one", async () => {
    const run = train(labels, { x: [1, 2, 3, 4], y: [1, 1, 1, 1] }, options);
    for await (const epoch of run) expect(epoch.nll).toBeCloseTo(Math.log1p(1 / 8), 6);
    const model = await run.result;
    expect(model.diagnostics.map(({ code }) => code)).toEqual(["target-constant", "start-at-infinity"]);
    expect(model.summary()).toContain("[start-at-infinity]");
  });

  it("says that float32 cannot tell the targets from one another, and float64 can", async () => {
    const data = { x: [0, 1, 2, 3], y: [1e9, 1e9 + 1, 1e9 + 1, 1e9 + 2] };
    const net = network({ inputs: 1, likelihood: normalHead() });
    const notes = async (precision: "float32" | "float64") => {
      const { diagnostics } = await train(net, data, { ...options, precision }).result;
      return diagnostics.map(({ message }) => message);
    };
    expect(await notes("float32")).toEqual([
      'The target y has mean 1000000000 and standard deviation only 0.707: float32 has seven digits, and rounds much of the differences between rows away. Subtract the mean from the target first, or train with precision: "float64".',
    ]);
    expect(await notes("float64")).toEqual([]);
  });

  it("starts a head that takes a fit of its own from a thousand rows of many", async () => {
    const seen: number[] = [];
    const counted = studentTHead();
    const head: LikelihoodHead = {
      ...counted,
      initial(targets, weights) {
        seen.push(targets.length);
        return counted.initial(targets, weights);
      },
    };
    const rows = 50_000;
    const data = {
      x: Float64Array.from({ length: rows }, (_, row) => Math.sin(row)),
      y: Float64Array.from({ length: rows }, (_, row) => 5 + Math.sin(row * row)),
    };
    const net = network({ inputs: 1, likelihood: head });
    const { parameters } = await train(net, data, { ...options, optimizer: adam({ rate: 1e-9 }) }).result;
    expect(seen).toEqual([1024]);
    // The location of the constant model, to within what a thousand rows know of it.
    expect(Math.abs(parameters[2] - 5)).toBeLessThan(0.1);
  });

  it("says so once, however many classes no row has", async () => {
    const net = network({ inputs: 1, likelihood: categoricalHead({ classes: 10_000 }) });
    const model = await train(net, { x: [1, 2, 3], y: [0, 7, 0] }, { ...options, epochs: 1 }).result;
    expect(model.diagnostics.map(({ message }) => message)).toEqual([
      "The best constant model has logit 1 = -Infinity, and 9997 more outputs at infinity: an outcome that no training row shows, or a target that never varies. The fit starts at -1.79 instead.",
    ]);
  });
});
