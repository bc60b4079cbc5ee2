import { LoglikError } from "@loglik/core";
import { normalise } from "@loglik/core/information/probabilities";
import { createRng } from "@loglik/core/random";
import { checkOptions, wrongArgument } from "../check-arguments.js";
import { checkTruth } from "./check-truth.js";
import { drawClass } from "./draw-class.js";

/** The chain that a text of symbols is drawn from. */
export interface SymbolsTruth {
  readonly rows: number;
  /** Probabilities or weights of the next symbol after each symbol, symbols × symbols, row-major. */
  readonly transitions: readonly number[];
  readonly seed?: number;
}

/** A text with the law that made it. */
export interface SymbolSample {
  readonly symbols: Uint32Array;
  readonly alphabet: number;
  readonly truth: SymbolsTruth;
  /** The law of symbol `index` after those before it: the model that codes the text best. */
  readonly next: (index: number, before: ArrayLike<number>) => Float64Array;
}

/**
 * A text in which each symbol depends on the one before: a Markov chain, whose first symbol follows symbol 0. Its law, which is
 * known, is the best model to code it with.
 *
 * @throws LoglikError `simulation`, and those of `normalise`
 * @see Shannon (1948), A mathematical theory of communication
 * @example simulateSymbols({ rows: 100, transitions: [9, 1, 1, 9] }).alphabet  // 2
 */
export function simulateSymbols(truth: SymbolsTruth): SymbolSample {
  checkOptions("simulateSymbols", truth, ["rows", "transitions", "seed"]);
  const { rows, transitions, seed = 0 } = truth;
  if (!Array.isArray(transitions)) {
    throw wrongArgument("simulateSymbols", "transitions", transitions, "a list of symbols × symbols numbers");
  }
  checkTruth("simulateSymbols", { rows, finite: transitions });
  const alphabet = Math.sqrt(transitions.length);
  if (!Number.isInteger(alphabet) || alphabet < 2) {
    throw new LoglikError(
      "simulation",
      `simulateSymbols: ${transitions.length} transitions are no square of two or more symbols; expected symbols × symbols numbers.`,
      { transitions: transitions.length },
    );
  }
  const laws = Array.from({ length: alphabet }, (_, k) =>
    normalise(transitions.slice(k * alphabet, (k + 1) * alphabet)),
  );
  const next = (index: number, before: ArrayLike<number>) => laws[index === 0 ? 0 : before[index - 1]];
  const rng = createRng(seed, "symbols");
  const symbols = new Uint32Array(rows);
  for (let i = 0; i < rows; i++) symbols[i] = drawClass(next(i, symbols), rng.uniform());
  return { symbols, alphabet, truth, next };
}
