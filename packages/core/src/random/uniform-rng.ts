import { LoglikError } from "../error.js";
import { philoxBlock } from "./philox-block.js";
import type { UniformRng } from "./rng.js";

/**
 * A counter-based stream of random numbers: block b of the stream (seed, purpose, index) is Philox4x32-10 of a counter made
 * of b, `index` and a hash of `purpose`, under a key made of `seed`. No state is shared, so streams never disturb each
 * other, and every engine gives the same bits: only integer arithmetic, + − × ÷ and square roots are used.
 *
 * It gives the uniform numbers of `createRng` with the same arguments; without normal ones it is half as large.
 *
 * @param seed an integer, |seed| < 2⁵³
 * @param purpose what the numbers are for, e.g. "initial weights"
 * @param index which of several streams of that purpose, 0 … 2³² − 1
 * @throws LoglikError `seed-not-integer`, `stream-index-invalid`
 * @example createUniformRng(7).uint32()  // 4099963437
 * @example createUniformRng(7, "batches").split("epoch", 3).below(10)  // 5
 */
export function createUniformRng(seed = 0, purpose = "", index = 0): UniformRng {
  if (!Number.isSafeInteger(seed)) {
    throw new LoglikError(
      "seed-not-integer",
      `createRng: seed is ${seed}; it must be an integer between -(2^53 - 1) and 2^53 - 1. Use for instance 0 or 42.`,
      { seed },
    );
  }
  return stream(seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0, absorb([0, 0], purpose), index);
}

/** A 64-bit name of a purpose, as two words. */
type PurposeHash = readonly [number, number];

function stream(key0: number, key1: number, purpose: PurposeHash, index: number): UniformRng {
  if (!Number.isInteger(index) || index < 0 || index >= 2 ** 32) {
    throw new LoglikError(
      "stream-index-invalid",
      `random stream: index is ${index}; it must be an integer from 0 to 2^32 - 1. Use a counter such as the epoch.`,
      { index },
    );
  }
  const counter = Uint32Array.of(0, index, purpose[0], purpose[1]);
  const block = new Uint32Array(4);
  let used = 4;

  function uint32(): number {
    if (used === 4) {
      philoxBlock(counter, key0, key1, block);
      counter[0]++;
      used = 0;
    }
    return block[used++];
  }

  function uniform(): number {
    for (;;) {
      const high = uint32() >>> 5;
      const low = uint32() >>> 6;
      const integer = high * 2 ** 26 + low;
      // Zero, met once in 2⁵³ draws, is drawn again: logarithms and quantiles of a uniform then stay finite.
      if (integer !== 0) return integer / 2 ** 53;
    }
  }

  function below(bound: number): number {
    if (!Number.isInteger(bound) || bound < 1 || bound > 2 ** 32) {
      throw new LoglikError(
        "random-bound-invalid",
        `random stream: below(${bound}) needs an integer bound from 1 to 2^32. Pass the number of choices.`,
        { bound },
      );
    }
    // Words above the last whole multiple of `bound` are drawn again: the remainder would favour small results.
    const limit = 2 ** 32 - (2 ** 32 % bound);
    for (;;) {
      const word = uint32();
      if (word < limit) return word % bound;
    }
  }

  return {
    uint32,
    uniform,
    below,
    split: (childPurpose, childIndex = 0) =>
      stream(key0, key1, absorb(philoxBlockPair(purpose, index, 0xffffffff), childPurpose), childIndex),
  };
}

/** Absorbs the code units of a text into a 64-bit state, one Philox block a unit. */
function absorb(start: PurposeHash, text: string): PurposeHash {
  let state = start;
  for (let i = 0; i < text.length; i++) state = philoxBlockPair(state, text.charCodeAt(i), i);
  return state;
}

function philoxBlockPair(state: PurposeHash, word: number, position: number): PurposeHash {
  const block = Uint32Array.of(state[0], state[1], word, position);
  // The key separates hashing from drawing: digits of π, so that nothing is hidden in it.
  philoxBlock(block, 0x243f6a88, 0x85a308d3, block);
  return [block[0], block[1]];
}
