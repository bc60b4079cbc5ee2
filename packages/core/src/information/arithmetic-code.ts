import { LoglikError } from "../error.js";
import {
  HEADER_BYTES as CODE_HEADER_BYTES,
  HASH_START,
  hashByte,
  hashNumber,
  modelMismatch,
  packCode,
  unpackCode,
} from "./code-file.js";
import { FINER, type FrequencyTable, frequencyTable } from "./frequency-table.js";
import { rangeDecoder, rangeEncoder } from "./range-coder.js";

/** The model's probabilities of each outcome at position `index`, given the symbols before it. */
export type SymbolModel = (index: number, before: ArrayLike<number>) => ArrayLike<number>;

/** The header of a code, which is no part of its length as measured. */
export const HEADER_BYTES = CODE_HEADER_BYTES;

/**
 * Codes symbols to bytes with the probabilities of a model, and back: the length of the payload is the model's negative
 * log-likelihood in bits, to 0.1 % and two bytes in all. So a network's held-out NLL is the size of a file. It holds for surprises
 * too, as an outcome of probability p costs −log₂ p however small p is; one of probability 0 has no code, and is refused.
 *
 * The header (15 bytes) carries the count, a hash of every probability that the model gave, and a checksum of the bytes; the
 * decoder checks the bytes before it begins and the model when it has ended.
 *
 * @throws LoglikError `symbol-out-of-range`, `symbol-impossible`, and those of `frequencyTable`
 * @see Witten, Neal & Cleary (1987), Arithmetic coding for data compression
 * @example encodeSymbols([0, 1, 0, 0], () => [0.75, 0.25]).length - HEADER_BYTES  // 1
 */
export function encodeSymbols(symbols: ArrayLike<number>, model: SymbolModel): Uint8Array {
  const encoder = rangeEncoder();
  let modelHash = HASH_START;
  for (let i = 0; i < symbols.length; i++) {
    const table = frequencyTable(model(i, symbols));
    const rank = table.order.indexOf(symbols[i]);
    if (rank < 0) refuse(i, symbols[i], table);
    for (let level = 0; level < table.depth[rank]; level++) encoder.encode(0, FINER);
    encoder.encode(table.from[rank], table.to[rank]);
    modelHash = hashTable(modelHash, table);
  }
  return packCode("1", { count: symbols.length, modelHash, payload: encoder.finish() });
}

/**
 * The symbols that {@link encodeSymbols} coded with the same model.
 *
 * @throws LoglikError `code-damaged` for bytes that are no such code or were altered, `code-model-mismatch` for another model
 * @example Array.from(decodeSymbols(encodeSymbols([0, 1, 0], () => [0.75, 0.25]), () => [0.75, 0.25]))  // [0, 1, 0]
 */
export function decodeSymbols(bytes: Uint8Array, model: SymbolModel): Uint32Array {
  const where = "decodeSymbols";
  const { count, modelHash: expected, payload } = unpackCode(where, "1", bytes);
  const decoder = rangeDecoder(payload);
  const symbols = new Uint32Array(count);
  let modelHash = HASH_START;
  for (let i = 0; i < symbols.length; i++) {
    const table = frequencyTable(model(i, symbols));
    const symbol = decodeOne(decoder, table);
    if (symbol === undefined)
      throw modelMismatch(where, `symbol ${i} lies where it gives no outcome a place`, { index: i });
    symbols[i] = symbol;
    modelHash = hashTable(modelHash, table);
  }
  if (modelHash === expected) return symbols;
  throw modelMismatch(where, "the fingerprint of its probabilities is another", { expected, found: modelHash });
}

/** Says why a symbol has no place in the table. */
function refuse(index: number, symbol: number, { outcomes }: FrequencyTable): never {
  if (Number.isInteger(symbol) && symbol >= 0 && symbol < outcomes) {
    throw new LoglikError(
      "symbol-impossible",
      `encodeSymbols: symbol ${index} is ${symbol}, to which the model gives probability 0: it has no code of any length. Use a model that excludes nothing that can come.`,
      { index, symbol },
    );
  }
  throw new LoglikError(
    "symbol-out-of-range",
    `encodeSymbols: symbol ${index} is ${symbol}; the model gives probabilities to 0 … ${outcomes - 1}. Number the outcomes from 0.`,
    { index, symbol },
  );
}

/** The next symbol, or undefined where the number lies in no outcome's interval, as happens with another model. */
function decodeOne(decoder: ReturnType<typeof rangeDecoder>, table: FrequencyTable): number | undefined {
  const { order, depth, from, to } = table;
  let end = order.length;
  for (let level = 0; end > 0; level++) {
    const target = decoder.target();
    let start = end;
    while (start > 0 && depth[start - 1] === level) start--;
    if (start < end && target >= from[start]) {
      const rank = findRank(from, target, start, end);
      if (target >= to[rank]) return undefined;
      decoder.consume(from[rank], to[rank]);
      return order[rank];
    }
    if (target >= FINER) return undefined;
    decoder.consume(0, FINER);
    end = start;
  }
  return undefined;
}

/** The last rank from `start` to before `end` that begins at or below the target. */
function findRank(from: Uint32Array, target: number, start: number, end: number): number {
  let low = start;
  let high = end;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (from[middle] <= target) low = middle;
    else high = middle;
  }
  return low;
}

/** Over the whole numbers that the coder works with: models that agree in all of them code alike. */
function hashTable(state: number, { order, depth, to }: FrequencyTable): number {
  let next = state;
  order.forEach((outcome, rank) => {
    next = hashByte(hashNumber(hashNumber(next, outcome), to[rank]), depth[rank]);
  });
  return next;
}
