import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type LbfgsState, lbfgsStep } from "../../src/optimizers/quasi-newton/lbfgs-step.js";
import { type LinePoint, wolfeLineSearch } from "../../src/optimizers/quasi-newton/line-search.js";
import type { Objective } from "../../src/optimizers/quasi-newton/objective.js";
import { dot, quasiNewtonDirection } from "../../src/optimizers/quasi-newton/two-loop.js";

function finish<T>(generator: Generator<undefined, T>): T {
  for (;;) {
    const next = generator.next();
    if (next.done) return next.value;
  }
}

function objectiveOf(f: (x: Float64Array) => number, gradient: (x: Float64Array) => number[]): Objective {
  // biome-ignore lint/correctness/useYield: an objective may yield; this one has no need to.
  return function* (x) {
    return { x, value: f(x), gradient: Float64Array.from(gradient(x)) };
  };
}

function minimise(objective: Objective, start: readonly number[], tolerance: number, mostSteps = 200) {
  let state: LbfgsState = { at: finish(objective(Float64Array.from(start))), pairs: [] };
  for (let step = 0; step < mostSteps; step += 1) {
    if (Math.max(...state.at.gradient.map(Math.abs)) <= tolerance) return { steps: step, x: state.at.x };
    const next = finish(lbfgsStep(objective, state, 10, { noise: 1e-15, round: (values) => values }));
    if (next === undefined) return { steps: step, x: state.at.x, stalled: true };
    state = next;
  }
  return { steps: mostSteps, x: state.at.x };
}

const rosenbrock = objectiveOf(
  ([a, b]) => (1 - a) ** 2 + 100 * (b - a * a) ** 2,
  ([a, b]) => [-2 * (1 - a) - 400 * a * (b - a * a), 200 * (b - a * a)],
);

describe("L-BFGS", () => {
  it("follows Rosenbrock's valley to its end", () => {
    const { x, steps } = minimise(rosenbrock, [-1.2, 1], 1e-10);
    expect(steps).toBeLessThan(60);
    expect(Math.abs(x[0] - 1)).toBeLessThan(1e-9);
    expect(Math.abs(x[1] - 1)).toBeLessThan(1e-9);
  });

  it("finds the minimum of any positive quadratic form", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 6, maxLength: 6 }),
        fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 6, maxLength: 6 }),
        (centre, curvature) => {
          const quadratic = objectiveOf(
            (x) => x.reduce((sum, value, i) => sum + (curvature[i] / 2) * (value - centre[i]) ** 2, 0),
            (x) => Array.from(x, (value, i) => curvature[i] * (value - centre[i])),
          );
          const { x } = minimise(quadratic, [1, 1, 1, 1, 1, 1], 1e-9);
          for (let i = 0; i < 6; i += 1) expect(Math.abs(x[i] - centre[i])).toBeLessThan(1e-6);
        },
      ),
      { seed: 4, numRuns: 50 },
    );
  });

  it("has a direction of −H g with H of the BFGS update, for one pair", () => {
    const [s, y, g] = [
      [0.3, -0.2, 0.5],
      [0.7, 0.1, 0.4],
      [1, -2, 0.5],
    ].map((values) => Float64Array.from(values));
    const sy = dot(s, y);
    // H = (I − s yᵀ/sy) γ (I − y sᵀ/sy) + s sᵀ/sy, applied from the right.
    const gamma = sy / dot(y, y);
    const inner = g.map((value, i) => gamma * (value - (y[i] * dot(s, g)) / sy));
    const expected = inner.map((value, i) => value - (s[i] * dot(y, inner)) / sy + (s[i] * dot(s, g)) / sy);
    const direction = quasiNewtonDirection(g, [{ s, y, sy }]);
    for (let i = 0; i < 3; i += 1) expect(direction[i]).toBeCloseTo(-expected[i], 13);
  });

  it("stalls, and says so, where the gradient has a wrong sign", () => {
    const wrong = objectiveOf(
      ([a]) => a * a,
      ([a]) => [-2 * a],
    );
    expect(minimise(wrong, [1], 1e-8)).toMatchObject({ stalled: true, steps: 0 });
  });
});

describe("the line search", () => {
  const search = (phi: (a: number) => readonly [number, number], first = 1) => {
    // biome-ignore lint/correctness/useYield: see above.
    function* evaluate(step: number): Generator<undefined, LinePoint> {
      const [value, slope] = phi(step);
      return { step, value, slope, x: new Float64Array(0), gradient: new Float64Array(0) };
    }
    const [value, slope] = phi(0);
    const start = { step: 0, value, slope, x: new Float64Array(0), gradient: new Float64Array(0) };
    return { start, found: finish(wolfeLineSearch(evaluate, start, first, 0)) };
  };

  it.each([1e-6, 1e-3, 1, 1e3, 1e6])("meets the strong Wolfe conditions from a first step of %s", (first) => {
    for (const phi of [
      (a: number) => [(a - 3) ** 2, 2 * (a - 3)] as const,
      (a: number) => [-a / (a * a + 2), (a * a - 2) / (a * a + 2) ** 2] as const,
      (a: number) => [Math.exp(a) - 2 * a, Math.exp(a) - 2] as const,
    ]) {
      const { start, found } = search(phi, first);
      expect(found).toBeDefined();
      expect(found!.value).toBeLessThanOrEqual(start.value + 1e-4 * found!.step * start.slope);
      expect(Math.abs(found!.slope)).toBeLessThanOrEqual(-0.9 * start.slope);
    }
  });

  it("steps back from where the function has no finite value", () => {
    const { found } = search((a) => (a < 0.2 ? [a * a - 0.1 * a, 2 * a - 0.1] : [Number.NaN, Number.NaN]));
    expect(found!.step).toBeLessThan(0.2);
  });

  it("gives up where the function only climbs", () => {
    expect(search((a) => [a, -1]).found).toBeUndefined();
  });
});
