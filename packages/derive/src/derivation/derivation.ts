import type { Expression, Point } from "../expression/expression.js";
import type { RuleName } from "./rules.js";

/**
 * How a line follows from the one before, as a function of the free parameters:
 *
 * - `equal`: the same value and gradient;
 * - `equal up to a constant`: the difference does not depend on the free parameters;
 * - `proportional`: the ratio is positive and does not depend on them;
 * - `same argmin`: one is a strictly increasing function of the other, so the minimisers are the same;
 * - `derivative`: the derivative in the one free parameter;
 * - `not equal`: the values differ, which is what a counter-example shows.
 */
export type Relation = "equal" | "equal up to a constant" | "proportional" | "same argmin" | "derivative" | "not equal";

/** Where the values of a symbol are drawn from when a derivation is checked, and how far a reader may move them. */
export type Draw =
  | { readonly kind: "real"; readonly low: number; readonly high: number }
  | { readonly kind: "integer"; readonly low: number; readonly high: number | string }
  | { readonly kind: "one of"; readonly values: readonly number[] }
  /** The last dimension sums to one. */
  | { readonly kind: "simplex" }
  /** One component of the last dimension is 1 and the others are 0. */
  | { readonly kind: "one-hot" };

/** A symbol of a derivation: what it means and where its values come from. */
export interface SymbolDeclaration {
  readonly name: string;
  readonly meaning: string;
  /** `free`: the parameters that the gradient is taken in; everything else is held fixed while they move. */
  readonly role: "size" | "data" | "known" | "free";
  /** Names of the sizes of its dimensions; a number has none. */
  readonly shape: readonly string[];
  readonly draw: Draw;
}

/** What lines are about: the left side of the equation, in LaTeX and in words. */
export interface Subject {
  readonly latex: string;
  readonly speech: string;
}

/** One line of a derivation. */
export interface Line {
  readonly expression: Expression;
  /** To the line before; the first line has `equal` to the subject, by definition. */
  readonly relation: Relation;
  readonly rule: RuleName;
  /** What this line and those below it are about, where a step leads to another quantity. */
  readonly subject?: Subject;
  /** What is particular to this step, in a sentence. */
  readonly note?: string;
  /** The expression is what is minimised or maximised to get the subject. */
  readonly goal?: "minimise" | "maximise";
}

/** The function of `@loglik/core` that computes a line. */
export interface Implementation {
  /** Which line, from 0. */
  readonly line: number;
  readonly module: string;
  readonly export: string;
  /** The call, as a reader would write it. */
  readonly code: string;
  value(point: Point): number;
  /** The gradient in the free parameters, in the order of `gradient`. */
  gradient?(point: Point): readonly number[];
}

/** Where the last line, a score, is zero: the maximum likelihood estimate in closed form. */
export interface Estimate {
  /** The free symbol that is solved for. */
  readonly symbol: string;
  readonly expression: Expression;
  readonly module: string;
  readonly export: string;
  readonly code: string;
  /** The estimate as core fits it. */
  value(point: Point): number;
}

/** A chain of expressions, each with the rule that leads to it and the relation that holds. */
export interface Derivation {
  readonly name: string;
  readonly title: string;
  /** One or two sentences: what is shown. */
  readonly summary: string;
  /** Rows and errata of the seed map that it makes live. */
  readonly rows: readonly number[];
  readonly errata: readonly number[];
  /** What the last line is called elsewhere. */
  readonly loss?: string;
  readonly subject: Subject;
  readonly symbols: readonly SymbolDeclaration[];
  readonly lines: readonly Line[];
  readonly implementations: readonly Implementation[];
  readonly estimate?: Estimate;
  /** Relative error that the numerical parts (integrals, minima) leave. Default 1e-9. */
  readonly tolerance?: number;
}

/** The names of the symbols that the gradient is taken in. */
export function freeNames(derivation: Pick<Derivation, "symbols">): readonly string[] {
  return derivation.symbols.filter(({ role }) => role === "free").map(({ name }) => name);
}
