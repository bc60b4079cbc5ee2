import { LoglikError } from "../error.js";

/** "LL" and a letter for the coder, and three numbers of four bytes: count, hash of the model, checksum of all other bytes. */
export const HEADER_BYTES = 15;
const COUNT_AT = 3;
const MODEL_AT = 7;
const CHECKSUM_AT = 11;

/** The coder whose bytes follow, as the third letter of the header. */
export type CoderLetter = "1" | "H";

/** What the header says, and the bytes behind it. */
export interface CodeFile {
  readonly count: number;
  readonly modelHash: number;
  readonly payload: Uint8Array;
}

/**
 * A code with its header.
 *
 * @example packCode("1", { count: 0, modelHash: 0, payload: new Uint8Array(2) }).length  // 17
 */
export function packCode(letter: CoderLetter, { count, modelHash, payload }: CodeFile): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + payload.length);
  bytes.set(magicOf(letter));
  const view = new DataView(bytes.buffer);
  view.setUint32(COUNT_AT, count);
  view.setUint32(MODEL_AT, modelHash);
  bytes.set(payload, HEADER_BYTES);
  view.setUint32(CHECKSUM_AT, checksumOf(bytes));
  return bytes;
}

/**
 * The parts of a code, once its checksum was found right.
 *
 * @throws LoglikError `code-damaged` for bytes that are no code of this coder, or were altered
 * @example unpackCode("decodeSymbols", "1", packCode("1", { count: 7, modelHash: 0, payload: new Uint8Array(2) })).count  // 7
 */
export function unpackCode(where: string, letter: CoderLetter, bytes: Uint8Array): CodeFile {
  const encoder = where.replace("decode", "encode");
  if (bytes.length < HEADER_BYTES || magicOf(letter).some((byte, k) => bytes[k] !== byte)) {
    throw new LoglikError(
      "code-damaged",
      `${where}: these ${bytes.length} bytes do not begin as a code does. Pass the bytes of ${encoder}, whole.`,
      { length: bytes.length },
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  if (checksumOf(bytes) !== view.getUint32(CHECKSUM_AT)) {
    throw new LoglikError(
      "code-damaged",
      `${where}: the bytes were altered or cut: they do not have their checksum. Pass the bytes of ${encoder}, whole.`,
      { length: bytes.length },
    );
  }
  const [count, modelHash] = [view.getUint32(COUNT_AT), view.getUint32(MODEL_AT)];
  return { count, modelHash, payload: bytes.subarray(HEADER_BYTES) };
}

/**
 * The error of a decoder whose model is not the encoder's.
 *
 * @example modelMismatch("decodeSymbols", "the fingerprint of its probabilities is another", {}).code  // "code-model-mismatch"
 */
export function modelMismatch(where: string, why: string, detail: Record<string, number>): LoglikError {
  return new LoglikError(
    "code-model-mismatch",
    `${where}: the model gives other probabilities than the one that coded these bytes: ${why}. Decode with the very same model and inputs.`,
    detail,
  );
}

/** The state of a hash that has seen nothing. */
export const HASH_START = 0x811c9dc5;

/**
 * One step of the 32-bit FNV-1a hash: one to one in the state, so that a changed byte always changes the end.
 *
 * @example hashByte(HASH_START, 97)  // 3826002220
 */
export function hashByte(state: number, byte: number): number {
  return Math.imul(state ^ byte, 0x01000193) >>> 0;
}

/**
 * Four steps, for a whole number below 2³².
 *
 * @example hashNumber(HASH_START, 0)  // 1268118805
 */
export function hashNumber(state: number, value: number): number {
  let next = state;
  for (let shift = 0; shift < 32; shift += 8) next = hashByte(next, (value >>> shift) & 255);
  return next;
}

function magicOf(letter: CoderLetter): number[] {
  return [0x4c, 0x4c, letter.charCodeAt(0)];
}

/** Over every byte but the checksum's own four. */
function checksumOf(bytes: Uint8Array): number {
  let state = HASH_START;
  bytes.forEach((byte, at) => {
    if (at < CHECKSUM_AT || at >= HEADER_BYTES) state = hashByte(state, byte);
  });
  return state;
}
