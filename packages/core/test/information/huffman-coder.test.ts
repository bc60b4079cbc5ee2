import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeSymbols, HEADER_BYTES } from "../../src/information/arithmetic-code.js";
import { crossEntropy } from "../../src/information/divergence.js";
import { toBits } from "../../src/information/entropy.js";
import { huffmanCode } from "../../src/information/huffman.js";
import { decodeHuffman, encodeHuffman } from "../../src/information/huffman-coder.js";
import { normalise } from "../../src/information/probabilities.js";
import { createRng } from "../../src/random/philox.js";

/** Symbols that follow p. */
function draw(p: readonly number[], rows: number, seed: number): Uint32Array {
  const rng = createRng(seed, "letters");
  return Uint32Array.from({ length: rows }, () => {
    let left = rng.uniform();
    const found = p.findIndex((share) => {
      left -= share;
      return left < 0;
    });
    return found < 0 ? p.length - 1 : found;
  });
}

describe("Huffman's coder", () => {
  it("takes the words' bits, which for powers of a half are the cross-entropy", () => {
    const p = [0.5, 0.25, 0.125, 0.125];
    const symbols = draw(p, 100_000, 1);
    const bytes = encodeHuffman(symbols, () => p);
    const nll = symbols.reduce((sum, symbol) => sum - Math.log2(p[symbol]), 0);
    expect(bytes.length - HEADER_BYTES).toBe(Math.ceil(nll / 8));
    expect(decodeHuffman(bytes, () => p)).toEqual(symbols);
  });

  it("costs less than a bit a symbol more than the model's cross-entropy, and no less than the arithmetic code", () => {
    const [p, q] = [
      [0.9, 0.06, 0.04],
      [0.8, 0.1, 0.1],
    ];
    const symbols = draw(p, 20_000, 2);
    const bytes = encodeHuffman(symbols, () => q);
    const bits = (8 * (bytes.length - HEADER_BYTES)) / symbols.length;
    const { lengths } = huffmanCode(q);
    const expected = symbols.reduce((sum, symbol) => sum + lengths[symbol], 0);
    expect(bytes.length - HEADER_BYTES).toBe(Math.ceil(expected / 8));
    expect(bits).toBeLessThan(toBits(crossEntropy(p, q)) + 1);
    expect(bytes.length).toBeGreaterThan(encodeSymbols(symbols, () => q).length);
  });

  it("comes back under any model that changes with what came before", () => {
    const weights = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(weights, { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(5), { maxLength: 60 }),
        (tables, picks) => {
          const laws = tables.map((raw) => normalise(raw.map((weight) => weight + 1e-9)));
          const model = (index: number, before: ArrayLike<number>) =>
            laws[(index + (index > 0 ? before[index - 1] : 0)) % laws.length];
          const symbols = new Uint32Array(picks.length);
          for (let i = 0; i < symbols.length; i++) symbols[i] = picks[i] % model(i, symbols).length;
          expect(decodeHuffman(encodeHuffman(symbols, model), model)).toEqual(symbols);
        },
      ),
    );
  });

  it("tells altered bytes, a cut code, another coder and another model from its own", () => {
    const p = [0.4, 0.3, 0.2, 0.1];
    const symbols = draw(p, 300, 3);
    const bytes = encodeHuffman(symbols, () => p);
    for (let at = 0; at < bytes.length; at++) {
      const damaged = bytes.map((byte, i) => (i === at ? byte ^ (1 << (at % 8)) : byte));
      expect(() => decodeHuffman(damaged, () => p)).toThrow(/code-damaged/);
    }
    expect(() => decodeHuffman(bytes.subarray(0, -3), () => p)).toThrow(/code-damaged/);
    expect(() =>
      decodeHuffman(
        encodeSymbols(symbols, () => p),
        () => p,
      ),
    ).toThrow(/bytes of encodeHuffman.*code-damaged/);
    expect(() => decodeHuffman(bytes, () => [0.1, 0.2, 0.3, 0.4])).toThrow(/code-model-mismatch/);
    // Words that end before all symbols are read.
    expect(() => decodeHuffman(bytes, () => new Float64Array(64).fill(1 / 64))).toThrow(/none of its words.*mismatch/);
    expect(() => encodeHuffman([4], () => p)).toThrow(/symbol 0 is 4.*0 … 3.*symbol-out-of-range/);
    expect(() => encodeHuffman([0], () => [-1, 2])).toThrow(/probability-invalid/);
  });
});
