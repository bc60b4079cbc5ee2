import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AverageSteps, averageShare } from "../../src/averaging/averaging.js";
import { adamw, lion, sgd } from "../../src/index.js";
import type { Descent } from "../../src/optimizers/optimizer.js";
import { pathOf, programOfGradients } from "../support/given-gradients.js";
import { uniforms } from "../support/numbers.js";

const precisions = ["float32", "float64"] as const;
const rounding = { float32: 1e-6, float64: 1e-14 } as const;

/** What one step at rate 1 takes away from parameters of zero: the gradient as the step sees it. */
function seenGradient(gradient: ArrayLike<number>, optimizer: Descent, precision: "float32" | "float64"): number[] {
  const start = new Float64Array(gradient.length);
  const [after] = pathOf(programOfGradients([gradient], start, { optimizer, precision }), 1, 1);
  return after.map((value) => 0 - value);
}

const norm = (values: readonly number[]) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
/** Sizes of the parameter vector around those of a vector, a cache line and an unrolled loop. */
const sizes = [1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 63, 1023];
const component = fc.double({ min: -1e3, max: 1e3, noNaN: true }).map(Math.fround);

describe.each(precisions)("clipping in %s", (precision) => {
  const close = rounding[precision];

  it("by norm shortens what is too long, and keeps its direction", () => {
    fc.assert(
      fc.property(
        fc.array(component, { minLength: 1, maxLength: 20 }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (gradient, limit) => {
          const seen = seenGradient(gradient, sgd({ clipNorm: limit }), precision);
          const length = norm(gradient);
          const factor = length > limit ? limit / length : 1;
          seen.forEach((value, i) => {
            expect(Math.abs(value - factor * gradient[i])).toBeLessThanOrEqual(close * Math.abs(gradient[i]) + 1e-37);
          });
        },
      ),
      { seed: 1, numRuns: 60 },
    );
  });

  it("by value cuts every component by itself", () => {
    fc.assert(
      fc.property(fc.array(component, { minLength: 1, maxLength: 20 }), (gradient) => {
        const seen = seenGradient(gradient, sgd({ clipValue: 0.5 }), precision);
        expect(seen).toEqual(gradient.map((value) => Math.max(-0.5, Math.min(0.5, value)) + 0));
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  it.each(sizes)("works on vectors of %s", (size) => {
    const gradient = Float32Array.from(uniforms(size, size, 3));
    const seen = seenGradient(gradient, sgd({ clipNorm: 0.25 }), precision);
    const length = norm(Array.from(gradient));
    expect(norm(seen)).toBeCloseTo(Math.min(0.25, length), 6);
    seen.forEach((value, i) => {
      expect(value / gradient[i]).toBeCloseTo(Math.min(1, 0.25 / length), 5);
    });
  });

  it("leaves NaN and infinity where they are, for all to see", () => {
    const gradient = [1, Number.NaN, 2];
    expect(seenGradient(gradient, sgd({ clipNorm: 0.1 }), precision)).toEqual(gradient);
    expect(seenGradient([1, Infinity, 2], sgd({ clipNorm: 0.1 }), precision)).toEqual([1, Infinity, 2]);
    expect(seenGradient([3, Number.NaN, -3], sgd({ clipValue: 1 }), precision)).toEqual([1, Number.NaN, -1]);
  });
});

describe.each(precisions)("weight decay in %s", (precision) => {
  const weights = Array.from(Float32Array.from(uniforms(9, 3, 2)));
  const gradient = Array.from(Float32Array.from(uniforms(9, 4, 2)));
  const stepped = (optimizer: Descent) =>
    pathOf(programOfGradients([gradient], weights, { optimizer, precision }), 1, 0.1)[0];

  it("is the gradient of a normal prior with mean 0 and precision n·λ, divided by n", () => {
    const [n, decay] = [50, 0.3];
    const minusLogPrior = (w: number) => (n * decay * w * w) / 2;
    weights.forEach((w, i) => {
      const slope = (minusLogPrior(w + 1e-4) - minusLogPrior(w - 1e-4)) / 2e-4;
      const seen = (w - stepped(sgd({ weightDecay: decay }))[i]) / 0.1;
      expect(seen).toBeCloseTo(gradient[i] + slope / n, precision === "float64" ? 8 : 4);
    });
  });

  it("comes after clipping, as a prior is no gradient of the data", () => {
    const got = stepped(sgd({ weightDecay: 0.3, clipValue: 0.5 }));
    weights.forEach((w, i) => {
      const expected = w - 0.1 * (Math.max(-0.5, Math.min(0.5, gradient[i])) + 0.3 * w);
      expect(got[i]).toBeCloseTo(expected, 6);
    });
  });

  it("shrinks the weights themselves where it is decoupled", () => {
    for (const make of [adamw, lion]) {
      const plain = stepped(make({ weightDecay: 0 }));
      const decayed = stepped(make({ weightDecay: 0.3 }));
      weights.forEach((w, i) => {
        expect(plain[i] - decayed[i]).toBeCloseTo(0.1 * 0.3 * w, 6);
      });
    }
  });
});

describe.each(precisions)("the average of the weights in %s", (precision) => {
  const gradients = Array.from({ length: 20 }, (_, step) => uniforms(5, step + 1));
  const start = [1, 2, 3, 4, 5];
  const averageOf = (average: AverageSteps, steps = 20) => {
    const program = programOfGradients(gradients, start, { optimizer: sgd(), precision, average });
    const path = pathOf(program, steps, 0.1);
    return { path, average: Array.from(program.readOptimizer().slots.at(-1)!) };
  };
  const expectClose = (got: readonly number[], expected: readonly number[]) =>
    got.forEach((value, i) => {
      expect(Math.abs(value - expected[i])).toBeLessThan(10 * rounding[precision]);
    });
  const meanOf = (rows: readonly (readonly number[])[]) =>
    rows[0].map((_, i) => rows.reduce((sum, row) => sum + row[i], 0) / rows.length);

  it("is the mean of every step, or of every fourth, from a step on", () => {
    const all = averageOf({ start: 0, period: 1 });
    expectClose(all.average, meanOf(all.path));
    const late = averageOf({ start: 8, period: 4 });
    expectClose(late.average, meanOf([late.path[11], late.path[15], late.path[19]]));
  });

  it("forgets exponentially, from the first step on", () => {
    const { path, average } = averageOf({ start: 0, period: 1, decay: 0.7 });
    const expected = path.reduce((mean, row) => mean.map((value, i) => 0.7 * value + 0.3 * row[i]), path[0]);
    expectClose(average, expected);
  });

  it("is the same in one call, and after its state was read and written", () => {
    const average = { start: 3, period: 2 };
    const whole = programOfGradients(gradients, start, { optimizer: sgd(), precision, average });
    whole.steps(0, 20, 0.1, new Float64Array(20));
    const first = programOfGradients(gradients, start, { optimizer: sgd(), precision, average });
    first.steps(0, 9, 0.1, new Float64Array(9));
    const second = programOfGradients(gradients, first.readParameters(), { optimizer: sgd(), precision, average });
    second.writeOptimizer(first.readOptimizer());
    second.steps(9, 11, 0.1, new Float64Array(11));
    expect(second.readOptimizer()).toEqual(whole.readOptimizer());
  });
});

it("gives shares whose products leave every contribution of a plain mean the same weight", () => {
  const shares = Array.from({ length: 12 }, (_, step) => averageShare({ start: 2, period: 5 }, step + 1));
  expect(shares).toEqual([0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0.5]);
});
