import { createRng } from "@loglik/core/random";
import { describe, expect, it } from "vitest";
import { activationNames } from "../src/activations/activation-name.js";
import { conv2d, dense } from "../src/index.js";
import { allInitializers } from "../src/initializers/all-initializers.js";
import { type Fans, initializerNames } from "../src/initializers/initializer.js";
import { describeDense } from "../src/layers/dense.js";
import { describeLayer } from "../src/layers/describe-layer.js";
import type { ParameterSpec } from "../src/layers/description.js";

/** A kernel of 3 × 3 on 40 channels, for 50 filters: 18 000 weights. */
const [rows, columns] = [360, 50];
const fans = { inputs: 360, outputs: 450 };

function weightsOf(name: (typeof initializerNames)[number], size = { rows, columns }, seed = 1): Float64Array {
  const out = new Float64Array(size.rows * size.columns);
  allInitializers[name](createRng(seed), { ...size, ...fans, out, start: 0 });
  return out;
}

const variances: { readonly [name: string]: (fans: Fans) => number } = {
  glorot: ({ inputs, outputs }) => 2 / (inputs + outputs),
  he: ({ inputs }) => 2 / inputs,
  lecun: ({ inputs }) => 1 / inputs,
};

const moment = (values: Float64Array, order: number) =>
  values.reduce((sum, value) => sum + value ** order, 0) / values.length;

describe.each(initializerNames.filter((name) => name !== "orthogonal"))("%s", (name) => {
  const [, family, law] = /^([a-z]+)(Uniform|Normal)$/.exec(name)!;
  const variance = variances[family](fans);
  const weights = weightsOf(name);

  it("draws with mean zero and its variance, within four standard errors", () => {
    expect(Math.abs(moment(weights, 1))).toBeLessThan(4 * Math.sqrt(variance / weights.length));
    // Var w² is (κ − 1)σ⁴ with kurtosis κ = 9/5 or 3.
    const kurtosis = law === "Uniform" ? 9 / 5 : 3;
    expect(Math.abs(moment(weights, 2) / variance - 1)).toBeLessThan(4 * Math.sqrt((kurtosis - 1) / weights.length));
  });

  it("has the shape of its law", () => {
    const kurtosis = moment(weights, 4) / moment(weights, 2) ** 2;
    const most = Math.max(...weights.map(Math.abs)) / Math.sqrt(variance);
    if (law === "Uniform") {
      expect(Math.abs(kurtosis - 9 / 5)).toBeLessThan(0.05);
      expect(most).toBeLessThanOrEqual(Math.sqrt(3));
      expect(most).toBeGreaterThan(Math.sqrt(3) * 0.999);
    } else {
      // Four standard errors, √(24/n) each.
      expect(Math.abs(kurtosis - 3)).toBeLessThan(0.15);
      expect(most).toBeGreaterThan(3.5);
    }
  });
});

describe("orthogonal", () => {
  it.each([
    [360, 50],
    [50, 360],
    [17, 17],
    [1, 5],
    [5, 1],
  ])("has orthonormal columns or rows, whichever are fewer: %i × %i", (rowCount, columnCount) => {
    const weights = weightsOf("orthogonal", { rows: rowCount, columns: columnCount });
    const [count, length] = [Math.min(rowCount, columnCount), Math.max(rowCount, columnCount)];
    const vector = (index: number) =>
      Array.from({ length }, (_, at) =>
        rowCount >= columnCount ? weights[at * columnCount + index] : weights[index * columnCount + at],
      );
    for (let i = 0; i < count; i += 1) {
      for (let j = 0; j <= i; j += 1) {
        const other = vector(j);
        const product = vector(i).reduce((sum, value, at) => sum + value * other[at], 0);
        expect(Math.abs(product - Number(i === j))).toBeLessThan(1e-14);
      }
    }
  });

  it("prefers no direction", () => {
    const signs = Array.from({ length: 400 }, (_, seed) =>
      Math.sign(weightsOf("orthogonal", { rows: 3, columns: 3 }, seed)[4]),
    );
    // Four standard deviations of a fair coin.
    expect(Math.abs(signs.reduce((sum, sign) => sum + sign, 0))).toBeLessThan(80);
  });
});

describe("layers choose by their activation", () => {
  const startOf = ({ parameters }: { readonly parameters: readonly ParameterSpec[] }) => parameters[0].start;

  it.each(activationNames)("%s", (activation) => {
    const linear = ["identity", "tanh", "sigmoid"].includes(activation);
    const initializer = linear ? "glorotUniform" : "heUniform";
    expect(startOf(describeDense(dense(5, activation), [7], ""))).toEqual({ initializer, inputs: 7, outputs: 5 });
    const image = describeLayer(conv2d(5, [2, 3], activation), [9, 9, 4], "");
    expect(startOf(image)).toEqual({ initializer, inputs: 24, outputs: 30 });
  });

  it("or take what they are told", () => {
    const given = describeLayer(conv2d(5, 3, "relu", { initializer: "orthogonal" }), [9, 9, 4], "");
    expect(startOf(given)).toMatchObject({ initializer: "orthogonal" });
    expect(() => dense(5, "relu", { initializer: "he" as "heNormal" })).toThrow(/option-unknown/);
  });
});
