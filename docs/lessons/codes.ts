/** What the page "Cross-entropy and codes" computes: its prose and its instruments read from here. */
import { decodeSymbols, encodeSymbols, HEADER_BYTES, type SymbolModel } from "@loglik/core/information/arithmetic-code";
import { crossEntropy, klDivergence } from "@loglik/core/information/divergence";
import { entropy, toBits } from "@loglik/core/information/entropy";
import { huffmanCode } from "@loglik/core/information/huffman";
import { simulateSymbols } from "@loglik/data";
import { codeTree, informationBars } from "@loglik/plot";

/** What it costs to code outcomes of p with a code made for q, in bits an outcome. */
export interface Cost {
  /** H(p): what cannot be avoided. */
  readonly entropy: number;
  /** KL(p ‖ q): what the wrong model adds. */
  readonly klDivergence: number;
  /** H(p, q): their sum. */
  readonly crossEntropy: number;
}

export function cost(p: readonly number[], q: readonly number[]): Cost {
  return {
    entropy: toBits(entropy(p)),
    klDivergence: toBits(klDivergence(p, q)),
    crossEntropy: toBits(crossEntropy(p, q)),
  };
}

/** The four symbols of the page, of which each is half as frequent as the one before, but for the last. */
export const letters = ["a", "b", "c", "d"];
export const p = [1 / 2, 1 / 4, 1 / 8, 1 / 8];
export const models = [
  { label: "q = p", q: p },
  { label: "q uniform", q: [1 / 4, 1 / 4, 1 / 4, 1 / 4] },
  { label: "q backwards", q: [1 / 8, 1 / 8, 1 / 4, 1 / 2] },
];
export const [right, uniform, backwards] = models.map(({ q }) => cost(p, q));
/** H(q, p) of the backward model: the other order of the arguments. */
export const swapped = cost(models[1].q, p);

export const barsFigure = informationBars({
  entropy: right.entropy,
  models: models.map(({ label, q }) => ({ label, ...cost(p, q) })),
  unit: "bits",
});

/** Huffman's code for p: its words are as long as −log₂ p says, since every probability is a power of ½. */
export const code = huffmanCode(p);
export const codeFigure = codeTree({ symbols: letters, probabilities: p, code });

/** Symbols drawn from p, one after the other and independent. */
export function draw(p: readonly number[], rows: number, seed: number): Uint32Array {
  return simulateSymbols({ rows, transitions: p.flatMap(() => p), seed }).symbols;
}

/** −(1/n) log₂ L of the symbols under q, for each n up to all of them: the mean number of bits so far. */
export function runningLoss(symbols: ArrayLike<number>, q: readonly number[]): Float64Array {
  let sum = 0;
  return Float64Array.from(symbols, (symbol, i) => {
    sum -= Math.log2(q[symbol]);
    return sum / (i + 1);
  });
}

/** Ten thousand letters, and the mean loss of the backward model after each. */
export const sample = draw(p, 10_000, 1);
export const lossOfBackwards = runningLoss(sample, models[2].q);
/** The mean loss of the backward model after n symbols, beside where it goes. */
export const limit = [10, 100, 1000, 10_000].map((rows) => ({
  rows,
  loss: lossOfBackwards[rows - 1],
  gap: lossOfBackwards[rows - 1] - backwards.crossEntropy,
}));

/** Symbols coded to bytes and back. */
export interface Coded {
  /** The payload, without the header. */
  readonly bits: number;
  /** Σ −log₂ q: the negative log-likelihood of the symbols in bits. */
  readonly nll: number;
  readonly bytes: Uint8Array;
  readonly decoded: Uint32Array;
}

/** @param fresh makes a model that has seen nothing: the decoder begins where the encoder began. */
export function codeWith(symbols: ArrayLike<number>, fresh: () => SymbolModel): Coded {
  const bytes = encodeSymbols(symbols, fresh());
  const model = fresh();
  let nll = 0;
  for (let i = 0; i < symbols.length; i++) nll -= Math.log2(model(i, symbols)[symbols[i]]);
  return { bits: 8 * (bytes.length - HEADER_BYTES), nll, bytes, decoded: decodeSymbols(bytes, fresh()) };
}

/** A rare event, coded with four beliefs about how rare. Huffman's code can do nothing here: its shortest word is one bit. */
export const rare = { p: [0.9, 0.1], rows: 10_000, huffman: huffmanCode([0.9, 0.1]).expectedLength };
const rareSymbols = draw(rare.p, rare.rows, 2);
export const rareCodes = [0.1, 0.3, 0.5, 0.9].map((believed) => {
  const q = [1 - believed, believed];
  const { bits, nll, decoded } = codeWith(rareSymbols, () => () => q);
  return {
    believed,
    crossEntropy: toBits(crossEntropy(rare.p, q)),
    nll: nll / rare.rows,
    measured: bits / rare.rows,
    decoded: decoded.every((symbol, i) => symbol === rareSymbols[i]),
  };
});

/** A yes or no of probability p under a model of probability q, both ways round, for the instrument. */
export function bothWays(p: number, q: number): { readonly forward: Cost; readonly backward: Cost } {
  return { forward: cost([1 - p, p], [1 - q, q]), backward: cost([1 - q, q], [1 - p, p]) };
}
