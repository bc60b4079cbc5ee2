import { describe, expect, it } from "vitest";
import { createRng } from "../src/random/philox.js";
import { philoxBlock } from "../src/random/philox-block.js";

/** Known-answer vectors of the Random123 distribution, philox4x32 with 10 rounds: counter, key, result. */
const vectors: readonly [number[], number[], number[]][] = [
  [
    [0, 0, 0, 0],
    [0, 0],
    [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
  ],
  [
    [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    [0xffffffff, 0xffffffff],
    [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  ],
  [
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    [0xa4093822, 0x299f31d0],
    [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  ],
];

describe("philox", () => {
  it.each(vectors)("gives the published block for counter %j", (counter, key, expected) => {
    const out = philoxBlock(Uint32Array.from(counter), key[0], key[1], new Uint32Array(4));
    expect(Array.from(out)).toEqual(expected);
  });

  it("depends on seed, purpose and index only, never on who drew first", () => {
    const parent = createRng(3, "train");
    const early = parent.split("batches", 5).uint32();
    parent.uint32();
    expect(parent.split("batches", 5).uint32()).toBe(early);
    const words = [
      createRng(3, "train"),
      createRng(4, "train"),
      createRng(-3, "train"),
      createRng(3 + 2 ** 32, "train"),
      createRng(3, "trian"),
      createRng(3, "train", 1),
      parent.split("batches", 5),
      parent.split("batches", 6),
      parent.split("batches").split("x"),
      createRng(3, "train", 1).split("batches", 5),
    ].map((rng) => rng.uint32());
    expect(new Set(words).size).toBe(words.length);
  });

  it("has uniforms, bounded integers and normals with the right moments", () => {
    const rng = createRng(11, "moments");
    const n = 200_000;
    const sums = [0, 0, 0, 0, 0];
    for (let i = 0; i < n; i++) {
      const u = rng.uniform();
      const z = rng.normal();
      const terms = [u, u * u, z, z * z, rng.below(7)];
      terms.forEach((term, k) => {
        sums[k] += term;
      });
      expect(u > 0 && u < 1).toBe(true);
    }
    // Five standard errors of each mean.
    const expected = [1 / 2, 1 / 3, 0, 1, 3];
    const deviations = [Math.sqrt(1 / 12), Math.sqrt(4 / 45), 1, Math.SQRT2, 2];
    sums.forEach((sum, k) => {
      expect(Math.abs(sum / n - expected[k])).toBeLessThan((5 * deviations[k]) / Math.sqrt(n));
    });
  });

  it.each([NaN, 0.5, 2 ** 53, Infinity])("refuses the seed %d", (seed) => {
    expect(() => createRng(seed)).toThrow(/seed-not-integer/);
  });

  it("refuses bad indices and bounds", () => {
    expect(() => createRng(0, "", -1)).toThrow(/stream-index-invalid/);
    expect(() => createRng(0).below(0)).toThrow(/random-bound-invalid/);
  });
});
