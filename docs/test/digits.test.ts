import { decodeSymbols, HEADER_BYTES } from "@loglik/core/information/arithmetic-code";
import { beforeAll, describe, expect, test } from "vitest";
import { type CodedLabels, codeTestLabels, overfit } from "../lessons/digits.js";

/** 0.1 % and two bytes. */
const allowance = (bits: number) => 0.001 * bits + 16;

describe("the labels of unseen digits, coded by a trained network", () => {
  let trained: CodedLabels;
  let early: CodedLabels;
  let overfitted: CodedLabels;
  beforeAll(async () => {
    trained = await codeTestLabels(30);
    early = await codeTestLabels(1);
    overfitted = (await overfit()).coded;
  });

  test("take the network's cross-entropy in bits, to 0.1 % and two bytes, and come back exactly", () => {
    for (const { nllBits, payloadBits, decoded } of [trained, early, overfitted]) {
      expect(Math.abs(payloadBits - nllBits)).toBeLessThan(allowance(nllBits));
      expect(decoded).toBe(true);
    }
    // A tenth of what they take without a model, and less than half of that after more epochs.
    const plain = trained.labels.length * Math.log2(10);
    expect(trained.labels.length).toBeGreaterThan(350);
    expect(trained.payloadBits).toBeLessThan(0.06 * plain);
    expect(early.payloadBits).toBeGreaterThan(5 * trained.payloadBits);
  });

  test("cost an overconfident network its surprises", () => {
    // Not had for a ceiling of 24 bits, which a coder with frequencies out of 2²⁴ has on its own.
    expect(overfitted.mostBits).toBeGreaterThan(30);
    expect(overfitted.payloadBits).toBeGreaterThan(500);
  });

  test("are not had from altered bytes or with another network", () => {
    const { bytes, law } = trained;
    for (let at = 0; at < bytes.length; at++) {
      const altered = bytes.map((byte, i) => (i === at ? byte ^ (1 << (at % 8)) : byte));
      expect(() => decodeSymbols(altered, law)).toThrow(/code-damaged/);
    }
    expect(() => decodeSymbols(bytes.subarray(0, HEADER_BYTES + 2), law)).toThrow(/code-damaged/);
    expect(() => decodeSymbols(bytes, early.law)).toThrow(/code-model-mismatch/);
  });
});

describe("a network overfitted on a hundred digits", () => {
  test.each([1, 2, 3])("is overconfident on others, and one temperature mends most of it (seed %i)", async (seed) => {
    const { rows, ownNll, temperature, before, after, saved } = await overfit(seed);
    expect(rows).toEqual({ own: 100, calibration: 509, test: 1188 });
    // Certain of its own images, and wrong about others at many times that price.
    expect(ownNll).toBeLessThan(0.001);
    expect(before.nll.estimate).toBeGreaterThan(100 * ownNll);
    expect(temperature).toBeGreaterThan(1.5);
    expect(after.calibrationError.estimate).toBeLessThan(0.7 * before.calibrationError.estimate);
    // What is saved, image by image, is no chance.
    expect(saved.low).toBeGreaterThan(0);
    expect(saved.estimate).toBeCloseTo(before.nll.estimate - after.nll.estimate, 12);
    expect(after.accuracy).toBe(before.accuracy);
  });

  test("shows intervals before and after that lie apart", async () => {
    const { before, after } = await overfit();
    expect(before.calibrationError.low).toBeGreaterThan(after.calibrationError.high);
    expect(before.nll.low).toBeGreaterThan(after.nll.high);
  });

  test("is the same network each time from one seed, to the last bit", async () => {
    const [first, second, other] = [await overfit(4), await overfit(4), await overfit(5)];
    expect(second.before.losses).toEqual(first.before.losses);
    expect(second.temperature).toBe(first.temperature);
    expect(second.before.calibrationError).toEqual(first.before.calibrationError);
    expect(other.temperature).not.toBe(first.temperature);
  });
});
