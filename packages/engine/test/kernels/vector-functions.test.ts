import { beforeAll, describe, expect, it } from "vitest";
import { functionCode, type TestingKernels, testingKernels } from "../support/testing-kernels.js";

let kernels: TestingKernels;
beforeAll(async () => {
  kernels = await testingKernels(2);
});

const from = 64;
const to = 2 ** 20 / 4;

function apply(name: keyof typeof functionCode, values: readonly number[]): Float32Array {
  const count = Math.ceil(values.length / 4) * 4;
  kernels.floats.fill(Number.NaN, to - 4, to + count + 4);
  kernels.floats.set(values, from);
  kernels.applyFunction(functionCode[name], from * 4, to * 4, count);
  expect([...kernels.floats.subarray(to - 4, to)].every(Number.isNaN)).toBe(true);
  expect([...kernels.floats.subarray(to + count, to + count + 4)].every(Number.isNaN)).toBe(true);
  return kernels.floats.slice(to, to + values.length);
}

/** Distance to the exact value in units of the float32 spacing there. */
function ulps(got: number, exact: number): number {
  const size = Math.abs(exact);
  const spacing = 2 ** Math.max(-149, Math.floor(Math.log2(size || 2 ** -149)) - 23);
  return Math.abs(got - exact) / spacing;
}

function grid(low: number, high: number, count = 100_003): number[] {
  return Array.from({ length: count }, (_, i) => Math.fround(low + ((high - low) * i) / (count - 1)));
}

/** Numbers of every size from 2^low to 2^high. */
function geometric(low: number, high: number, count = 100_003): number[] {
  return Array.from({ length: count }, (_, i) => Math.fround(2 ** (low + ((high - low) * i) / (count - 1))));
}

const exact = {
  exp: Math.exp,
  log: Math.log,
  log1p: Math.log1p,
  tanh: Math.tanh,
  sigmoid: (x: number) => 1 / (1 + Math.exp(-x)),
  softplus: (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
};

describe.each([
  { name: "exp", values: [...grid(-87, 88.7), ...geometric(-30, -1)], bound: 1.1 },
  { name: "log", values: [...geometric(-126, 127), ...grid(0.5, 2)], bound: 1.1 },
  { name: "log", values: geometric(-148, -126, 5003), bound: 1.1 },
  { name: "log1p", values: [...geometric(-100, 100), ...grid(0, 3)], bound: 3 },
  { name: "tanh", values: [...grid(-10, 10), ...geometric(-100, 3)], bound: 6 },
  { name: "sigmoid", values: grid(-87, 87), bound: 3 },
  { name: "softplus", values: grid(-87, 87), bound: 3.5 },
] as const)("$name in float32", ({ name, values, bound }) => {
  it(`is within ${bound} units in the last place`, () => {
    const results = apply(name, values);
    let worst = 0;
    let where = 0;
    values.forEach((x, i) => {
      const distance = ulps(results[i], exact[name](x));
      if (!(distance <= worst)) [worst, where] = [distance, x];
    });
    expect(worst, `at x = ${where}`).toBeLessThan(bound);
  });
});

describe("special values", () => {
  const special = [Number.NaN, Infinity, -Infinity, 0];
  it.each([
    ["exp", [Number.NaN, Infinity, 0, 1]],
    ["log", [Number.NaN, Infinity, Number.NaN, -Infinity]],
    ["tanh", [Number.NaN, Math.fround(Math.tanh(7.9)), -Math.fround(Math.tanh(7.9)), 0]],
    ["sigmoid", [Number.NaN, 1, 0, 0.5]],
    ["softplus", [Number.NaN, Infinity, 0, Math.fround(Math.LN2)]],
  ] as const)("of %s", (name, expected) => {
    const results = apply(name, special);
    expected.forEach((value, i) => {
      if (Number.isFinite(value)) expect(results[i]).toBeCloseTo(value, 6);
      else expect(results[i]).toBe(value);
    });
  });

  it("lets each lane keep its own NaN", () => {
    for (const name of Object.keys(functionCode) as (keyof typeof functionCode)[]) {
      for (let lane = 0; lane < 4; lane += 1) {
        const results = apply(name, [1, 1, 1, 1].with(lane, Number.NaN));
        expect([...results].map(Number.isNaN)).toEqual([false, false, false, false].with(lane, true));
      }
    }
  });

  it("overflows and underflows where float32 does", () => {
    const [over, edge, under, denormal] = apply("exp", [88.73, 88.72, -104, -100]);
    expect(over).toBe(Infinity);
    expect(edge).toBeCloseTo(Math.exp(Math.fround(88.72)), -33);
    expect(under).toBe(0);
    expect(Math.abs(denormal - Math.exp(-100))).toBeLessThanOrEqual(2 ** -149);
  });
});
