import { boltzmann } from "@loglik/core/information/boltzmann";
import { crossEntropy, klDivergence } from "@loglik/core/information/divergence";
import { entropy, toBits } from "@loglik/core/information/entropy";
import { huffmanCode } from "@loglik/core/information/huffman";
import { codeLengths, codeTree, informationBars, logitGradient, softmaxTemperatures } from "../../src/index.js";

/** Sixteen letters' worth of English in eight symbols, and Huffman's code for it. */
const letters = ["e", "t", "a", "o", "n", "i", "s", "h"];
const letterShares = [0.222, 0.158, 0.143, 0.131, 0.117, 0.116, 0.061, 0.052];
const huffman = huffmanCode(letterShares);

export const huffmanTree = codeTree({ symbols: letters, probabilities: letterShares, code: huffman });

export const huffmanLengths = codeLengths({
  symbols: letters,
  ideal: letterShares.map((p) => -Math.log2(p)),
  used: huffman.lengths,
  average: { ideal: toBits(entropy(letterShares)), used: huffman.expectedLength },
});

const source = [0.5, 0.25, 0.125, 0.125];
const coded = (label: string, q: readonly number[]) => ({
  label,
  klDivergence: toBits(klDivergence(source, q)),
  crossEntropy: toBits(crossEntropy(source, q)),
});

export const information = informationBars({
  entropy: toBits(entropy(source)),
  models: [
    coded("good model", [0.45, 0.3, 0.15, 0.1]),
    coded("uniform", [0.25, 0.25, 0.25, 0.25]),
    coded("q(d) = 0", [0.5, 0.3, 0.2, 0]),
  ],
  unit: "bits",
});

export const gradientAtLogits = logitGradient({
  classes: ["setosa", "versicolor", "virginica"],
  probabilities: [0.07, 0.62, 0.31],
  targets: [0, 0, 1],
});

const states = [1.2, -0.4, 3.1, 0.3, 2];
const energies = states.map((logit) => -logit);

export const temperatures = softmaxTemperatures({
  classes: ["cat", "dog", "fox", "hare", "owl"],
  logits: states,
  temperatures: [0.25, 1, 2, 8],
  probabilities: [0.25, 1, 2, 8].map((temperature) => boltzmann(energies, temperature).probabilities),
});
