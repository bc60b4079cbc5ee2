/** The code-length lab: any text, coded by models that know more or less of it. */
import { decodeSymbols, HEADER_BYTES, type SymbolModel } from "@loglik/core/information/arithmetic-code";
import { huffmanCode } from "@loglik/core/information/huffman";
import { codeWith } from "./codes.js";

/** A byte has so many values. */
const VALUES = 256;
/** How many observations the prior of the learning models is worth. */
const PRIOR_ROWS = 4;

export type TextModel = "uniform" | "shares" | "learning" | "context";

/** Models of the next byte, each knowing more than the one before it. */
export const textModels: readonly { readonly value: TextModel; readonly label: string; readonly means: string }[] = [
  { value: "uniform", label: "knows nothing", means: "all 256 bytes are equally likely, so that each costs 8 bits" },
  {
    value: "learning",
    label: "counts",
    means: "it begins with equal shares and counts as it goes; the decoder counts along",
  },
  { value: "context", label: "counts pairs", means: "it counts what followed each byte so far" },
  {
    value: "shares",
    label: "has read it",
    means: "the shares of each byte in this very text, which the receiver would have to be told first",
  },
];

/** A model of bytes that has seen nothing yet. */
export function textModel(name: TextModel, bytes: ArrayLike<number>): SymbolModel {
  if (name === "uniform") return () => uniform;
  if (name === "shares") {
    const shares = sharesOf(bytes);
    return () => shares;
  }
  return name === "learning" ? counting() : countingPairs();
}

const uniform = new Float64Array(VALUES).fill(1 / VALUES);

function sharesOf(bytes: ArrayLike<number>): Float64Array {
  const shares = new Float64Array(VALUES);
  for (let i = 0; i < bytes.length; i++) shares[bytes[i]] += 1 / bytes.length;
  return shares;
}

/** Predicts byte `index` from the counts of those before it: the posterior mean of the shares under a Dirichlet prior. */
function counting(): SymbolModel {
  const counts = new Float64Array(VALUES);
  let seen = 0;
  return (index, before) => {
    for (; seen < index; seen++) counts[before[seen]]++;
    return posteriorMean(counts, seen, uniform);
  };
}

/** The same for each byte before, with the counts of all bytes as the centre of its prior. */
function countingPairs(): SymbolModel {
  const all = counting();
  const after = new Map<number, { counts: Float64Array; total: number }>();
  let seen = 1;
  return (index, before) => {
    for (; seen < index; seen++) {
      const of = after.get(before[seen - 1]) ?? { counts: new Float64Array(VALUES), total: 0 };
      of.counts[before[seen]]++;
      of.total++;
      after.set(before[seen - 1], of);
    }
    const centre = all(index, before);
    const here = index === 0 ? undefined : after.get(before[index - 1]);
    return here === undefined ? centre : posteriorMean(here.counts, here.total, centre);
  };
}

function posteriorMean(counts: Float64Array, total: number, centre: ArrayLike<number>): Float64Array {
  return counts.map((count, k) => (count + PRIOR_ROWS * centre[k]) / (total + PRIOR_ROWS));
}

/** What came of a text. */
export interface CodedText {
  readonly characters: number;
  /** Its length in UTF-8. */
  readonly plainBits: number;
  /** Payload of the arithmetic code. */
  readonly bits: number;
  /** Σ −log₂ q under the model. */
  readonly nll: number;
  /** Σ lengths of Huffman's words for the shares of this text. */
  readonly huffmanBits: number;
  readonly coded: Uint8Array;
  readonly decoded: string;
  /** The distinct bytes, most frequent first, with their shares. */
  readonly distinct: readonly { readonly name: string; readonly share: number }[];
}

/** Codes a text of at least one character and decodes it again. */
export function codeText(text: string, name: TextModel): CodedText {
  const plain = new TextEncoder().encode(text);
  const { bits, nll, bytes, decoded } = codeWith(plain, () => textModel(name, plain));
  const shares = sharesOf(plain);
  const distinct = Array.from(shares, (share, byte) => ({ byte, share }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
  const lengths = huffmanCode(distinct.map(({ share }) => share)).lengths;
  return {
    characters: [...text].length,
    plainBits: 8 * plain.length,
    bits,
    nll,
    huffmanBits: plain.length * distinct.reduce((sum, { share }, k) => sum + share * lengths[k], 0),
    coded: bytes,
    decoded: new TextDecoder().decode(Uint8Array.from(decoded)),
    distinct: distinct.map(({ byte, share }) => ({ name: nameOf(byte), share })),
  };
}

function nameOf(byte: number): string {
  if (byte === 32) return "␣";
  return byte > 32 && byte < 127 ? String.fromCharCode(byte) : `0x${byte.toString(16)}`;
}

/** What the decoder says of bytes that were altered, or that another model coded: the message of its error. */
export function misread(text: string, name: TextModel, mistake: "damaged" | "another model"): string {
  const plain = new TextEncoder().encode(text);
  const { coded } = codeText(text, name);
  const other = name === "learning" ? "context" : "learning";
  const [bytes, model] = mistake === "damaged" ? [flipBit(coded, HEADER_BYTES), name] : [coded, other as TextModel];
  try {
    decodeSymbols(bytes, textModel(model, plain));
  } catch (error) {
    return (error as Error).message;
  }
  return "Nothing: on so short a text the other model gives the same probabilities.";
}

function flipBit(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));
}
