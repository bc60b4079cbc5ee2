import {
  decodeSymbols,
  encodeSymbols,
  HEADER_BYTES,
} from "@loglik/core/information/arithmetic-code";
import { crossEntropy } from "@loglik/core/information/divergence";
import { entropy, toBits } from "@loglik/core/information/entropy";
import { huffmanCode } from "@loglik/core/information/huffman";
import {
  decodeHuffman,
  encodeHuffman,
} from "@loglik/core/information/huffman-coder";
import { simulateSymbols } from "@loglik/data";
import { codeTree } from "@loglik/plot";

// One letter is very likely: no word of whole bits can be short enough.
const p = [0.8, 0.1, 0.05, 0.05];
const rows = 20_000;
const transitions = [...p, ...p, ...p, ...p];
const { symbols } = simulateSymbols({ rows, transitions, seed: 1 });

const huffman = huffmanCode(p);
console.log("entropy:", toBits(entropy(p)).toFixed(4), "bits a symbol");
const words = encodeHuffman(symbols, () => p);
const bitsInWords = (8 * (words.length - HEADER_BYTES)) / rows;
console.log(
  `Huffman: measured ${bitsInWords.toFixed(4)}`,
  ` expected ${huffman.expectedLength.toFixed(4)}`,
  ` decoded: ${decodeHuffman(words, () => p).every((s, i) => s === symbols[i])}`,
);

for (const [name, q] of [
  ["the source", p],
  ["uniform", [0.25, 0.25, 0.25, 0.25]],
] as const) {
  const bytes = encodeSymbols(symbols, () => q);
  const bits = (8 * (bytes.length - HEADER_BYTES)) / rows;
  const back = decodeSymbols(bytes, () => q);
  console.log(
    `model ${name}: measured ${bits.toFixed(4)}`,
    ` H(p, q) ${toBits(crossEntropy(p, q)).toFixed(4)}`,
    ` decoded: ${back.every((symbol, i) => symbol === symbols[i])}`,
  );
}

export const figure = codeTree({
  symbols: ["a", "b", "c", "d"],
  probabilities: p,
  code: huffman,
});
