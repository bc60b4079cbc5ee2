/**
 * Collects the words of a tape: records of 32-bit words, each an operation code, the number of words in the record, and its
 * operands. A float64 operand takes two words.
 */
export class TapeWriter {
  readonly #words: number[] = [];

  record(code: number, ...operands: readonly (number | Real)[]): void {
    const words = operands.flatMap((operand) => (typeof operand === "number" ? [operand] : wordsOf(operand.value)));
    this.#words.push(code, words.length + 2, ...words);
  }

  finish(): Int32Array {
    return Int32Array.from([...this.#words, 0, 2]);
  }
}

/** Marks an operand as a float64. */
export interface Real {
  readonly value: number;
}

/** Wraps a float64 operand. */
export function real(value: number): Real {
  return { value };
}

function wordsOf(value: number): number[] {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value, true);
  return [view.getInt32(0, true), view.getInt32(4, true)];
}
