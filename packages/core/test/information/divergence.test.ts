import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  crossEntropy,
  hellingerDistance,
  jensenShannonDivergence,
  klDivergence,
  totalVariation,
} from "../../src/information/divergence.js";
import { entropy, giniImpurity, perplexity, renyiEntropy, toBits } from "../../src/information/entropy.js";
import { huffmanCode } from "../../src/information/huffman.js";
import { jointInformation } from "../../src/information/joint.js";
import { normalise } from "../../src/information/probabilities.js";
import { shannonCode } from "../../src/information/shannon.js";
import { expectClose, referenceNumber } from "../close.js";
import { referenceJson } from "../reference-data.js";

type Value = number | string;
interface Pmf {
  readonly id: string;
  readonly weights: readonly number[];
  readonly entropyNats: Value;
  readonly entropyBits: Value;
  readonly perplexity: Value;
  readonly renyi2Nats: Value;
  readonly minEntropyNats: Value;
  readonly giniImpurity: Value;
  readonly redundancyBits: Value;
  readonly shannonCodeLengths?: readonly number[];
  readonly shannonExpectedLength?: number;
  readonly huffman?: Code;
  readonly huffman3?: Code;
}
interface Code {
  readonly arity: number;
  readonly expectedLength: number;
  readonly lengthsMinimumVariance: readonly number[];
  readonly ties: boolean;
  readonly maxLength: readonly number[];
}
interface Pair {
  readonly id: string;
  readonly p: readonly number[];
  readonly q: readonly number[];
  readonly [name: string]: unknown;
}
interface Joint {
  readonly id: string;
  readonly counts: readonly (readonly number[])[];
  readonly [name: string]: unknown;
}
const reference = referenceJson<{ pmfs: readonly Pmf[]; pairs: readonly Pair[]; joints: readonly Joint[] }>(
  "information.json",
);
const tight = { relative: 1e-14, absolute: 1e-17 };

describe("information against the reference", () => {
  it.each(reference.pmfs.map((pmf) => [pmf.id, pmf] as const))("entropies of %s", (_id, pmf) => {
    const p = normalise(pmf.weights);
    expectClose(entropy(p), referenceNumber(pmf.entropyNats), tight, "entropy");
    expectClose(toBits(entropy(p)), referenceNumber(pmf.entropyBits), tight, "bits");
    expectClose(perplexity(p), referenceNumber(pmf.perplexity), { relative: 2e-14 }, "perplexity");
    expectClose(renyiEntropy(p, 2), referenceNumber(pmf.renyi2Nats), tight, "Rényi 2");
    expectClose(renyiEntropy(p, Infinity), referenceNumber(pmf.minEntropyNats), tight, "min-entropy");
    expectClose(giniImpurity(p), referenceNumber(pmf.giniImpurity), tight, "Gini");
    // log₂ k − H, a difference of numbers of that size.
    const redundancy = Math.log2(p.length) - toBits(entropy(p));
    const rounding = { relative: 1e-14, absolute: 1e-15 * Math.log2(p.length) };
    expectClose(redundancy, referenceNumber(pmf.redundancyBits), rounding, "redundancy");
  });

  it.each(reference.pmfs.map((pmf) => [pmf.id, pmf] as const))("bounds of the Huffman code of %s", (_id, pmf) => {
    const { expectedLength } = huffmanCode(pmf.weights);
    // Shannon's words of ⌈−log₂ pₖ⌉ bits are a prefix code too, and no better one.
    expect(expectedLength).toBeLessThanOrEqual((pmf.shannonExpectedLength ?? Infinity) * (1 + 1e-15));
    expect(expectedLength).toBeGreaterThanOrEqual(referenceNumber(pmf.entropyBits) * (1 - 1e-15));
  });

  const shannon = reference.pmfs.flatMap(({ id, weights, shannonCodeLengths, shannonExpectedLength }) =>
    shannonCodeLengths ? [[id, weights, shannonCodeLengths, shannonExpectedLength] as const] : [],
  );

  it.each(shannon)("Shannon's code of %s", (_id, weights, lengths, expectedLength) => {
    const code = shannonCode(weights);
    expect(code.lengths).toEqual(lengths);
    expectClose(code.expectedLength, referenceNumber(expectedLength ?? NaN), { relative: 1e-15 }, "expected length");
    for (const [k, word] of code.words.entries()) {
      expect(word.length).toBe(lengths[k]);
      for (const other of code.words) if (other !== word) expect(other.startsWith(word)).toBe(false);
    }
  });

  it("Shannon's code refuses an outcome that cannot come, and has a word for the least likely one", () => {
    expect(() => shannonCode([3, 0, 1])).toThrow(/symbol 1 has the weight 0.*symbol-impossible/);
    expect(() => shannonCode([])).toThrow(/probabilities-empty/);
    expect(shannonCode([1, 2 ** -40]).lengths).toEqual([1, 41]);
  });

  const codes = reference.pmfs.flatMap(({ id, weights, huffman, huffman3 }) =>
    [huffman, huffman3].flatMap((code) => (code ? [[`${id}, ${code.arity} digits`, weights, code] as const] : [])),
  );

  it.each(codes)("Huffman code of %s", (_id, weights, expected) => {
    const code = huffmanCode(weights, { arity: expected.arity });
    expectClose(code.expectedLength, expected.expectedLength, { relative: 1e-15 }, "expected length");
    // The longest word is unique only for the code of least variance, which joining symbols first gives.
    expect(Math.max(...code.lengths)).toBe(Math.min(...expected.maxLength));
    if (!expected.ties) expect(code.lengths).toEqual(expected.lengthsMinimumVariance);
    // A prefix code in digits of that base, complete but for what the first group lacks.
    const kraft = code.lengths.reduce((sum, length) => sum + expected.arity ** -length, 0);
    expect(kraft).toBeLessThan(1 + 1e-12);
    for (const [k, word] of code.words.entries()) {
      expect(word.length).toBe(code.lengths[k]);
      for (const other of code.words) if (other !== word) expect(other.startsWith(word)).toBe(false);
    }
  });

  it.each(reference.pairs.map((pair) => [pair.id, pair] as const))("divergences of %s", (_id, pair) => {
    const [p, q] = [normalise(pair.p), normalise(pair.q)];
    const check = (name: string, actual: number) => {
      const expected = pair[name];
      if (expected !== undefined) expectClose(actual, referenceNumber(expected as Value), tight, name);
    };
    check("crossEntropyNats", crossEntropy(p, q));
    check("klNats", klDivergence(p, q));
    check("klReverseNats", klDivergence(q, p));
    check("crossEntropyBits", toBits(crossEntropy(p, q)));
    check("klBits", toBits(klDivergence(p, q)));
    check("jensenShannonBits", toBits(jensenShannonDivergence(p, q)));
    check("jensenShannonNats", jensenShannonDivergence(p, q));
    check("totalVariation", totalVariation(p, q));
    check("hellinger", hellingerDistance(p, q));
  });

  it.each(reference.joints.map((joint) => [joint.id, joint] as const))("joint information of %s", (_id, joint) => {
    const found = jointInformation(joint.counts.flat(), joint.counts[0].length);
    const pairs = [
      ["jointEntropyNats", found.joint],
      ["entropyRowsNats", found.rows],
      ["entropyColumnsNats", found.columns],
      ["conditionalColumnsGivenRowsNats", found.columnsGivenRows],
      ["conditionalRowsGivenColumnsNats", found.rowsGivenColumns],
      ["mutualInformationNats", found.mutualInformation],
      ["mutualInformationBits", toBits(found.mutualInformation)],
    ] as const;
    for (const [name, actual] of pairs) {
      expectClose(actual, referenceNumber(joint[name] as Value), { relative: 1e-14, absolute: 4e-16 }, name);
    }
  });
});

describe("laws", () => {
  const pmf = fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }).map(normalise);

  it("H(p, q) = H(p) + KL(p ‖ q) ≥ H(p)", () => {
    fc.assert(
      fc.property(pmf, pmf, (p, q) => {
        expectClose(crossEntropy(p, q), entropy(p) + klDivergence(p, q), { relative: 1e-13 }, "H(p, q)");
        expect(klDivergence(p, q)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("half the squared total variation bounds KL from below (Pinsker)", () => {
    fc.assert(
      fc.property(pmf, pmf, (p, q) => {
        expect(klDivergence(p, q)).toBeGreaterThanOrEqual(2 * totalVariation(p, q) ** 2 * (1 - 1e-12));
      }),
    );
  });

  it("a Huffman code is a prefix code within one bit of the entropy", () => {
    fc.assert(
      fc.property(pmf, (p) => {
        const { words, expectedLength } = huffmanCode(p);
        const bits = toBits(entropy(p));
        expect(expectedLength).toBeGreaterThanOrEqual(bits - 1e-12);
        expect(expectedLength).toBeLessThan(bits + 1);
        words.forEach((word, k) => {
          expect(words.some((other, j) => j !== k && other.startsWith(word))).toBe(false);
        });
      }),
    );
  });
});

describe("refusals", () => {
  it("say what is wrong", () => {
    expect(() => entropy([0.5, 0.6])).toThrow(/sum to 1\.1.*probabilities-not-normalised/);
    expect(() => entropy([])).toThrow(/probabilities-empty/);
    expect(() => entropy([NaN, 1])).toThrow(/p\[0\] is NaN.*probability-invalid/);
    expect(() => entropy([-0.5, 1.5])).toThrow(/probability-invalid/);
    expect(() => normalise([0, 0])).toThrow(/probabilities-not-normalised/);
    expect(() => klDivergence([1], [0.5, 0.5])).toThrow(/probabilities-length/);
    expect(() => jointInformation([1, 2, 3], 2)).toThrow(/table-shape/);
  });

  it("but a cross-entropy may be infinite", () => {
    expect(crossEntropy([0.5, 0.5], [1, 0])).toBe(Infinity);
    expect(klDivergence([1, 0], [0.5, 0.5])).toBeCloseTo(Math.LN2, 15);
  });
});
