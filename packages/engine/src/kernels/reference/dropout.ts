import type { Dropout } from "../../plan/layer-operation.js";
import type { DropoutKey } from "../dropout-key.js";

const mask32 = 0xffffffffn;

/**
 * Philox4x32-10: four random words for a counter of four words under a key of two, in whole numbers without a bound.
 *
 * @see Salmon, Moraes, Dror & Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3"
 */
export function philox(counter: readonly number[], key: DropoutKey): number[] {
  let [c0, c1, c2, c3] = counter.map(BigInt);
  let [k0, k1] = key.map(BigInt);
  for (let round = 0; round < 10; round += 1) {
    const [left, right] = [c0 * 0xd2511f53n, c2 * 0xcd9e8d57n];
    [c0, c1, c2, c3] = [(right >> 32n) ^ c1 ^ k0, right & mask32, (left >> 32n) ^ c3 ^ k1, left & mask32];
    [k0, k1] = [(k0 + 0x9e3779b9n) & mask32, (k1 + 0xbb67ae85n) & mask32];
  }
  return [c0, c1, c2, c3].map(Number);
}

/**
 * output = mask ∘ input / (1 − rate).
 *
 * The elements of a row come in groups of 16. Element 4w + l of group g has word w of the counter (4g + l, row, step, layer), which
 * four lanes compute side by side; it is dropped where the word is below rate · 2³².
 */
export function dropout(arena: Float64Array, operation: Dropout, rows: number, step: number, key: DropoutKey): void {
  const { input, output, rate, layer } = operation;
  const threshold = Math.floor(rate * 2 ** 32);
  const columns = input.block.stride;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [group, word, lane] = [column >> 4, (column >> 2) & 3, column & 3];
      const isDropped = philox([4 * group + lane, row, step, layer], key)[word] < threshold;
      const value = arena[input.block.offset + row * input.block.stride + column];
      arena[output.block.offset + row * output.block.stride + column] = isDropped ? 0 : value / (1 - rate);
    }
  }
}
