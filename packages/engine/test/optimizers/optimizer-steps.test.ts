import { describe, expect, it } from "vitest";
import { adagrad, adam, adamw, amsgrad, lion, momentum, nesterov, rmsprop, sgd } from "../../src/index.js";
import type { Descent } from "../../src/optimizers/optimizer.js";
import reference from "../reference-data/optimizer-steps.json" with { type: "json" };
import { pathOf, programOfGradients } from "../support/given-gradients.js";

interface TorchOptions {
  readonly lr: number;
  readonly betas?: readonly number[];
  readonly eps?: number;
  readonly alpha?: number;
  readonly momentum?: number;
  readonly dampening?: number;
  readonly weight_decay?: number;
  readonly centered?: boolean;
  readonly amsgrad?: boolean;
}

/** Ours for PyTorch's options; what is not named has the same default on both sides. */
function ours(name: string, o: TorchOptions): Descent {
  const common = { rate: o.lr, ...(o.weight_decay !== undefined && { weightDecay: o.weight_decay }) };
  const epsilon = o.eps === undefined ? {} : { epsilon: o.eps };
  const betas = o.betas === undefined ? {} : { beta1: o.betas[0], beta2: o.betas[1] };
  const kind = name.split(",")[0];
  if (kind === "sgd") return sgd(common);
  if (kind === "momentum") {
    return momentum({ ...common, momentum: o.momentum!, ...(o.dampening !== undefined && { dampening: o.dampening }) });
  }
  if (kind === "nesterov") return nesterov({ ...common, momentum: o.momentum! });
  if (kind === "rmsprop") {
    const decay = o.alpha === undefined ? {} : { decay: o.alpha };
    return rmsprop({ ...common, ...epsilon, ...decay, momentum: o.momentum ?? 0, centered: o.centered ?? false });
  }
  if (kind === "adam") return adam({ ...common, ...betas, ...epsilon });
  if (kind === "amsgrad") return amsgrad({ ...common, ...betas, ...epsilon });
  if (kind === "adamw") return adamw({ ...common, ...betas, ...epsilon, amsgrad: o.amsgrad ?? false });
  if (kind === "adagrad") return adagrad({ ...common, ...epsilon });
  throw new Error(`no optimizer of ours is called ${kind}`);
}

/** Largest |a − b| / max(1, |b|) over a path. */
function distance(path: readonly (readonly number[])[], expected: readonly (readonly number[])[]): number {
  return Math.max(
    ...path.flatMap((row, step) =>
      row.map((value, i) => Math.abs(value - expected[step][i]) / Math.max(1, Math.abs(expected[step][i]))),
    ),
  );
}

const { start, gradients } = reference;
const tolerance = { float64: 4e-15, float32: 2e-6 } as const;

describe.each(reference.cases.map((entry) => [entry.name, entry] as const))("%s", (name, entry) => {
  const options = entry.options as TorchOptions;
  const path = (optimizer: Descent, precision: "float32" | "float64") =>
    pathOf(programOfGradients(gradients, start, { optimizer, precision }), gradients.length, options.lr);

  it.each(["float64", "float32"] as const)("takes PyTorch's steps in %s", (precision) => {
    expect(distance(path(ours(name, options), precision), entry[precision])).toBeLessThan(tolerance[precision]);
  });

  it("takes the same steps in one call, and after its state was read and written", () => {
    for (const precision of ["float32", "float64"] as const) {
      const optimizer = ours(name, options);
      const whole = programOfGradients(gradients, start, { optimizer, precision });
      whole.steps(0, gradients.length, options.lr, new Float64Array(gradients.length));
      const first = programOfGradients(gradients, start, { optimizer, precision });
      first.steps(0, 5, options.lr, new Float64Array(5));
      const second = programOfGradients(gradients, first.readParameters(), { optimizer, precision });
      second.writeOptimizer(first.readOptimizer());
      second.steps(5, gradients.length - 5, options.lr, new Float64Array(gradients.length - 5));
      expect(second.readParameters()).toEqual(whole.readParameters());
    }
  });
});

describe("lion", () => {
  const optimizer = lion({ rate: 0.01, beta1: 0.8, beta2: 0.95, weightDecay: 0.3 });

  it.each(["float64", "float32"] as const)("follows its definition in %s", (precision) => {
    const moment = start.map(() => 0);
    let weights = start;
    const expected = gradients.map((gradient) => {
      weights = weights.map((w, i) => w - 0.01 * (Math.sign(0.8 * moment[i] + 0.2 * gradient[i]) + 0.3 * w));
      gradient.forEach((g, i) => {
        moment[i] = 0.95 * moment[i] + 0.05 * g;
      });
      return weights;
    });
    const path = pathOf(programOfGradients(gradients, start, { optimizer, precision }), gradients.length, 0.01);
    expect(distance(path, expected)).toBeLessThan(tolerance[precision]);
  });

  it.each(["float64", "float32"] as const)("stays where the gradient is zero, and keeps NaN, in %s", (precision) => {
    const program = programOfGradients([[0, Number.NaN, 2]], [1, 1, 1], {
      optimizer: lion({ rate: 0.5 }),
      precision,
    });
    expect(pathOf(program, 1, 0.5)).toEqual([[1, Number.NaN, 0.5]]);
  });
});

describe("the comparison with PyTorch", () => {
  const entryOf = (name: string) => reference.cases.find((entry) => entry.name === name)!;
  const off = (name: string, optimizer: Descent) => {
    const entry = entryOf(name);
    const program = programOfGradients(gradients, start, { optimizer, precision: "float64" });
    return distance(pathOf(program, gradients.length, entry.options.lr), entry.float64);
  };

  it.each([
    ["nesterov", momentum({ rate: 0.05, momentum: 0.9 }), "no look-ahead"],
    ["momentum", nesterov({ rate: 0.05, momentum: 0.9 }), "a look-ahead"],
    ["sgd, decay", sgd({ rate: 0.1 }), "no weight decay"],
    [
      "adam, decay",
      adamw({ rate: 0.02, beta1: 0.8, beta2: 0.95, epsilon: 1e-6, weightDecay: 0.05 }),
      "decoupled decay",
    ],
    ["adam", adam({ rate: 0.02, beta2: 0.99 }), "another memory"],
    ["amsgrad", adam({ rate: 0.02, beta1: 0.8, beta2: 0.9 }), "no maximum"],
    ["rmsprop, centered", rmsprop({ rate: 0.01, decay: 0.9, epsilon: 1e-3 }), "no mean taken out"],
    ["adagrad", adagrad({ rate: 0.1, epsilon: 1e-3 }), "another epsilon"],
  ] as const)("of %s fails on %s", (name, optimizer, _what) => {
    expect(off(name, optimizer)).toBeGreaterThan(1e-5);
  });

  it("fails on Adam without its bias correction", () => {
    const entry = entryOf("adam");
    const [beta1, beta2] = [0.9, 0.999];
    const rates = Float64Array.from(
      gradients,
      (_, k) => (0.02 * (1 - beta1 ** (k + 1))) / Math.sqrt(1 - beta2 ** (k + 1)),
    );
    const program = programOfGradients(gradients, start, { optimizer: adam({ rate: 0.02 }), precision: "float64" });
    expect(distance(pathOf(program, gradients.length, rates), entry.float64)).toBeGreaterThan(0.1);
  });
});
