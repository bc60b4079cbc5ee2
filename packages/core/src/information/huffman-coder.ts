import { LoglikError } from "../error.js";
import type { SymbolModel } from "./arithmetic-code.js";
import { HASH_START, hashNumber, modelMismatch, packCode, unpackCode } from "./code-file.js";
import { huffmanCode } from "./huffman.js";
import type { PrefixCode } from "./prefix-code.js";

/**
 * Codes symbols to bytes in words of whole bits: at each position Huffman's code for the probabilities that the model gives there.
 * The payload has the lengths of the words in all, filled up to whole bytes: at most a bit a symbol more than the model's
 * negative log-likelihood, which `encodeSymbols` reaches.
 *
 * The header (15 bytes) is that of `encodeSymbols`, with the lengths of the words for the probabilities.
 *
 * @throws LoglikError `symbol-out-of-range`, and those of `huffmanCode`
 * @see Huffman (1952), A method for the construction of minimum-redundancy codes
 * @example encodeHuffman([0, 1, 0, 2], () => [0.5, 0.25, 0.25]).length  // 16
 */
export function encodeHuffman(symbols: ArrayLike<number>, model: SymbolModel): Uint8Array {
  const codeAt = codes();
  const payload: number[] = [];
  let [byte, filled] = [0, 0];
  let modelHash = HASH_START;
  for (let i = 0; i < symbols.length; i++) {
    const { code, hash } = codeAt(model(i, symbols));
    const word = code.words[symbols[i]];
    if (word === undefined) {
      throw new LoglikError(
        "symbol-out-of-range",
        `encodeHuffman: symbol ${i} is ${symbols[i]}; the model gives probabilities to 0 … ${code.words.length - 1}. Number the outcomes from 0.`,
        { index: i, symbol: symbols[i] },
      );
    }
    modelHash = hashNumber(modelHash, hash);
    for (const bit of word) {
      byte = 2 * byte + Number(bit);
      filled++;
      if (filled < 8) continue;
      payload.push(byte);
      [byte, filled] = [0, 0];
    }
  }
  if (filled > 0) payload.push(byte << (8 - filled));
  return packCode("H", { count: symbols.length, modelHash, payload: Uint8Array.from(payload) });
}

/**
 * The symbols that {@link encodeHuffman} coded with the same model.
 *
 * @throws LoglikError `code-damaged` for bytes that are no such code or were altered, `code-model-mismatch` for another model
 * @example Array.from(decodeHuffman(encodeHuffman([0, 1, 0], () => [0.75, 0.25]), () => [0.75, 0.25]))  // [0, 1, 0]
 */
export function decodeHuffman(bytes: Uint8Array, model: SymbolModel): Uint32Array {
  const where = "decodeHuffman";
  const { count, modelHash: expected, payload } = unpackCode(where, "H", bytes);
  const codeAt = codes();
  const symbols = new Uint32Array(count);
  let at = 0;
  let modelHash = HASH_START;
  for (let i = 0; i < count; i++) {
    const { symbolOf, longest, hash } = codeAt(model(i, symbols));
    let word = "";
    while (!symbolOf.has(word)) {
      if (word.length === longest || at === 8 * payload.length) {
        throw modelMismatch(where, `symbol ${i} is none of its words`, { index: i });
      }
      word += (payload[at >> 3] >> (7 - (at & 7))) & 1;
      at++;
    }
    symbols[i] = symbolOf.get(word) as number;
    modelHash = hashNumber(modelHash, hash);
  }
  if (modelHash === expected) return symbols;
  throw modelMismatch(where, "the fingerprint of its words is another", { expected, found: modelHash });
}

/** A code as its two ends use it. */
interface Words {
  readonly code: PrefixCode;
  readonly symbolOf: ReadonlyMap<string, number>;
  readonly longest: number;
  /** Of the lengths, which determine the words. */
  readonly hash: number;
}

/** Huffman's codes of models, made anew only where the probabilities are others than at the position before. */
function codes(): (p: ArrayLike<number>) => Words {
  let last: { readonly p: Float64Array; readonly words: Words } | undefined;
  return (p) => {
    const same = last !== undefined && last.p.length === p.length && last.p.every((value, k) => value === p[k]);
    if (!same || last === undefined) last = { p: Float64Array.from(p), words: wordsOf(huffmanCode(p)) };
    return last.words;
  };
}

function wordsOf(code: PrefixCode): Words {
  return {
    code,
    symbolOf: new Map(code.words.map((word, symbol) => [word, symbol])),
    longest: Math.max(...code.lengths),
    hash: code.lengths.reduce(hashNumber, HASH_START),
  };
}
