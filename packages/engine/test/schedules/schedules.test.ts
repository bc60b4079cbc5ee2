import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cosineDecay,
  exponentialDecay,
  oneCycle,
  rateAt,
  type Schedule,
  sgd,
  stepDecay,
  warmUp,
} from "../../src/index.js";
import { cosineSlope } from "../../src/schedules/cosine-slope.js";
import reference from "../reference-data/optimizer-steps.json" with { type: "json" };
import { pathOf, programOfGradients } from "../support/given-gradients.js";

const ratesOf = (schedule: number | Schedule, steps: number, fitSteps = steps) =>
  Array.from({ length: steps }, (_, step) => rateAt(schedule, step, fitSteps));

describe("schedules", () => {
  const torch = reference.schedules;

  it.each([
    ["stepDecay", stepDecay({ rate: 0.1, factor: 0.5, every: 7 }), torch["StepLR(step_size=7, gamma=0.5)"]],
    ["exponentialDecay", exponentialDecay({ rate: 0.1, factor: 0.97 }), torch["ExponentialLR(gamma=0.97)"]],
    [
      "cosineDecay",
      cosineDecay({ rate: 0.1, to: 0.004, steps: 30 }),
      torch["CosineAnnealingLR(T_max=30, eta_min=0.004)"],
    ],
    ["oneCycle", oneCycle({ rate: 0.1, steps: 50 }), torch["OneCycleLR(max_lr=0.1, total_steps=50)"]],
  ] as const)("%s has PyTorch's rates", (_name, schedule, expected) => {
    ratesOf(schedule, expected.length).forEach((rate, step) => {
      expect(Math.abs(rate - expected[step])).toBeLessThan(2e-15);
    });
  });

  const rate = fc.double({ min: 1e-6, max: 10, noNaN: true });
  const steps = fc.integer({ min: 2, max: 400 });
  const bounded: fc.Arbitrary<{ readonly schedule: Schedule; readonly peak: number; readonly least: number }> =
    fc.oneof(
      fc.record({ rate, every: steps }).map(({ rate: peak, every }) => ({
        schedule: stepDecay({ rate: peak, every, factor: 0.3 }),
        peak,
        least: 0,
      })),
      rate.map((peak) => ({ schedule: exponentialDecay({ rate: peak, factor: 0.98 }), peak, least: 0 })),
      fc
        .record({ rate, steps })
        .map((o) => ({ schedule: cosineDecay({ ...o, to: o.rate / 7 }), peak: o.rate, least: o.rate / 7 })),
      fc.record({ rate, steps }).map((o) => ({ schedule: oneCycle(o), peak: o.rate, least: o.rate / 25e4 })),
      fc
        .record({ rate, steps })
        .map((o) => ({ schedule: warmUp({ steps: o.steps, into: o.rate }), peak: o.rate, least: 0 })),
      fc.record({ rate, steps }).map((o) => ({
        schedule: warmUp({ steps: o.steps, into: cosineDecay({ rate: o.rate }) }),
        peak: o.rate,
        least: 0,
      })),
    );

  it("stay between their ends", () => {
    fc.assert(
      fc.property(bounded, fc.integer({ min: 0, max: 1000 }), ({ schedule, peak, least }, step) => {
        const value = rateAt(schedule, step, 500);
        expect(value).toBeGreaterThanOrEqual(least * (1 - 1e-14));
        expect(value).toBeLessThanOrEqual(peak * (1 + 1e-14));
      }),
      { seed: 3 },
    );
  });

  it("go on without a jump, but for the drops of stepDecay", () => {
    const fitSteps = 1000;
    for (const schedule of [
      exponentialDecay({ rate: 1, factor: 0.999 }),
      cosineDecay({ rate: 1, to: 0.1 }),
      cosineDecay({ rate: 1, steps: 700 }),
      oneCycle({ rate: 1 }),
      warmUp({ steps: 100, into: 1 }),
      warmUp({ steps: 100, into: cosineDecay({ rate: 1 }) }),
      warmUp({ steps: 200, into: exponentialDecay({ rate: 1, factor: 0.998 }) }),
    ]) {
      const rates = ratesOf(schedule, fitSteps + 50, fitSteps);
      // The steepest of them rises from 1/25 to 1 along half a cosine in 300 steps: π/2 · 0.96/300.
      for (let step = 1; step < rates.length; step += 1) {
        expect(Math.abs(rates[step] - rates[step - 1])).toBeLessThan(0.0102);
      }
    }
    const drops = ratesOf(stepDecay({ rate: 1, every: 10 }), 30).filter((value, step, all) => value !== all[step - 1]);
    expect(drops).toHaveLength(3);
  });

  it("reach their ends where they say", () => {
    expect(rateAt(warmUp({ steps: 9, into: 1 }), 0, 100)).toBeCloseTo(0.1, 15);
    expect(rateAt(warmUp({ steps: 9, into: 1 }), 9, 100)).toBe(1);
    expect(rateAt(warmUp({ steps: 10, into: cosineDecay({ rate: 1 }) }), 110, 110)).toBe(0);
    expect(rateAt(warmUp({ steps: 10, into: cosineDecay({ rate: 1 }) }), 60, 110)).toBeCloseTo(0.5, 15);
    expect(rateAt(cosineDecay({ rate: 0.3, to: 0.1, steps: 8 }), 0, 8)).toBe(0.3);
    expect(rateAt(cosineDecay({ rate: 0.3, to: 0.1, steps: 8 }), 8, 8)).toBe(0.1);
    // A rise that would outlast the fit goes on towards the full rate.
    expect(rateAt(warmUp({ steps: 100, into: cosineDecay({ rate: 1 }) }), 49, 50)).toBeCloseTo(50 / 101, 15);
    expect(ratesOf(oneCycle({ rate: 1, rise: 0.5 }), 2)).toEqual([1, 1 / 25e4]);
  });

  it("have a half cosine that is exact to rounding", () => {
    for (let k = 0; k <= 1000; k += 1) {
      expect(Math.abs(cosineSlope(1, 0, k / 1000) - (1 + Math.cos((Math.PI * k) / 1000)) / 2)).toBeLessThan(5e-16);
    }
  });

  it.each(["float32", "float64"] as const)("are followed step by step in one call, in %s", (precision) => {
    const rates = Float64Array.from(ratesOf(oneCycle({ rate: 0.5 }), 3000));
    const gradients = rates.map(() => 1);
    const options = { optimizer: sgd(), precision } as const;
    const whole = programOfGradients(
      Array.from(gradients, (g) => [g]),
      [0],
      options,
    );
    whole.steps(0, rates.length, rates, new Float64Array(rates.length));
    const [single] = pathOf(
      programOfGradients(
        Array.from(gradients, (g) => [g]),
        [0],
        options,
      ),
      3000,
      rates,
    ).at(-1)!;
    expect(whole.readParameters()[0]).toBe(single);
    expect(single).toBeCloseTo(-rates.reduce((sum, value) => sum + value, 0), precision === "float64" ? 8 : 1);
    // And a plain rate is a plain rate again.
    whole.steps(0, 1, 0.25, new Float64Array(1));
    expect(whole.readParameters()[0]).toBeCloseTo(single - 0.25, 4);
  });
});
