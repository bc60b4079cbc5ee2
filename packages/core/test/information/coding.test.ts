import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeSymbols, encodeSymbols, HEADER_BYTES } from "../../src/information/arithmetic-code.js";
import { frequencyTable, TOTAL } from "../../src/information/frequency-table.js";
import { normalise } from "../../src/information/probabilities.js";
import { createRng } from "../../src/random/philox.js";

function draw(p: ArrayLike<number>, uniform: number): number {
  let left = uniform;
  for (let k = 0; k < p.length - 1; k++) {
    left -= p[k];
    if (left < 0) return k;
  }
  return p.length - 1;
}

describe("the arithmetic coder", () => {
  it("codes 100,000 symbols within 0.1 % + 2 bytes of the cross-entropy, and decodes them exactly", () => {
    const truth = [0.6, 0.25, 0.1, 0.04, 0.01];
    const model = [0.5, 0.3, 0.1, 0.05, 0.05];
    const rng = createRng(3, "symbols");
    const symbols = Uint32Array.from({ length: 100_000 }, () => draw(truth, rng.uniform()));
    const bytes = encodeSymbols(symbols, () => model);
    const bits = symbols.reduce((sum, symbol) => sum - Math.log2(model[symbol]), 0);
    expect(Math.abs(bytes.length - HEADER_BYTES - bits / 8)).toBeLessThan(0.001 * (bits / 8) + 2);
    expect(decodeSymbols(bytes, () => model)).toEqual(symbols);
  });

  it("follows a model that changes with the position and with what came before", () => {
    const model = (index: number, before: ArrayLike<number>) =>
      normalise([1 + (index % 3), 1 + (index > 0 ? before[index - 1] : 0), 0.2]);
    const rng = createRng(5, "context");
    const symbols = new Uint32Array(4000);
    for (let i = 0; i < symbols.length; i++) symbols[i] = draw(model(i, symbols), rng.uniform());
    expect(decodeSymbols(encodeSymbols(symbols, model), model)).toEqual(symbols);
  });

  it("comes back from any symbols under any model", () => {
    const weights = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(weights, fc.array(fc.nat(5), { maxLength: 60 }), (raw, picks) => {
        const p = normalise(raw.map((weight) => weight + 1e-9));
        const symbols = Uint32Array.from(picks, (pick) => pick % p.length);
        expect(
          decodeSymbols(
            encodeSymbols(symbols, () => p),
            () => p,
          ),
        ).toEqual(symbols);
      }),
    );
  });

  it("carries through long runs of full bytes", () => {
    const p = [1 / TOTAL, 1 - 1 / TOTAL];
    const symbols = Uint32Array.from({ length: 3000 }, (_, i) => (i % 997 === 0 ? 0 : 1));
    expect(
      decodeSymbols(
        encodeSymbols(symbols, () => p),
        () => p,
      ),
    ).toEqual(symbols);
  });

  it("needs no payload for what is certain", () => {
    const bytes = encodeSymbols(new Uint32Array(500), () => [1]);
    expect(bytes.length).toBe(HEADER_BYTES);
    expect(decodeSymbols(bytes, () => [1]).length).toBe(500);
  });

  it("tells altered bytes, a cut code and another model from its own", () => {
    const model = () => [0.7, 0.2, 0.1];
    const rng = createRng(1, "damage");
    const symbols = Uint32Array.from({ length: 300 }, () => draw(model(), rng.uniform()));
    const bytes = encodeSymbols(symbols, model);
    for (let at = 0; at < bytes.length; at++) {
      const damaged = Uint8Array.from(bytes);
      damaged[at] ^= 1 << (at % 8);
      expect(() => decodeSymbols(damaged, model)).toThrow(/code-damaged/);
    }
    expect(() => decodeSymbols(bytes.subarray(0, bytes.length - 6), model)).toThrow(/code-damaged/);
    expect(() => decodeSymbols(new Uint8Array(4), model)).toThrow(/code-damaged/);
    expect(() => decodeSymbols(bytes, () => [0.7, 0.19, 0.11])).toThrow(/code-model-mismatch/);
    expect(() => encodeSymbols([3], model)).toThrow(/symbol 0 is 3.*symbol-out-of-range/);
  });

  it("charges a surprise −log₂ of its probability, however small that is", () => {
    for (const p of [2 ** -20, 1e-9, 1e-12, 1e-40, 1e-300, Number.MIN_VALUE]) {
      const model = () => [p, 1 - p];
      const symbols = Uint32Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 0 : 1));
      const bytes = encodeSymbols(symbols, model);
      const bits = symbols.reduce((sum, symbol) => sum - Math.log2(model()[symbol]), 0);
      expect(Math.abs(8 * (bytes.length - HEADER_BYTES) - bits), `p = ${p}`).toBeLessThan(0.001 * bits + 16);
      expect(decodeSymbols(bytes, model)).toEqual(symbols);
    }
  });

  it("keeps to the cross-entropy of a model that is nearly certain", () => {
    // Fewer than 0.1 bits for all the labels that were expected, and two surprises of 23 and 21 bits.
    const model = () => [1e-7, 1 - 5e-7, 4e-7];
    const symbols = new Uint32Array(100_000).fill(1);
    symbols[500] = 0;
    symbols[90_000] = 2;
    const bytes = encodeSymbols(symbols, model);
    const bits = symbols.reduce((sum, symbol) => sum - Math.log2(model()[symbol]), 0);
    expect(Math.abs(8 * (bytes.length - HEADER_BYTES) - bits)).toBeLessThan(0.001 * bits + 16);
    expect(decodeSymbols(bytes, model)).toEqual(symbols);
  });

  it("keeps to the cross-entropy of any model, with probabilities of any size", () => {
    const exponents = fc.array(fc.double({ min: -700, max: 0, noNaN: true }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(exponents, { minLength: 1, maxLength: 5 }), fc.nat(1000), (tables, seed) => {
        const models = tables.map((logs) => normalise(logs.map(Math.exp)));
        const model = (index: number) => models[index % models.length];
        const rng = createRng(seed, "any symbols");
        const symbols = Uint32Array.from({ length: 50 }, (_, i) => Math.floor(rng.uniform() * model(i).length));
        const bytes = encodeSymbols(symbols, model);
        const bits = symbols.reduce((sum, symbol, i) => sum - Math.log2(model(i)[symbol]), 0);
        expect(Math.abs(8 * (bytes.length - HEADER_BYTES) - bits)).toBeLessThan(0.001 * bits + 16);
        expect(decodeSymbols(bytes, model)).toEqual(symbols);
      }),
    );
  });

  it("codes many outcomes, and refuses those that it could give no place", () => {
    const outcomes = 2 ** 15;
    // Zipf's law, with a long tail.
    const p = normalise(Float64Array.from({ length: outcomes }, (_, k) => (k + 1) ** -2));
    const symbols = Uint32Array.from({ length: 20 }, (_, i) => (i * 7919) % outcomes);
    const bytes = encodeSymbols(symbols, () => p);
    const bits = symbols.reduce((sum, symbol) => sum - Math.log2(p[symbol]), 0);
    expect(Math.abs(8 * (bytes.length - HEADER_BYTES) - bits)).toBeLessThan(0.001 * bits + 16);
    expect(decodeSymbols(bytes, () => p)).toEqual(symbols);
    expect(() => frequencyTable(new Float64Array(outcomes + 1).fill(1 / (outcomes + 1)))).toThrow(/too-many-outcomes/);
  });

  it("refuses what the model excludes, and never spends bits on it", () => {
    expect(() => encodeSymbols([0, 1], () => [1, 0])).toThrow(
      /symbol 1 is 1, to which.*probability 0.*symbol-impossible/,
    );
    expect(() => encodeSymbols([0.5], () => [0.5, 0.5])).toThrow(/symbol-out-of-range/);
    const { order, from, to } = frequencyTable([0, 1, 0]);
    expect([order, from, to].map((list) => Array.from(list))).toEqual([[1], [0], [TOTAL]]);
  });

  it("says at once when a number lies in no outcome's interval", () => {
    const small = 0.4 * 2 ** -24;
    const bytes = encodeSymbols([1], () => [1e-30, small, 1 - small]);
    // Without the middle one, what lies between 10⁻³⁰ and the first unit of the likely outcome is nobody's.
    const mistaken = () => decodeSymbols(bytes, () => [1e-30, 1]);
    expect(mistaken).toThrow(/symbol 0 lies where it gives no outcome a place.*code-model-mismatch/);
  });

  it("lays intervals side by side that never overlap, at any depth", () => {
    const exponents = fc.array(fc.double({ min: -700, max: 0, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(exponents, (logs) => {
        const { order, depth, from, to } = frequencyTable(normalise(logs.map(Math.exp)));
        expect(to[order.length - 1]).toBe(TOTAL);
        for (let r = 0; r < order.length; r++) {
          expect(to[r]).toBeGreaterThan(from[r]);
          if (r === 0) continue;
          expect(depth[r]).toBeLessThanOrEqual(depth[r - 1]);
          // In units of the finer grid: a power of two, and so exact.
          expect(from[r] * 256 ** (depth[r - 1] - depth[r])).toBeGreaterThanOrEqual(to[r - 1]);
        }
      }),
    );
  });
});
