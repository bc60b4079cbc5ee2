import { categoricalHead } from "@loglik/core/heads/categorical";
import fc from "fast-check";
import { expect, it } from "vitest";
import {
  activation,
  averagePool2d,
  batchNorm,
  conv2d,
  dense,
  dropout,
  flatten,
  type Layer,
  layerNorm,
  maxPool2d,
  type Network,
  network,
  residual,
  sgd,
} from "../../src/index.js";
import { parameterTensors } from "../../src/parameter-tensors.js";
import { identityOrder, uniforms } from "../support/numbers.js";
import { referenceProgram, wasmProgram } from "../support/programs.js";

const size = fc.integer({ min: 1, max: 4 });
const pair = fc.tuple(size, size);
const ofImages: fc.Arbitrary<Layer> = fc.oneof(
  fc
    .record({ filters: fc.integer({ min: 1, max: 6 }), kernel: pair, stride: pair })
    .chain(({ filters, kernel, stride }) =>
      fc
        .constantFrom("same" as const, "valid" as const, 0, 2)
        .map((padding) => conv2d(filters, kernel, "tanh", { stride, padding })),
    ),
  fc.tuple(pair, pair).map(([window, stride]) => maxPool2d(window, { stride })),
  fc.tuple(pair, pair).map(([window, stride]) => averagePool2d(window, { stride })),
  fc.constantFrom<Layer>(layerNorm(), batchNorm(), dropout(0.3), activation("silu")),
  fc.integer({ min: 1, max: 3 }).map((kernel) => residual([layerNorm(), activation("tanh"), dropout(kernel / 10)])),
);
const ofVectors: fc.Arbitrary<Layer> = fc.oneof(
  fc.integer({ min: 1, max: 9 }).map((units) => dense(units, "tanh")),
  fc.constantFrom<Layer>(layerNorm(), batchNorm(), dropout(0.5), activation("gelu"), residual([activation("elu")])),
);
const chains = fc.record({
  inputs: fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 5 })),
  images: fc.array(ofImages, { maxLength: 4 }),
  vectors: fc.array(ofVectors, { maxLength: 3 }),
  rows: fc.integer({ min: 2, max: 7 }),
});

function networkOf(inputs: readonly [number, number, number], hidden: readonly Layer[]): Network | string {
  try {
    return network({ inputs, hidden, likelihood: categoricalHead({ classes: 3 }) });
  } catch (error) {
    return (error as { readonly code: string }).code;
  }
}

it("any chain of layers either fits together, and every kernel agrees on it, or is refused by its shape", () => {
  let refused = 0;
  fc.assert(
    fc.property(chains, ({ inputs, images, vectors, rows }) => {
      const net = networkOf(inputs, [...images, flatten(), ...vectors]);
      if (typeof net === "string") {
        expect(net).toBe("layer-shape");
        refused += 1;
        return;
      }
      const last = parameterTensors(net).at(-1)!;
      expect(last.start + last.shape[0]).toBe(net.parameterCount);
      const options = { optimizer: sgd(), batchSize: rows, seed: 5 };
      const [x, y] = [uniforms(rows * net.inputs, 3), identityOrder(rows).map((row) => row % 3)];
      const start = uniforms(net.parameterCount, 4, 0.5).map(Math.abs);
      const outcomes = [wasmProgram(net, { ...options, precision: "float64" }), referenceProgram(net, options)].map(
        (program) => {
          program.load(x, Float64Array.from(y));
          program.setOrder(identityOrder(rows));
          program.writeParameters(start);
          const gradient = new Float64Array(net.parameterCount);
          const eta = new Float64Array(rows * 3);
          const loss = program.gradient(0, gradient);
          program.forward(x, rows, eta);
          return Float64Array.of(loss, ...gradient, ...eta);
        },
      );
      const [got, expected] = outcomes;
      const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      expect(expected.every(Number.isFinite)).toBe(true);
      for (const [index, value] of expected.entries())
        expect(Math.abs(got[index] - value)).toBeLessThan(1e-10 * largest);
    }),
    { numRuns: 150, seed: 20 },
  );
  expect(refused).toBeGreaterThan(5);
  expect(refused).toBeLessThan(120);
});
