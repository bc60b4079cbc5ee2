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

  it("gives every outcome a share, and all of them the whole", () => {
    const table = frequencyTable([0, 1, 0]);
    expect(Array.from(table)).toEqual([0, 1, TOTAL - 1, TOTAL]);
  });
});
