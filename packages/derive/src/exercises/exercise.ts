import type { SymbolDeclaration } from "../derivation/derivation.js";
import type { Expression } from "../expression/expression.js";

interface Common {
  readonly name: string;
  /** Plain words, with formulas in LaTeX between dollar signs. */
  readonly prompt: string;
  /** What to think of first. */
  readonly hint: string;
  /** The derivation that shows the way, by its name in the registry. */
  readonly derivation?: string;
  /** Rows and errata of the seed map that it practises. */
  readonly rows: readonly number[];
  readonly errata: readonly number[];
}

/** "Derive the NLL of …": the answer is a formula. */
export interface DeriveExercise extends Common {
  readonly kind: "derive";
  readonly symbols: readonly SymbolDeclaration[];
  /** Indices that the answer may sum over, each with its size: { i: "n" }. */
  readonly indices: Readonly<Record<string, string>>;
  readonly truth: Expression;
  /** A constant may not be left out: the answer is a gradient, say. */
  readonly exact?: true;
}

/** The answer is a number, or a formula without letters. */
export interface NumericExercise extends Common {
  readonly kind: "numeric";
  readonly truth: Expression;
  /** How far off the answer may be, relative to the truth: a reader types three digits, not seventeen. */
  readonly tolerance: number;
}

/** The answer is one of several; their words, and what is said to each, hold formulas as the prompt does. */
export interface ChoiceExercise extends Common {
  readonly kind: "choice";
  readonly options: readonly { readonly text: string; readonly right: boolean; readonly why: string }[];
}

/** An exercise as plain data. */
export type Exercise = DeriveExercise | NumericExercise | ChoiceExercise;
