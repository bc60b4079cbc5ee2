import { LoglikError } from "../error.js";
import { frequencyTable } from "./frequency-table.js";
import { rangeDecoder, rangeEncoder } from "./range-coder.js";

/** The model's probabilities of each outcome at position `index`, given the symbols before it. */
export type SymbolModel = (index: number, before: ArrayLike<number>) => ArrayLike<number>;

/** "LL1", and three numbers of four bytes: count, hash of the model, checksum of all other bytes. */
export const HEADER_BYTES = 15;
const MAGIC = [0x4c, 0x4c, 0x31] as const;
const COUNT_AT = 3;
const MODEL_AT = 7;
const CHECKSUM_AT = 11;

/**
 * Codes symbols to bytes with the probabilities of a model, and back: the mean length of the payload is the model's cross-entropy
 * in bits, to about a byte in all. So a network's held-out NLL is the size of a file.
 *
 * The header (15 bytes) carries the count, a hash of every probability that the model gave, and a checksum of the bytes; the
 * decoder checks the bytes before it begins and the model when it has ended.
 *
 * @throws LoglikError `symbol-out-of-range`, and those of `frequencyTable`
 * @see Witten, Neal & Cleary (1987), Arithmetic coding for data compression
 * @example encodeSymbols([0, 1, 0, 0], () => [0.75, 0.25]).length - HEADER_BYTES  // 1
 */
export function encodeSymbols(symbols: ArrayLike<number>, model: SymbolModel): Uint8Array {
  const encoder = rangeEncoder();
  let modelHash = FNV_START;
  for (let i = 0; i < symbols.length; i++) {
    const table = frequencyTable(model(i, symbols));
    const symbol = symbols[i];
    if (!(Number.isInteger(symbol) && symbol >= 0 && symbol < table.length - 1)) {
      throw new LoglikError(
        "symbol-out-of-range",
        `encodeSymbols: symbol ${i} is ${symbol}; the model gives probabilities to 0 … ${table.length - 2}. Number the outcomes from 0.`,
        { index: i, symbol },
      );
    }
    modelHash = hashTable(modelHash, table);
    encoder.encode(table[symbol], table[symbol + 1]);
  }
  const payload = encoder.finish();
  const bytes = new Uint8Array(HEADER_BYTES + payload.length);
  bytes.set(MAGIC);
  const view = new DataView(bytes.buffer);
  view.setUint32(COUNT_AT, symbols.length);
  view.setUint32(MODEL_AT, modelHash);
  bytes.set(payload, HEADER_BYTES);
  view.setUint32(CHECKSUM_AT, checksumOf(bytes));
  return bytes;
}

/**
 * The symbols that {@link encodeSymbols} coded with the same model.
 *
 * @throws LoglikError `code-damaged` for bytes that are no such code or were altered, `code-model-mismatch` for another model
 * @example Array.from(decodeSymbols(encodeSymbols([0, 1, 0], () => [0.75, 0.25]), () => [0.75, 0.25]))  // [0, 1, 0]
 */
export function decodeSymbols(bytes: Uint8Array, model: SymbolModel): Uint32Array {
  if (bytes.length < HEADER_BYTES || MAGIC.some((byte, k) => bytes[k] !== byte)) {
    throw new LoglikError(
      "code-damaged",
      `decodeSymbols: these ${bytes.length} bytes do not begin as a code does. Pass the bytes of encodeSymbols, whole.`,
      { length: bytes.length },
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  if (checksumOf(bytes) !== view.getUint32(CHECKSUM_AT)) {
    throw new LoglikError(
      "code-damaged",
      "decodeSymbols: the bytes were altered or cut: they do not have their checksum. Pass the bytes of encodeSymbols, whole.",
      { length: bytes.length },
    );
  }
  const decoder = rangeDecoder(bytes.subarray(HEADER_BYTES));
  const symbols = new Uint32Array(view.getUint32(COUNT_AT));
  let modelHash = FNV_START;
  for (let i = 0; i < symbols.length; i++) {
    const table = frequencyTable(model(i, symbols));
    const symbol = find(table, decoder.target());
    decoder.consume(table[symbol], table[symbol + 1]);
    symbols[i] = symbol;
    modelHash = hashTable(modelHash, table);
  }
  if (modelHash === view.getUint32(MODEL_AT)) return symbols;
  throw new LoglikError(
    "code-model-mismatch",
    "decodeSymbols: the model gives other probabilities than the one that coded these bytes. Decode with the very same model and inputs.",
    { expected: view.getUint32(MODEL_AT), found: modelHash },
  );
}

/** The last symbol whose cumulative frequency does not exceed the target. */
function find(cumulative: Uint32Array, target: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (cumulative[middle] <= target) low = middle;
    else high = middle;
  }
  return low;
}

const FNV_START = 0x811c9dc5;

/** One step of the 32-bit FNV-1a hash: one to one in the state, so that a changed byte always changes the end. */
function hashByte(state: number, byte: number): number {
  return Math.imul(state ^ byte, 0x01000193) >>> 0;
}

function hashTable(state: number, table: Uint32Array): number {
  let next = state;
  for (const value of table) for (let shift = 0; shift < 32; shift += 8) next = hashByte(next, (value >>> shift) & 255);
  return next;
}

/** Over every byte but the checksum's own four. */
function checksumOf(bytes: Uint8Array): number {
  let state = FNV_START;
  bytes.forEach((byte, at) => {
    if (at < CHECKSUM_AT || at >= HEADER_BYTES) state = hashByte(state, byte);
  });
  return state;
}
