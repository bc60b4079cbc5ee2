/**
 * A mathematical expression as plain data: the one source of the LaTeX that a reader sees, of the words that a screen reader
 * says, of the value and of the gradient. Build it with the functions of `build.ts`.
 */
export type Expression =
  | NumberExpression
  | PiExpression
  | SymbolExpression
  | SumExpression
  | ProductExpression
  | NegationExpression
  | QuotientExpression
  | PowerExpression
  | CallExpression
  | RepeatedExpression
  | IntegralExpression
  | IndicatorExpression
  | CasesExpression
  | DensityExpression
  | ScoreExpression
  | DerivativeExpression
  | MinimumExpression
  | AbbreviationExpression;

/** A literal; infinities stand as limits of integrals. */
export interface NumberExpression {
  readonly kind: "number";
  readonly value: number;
}

/** The number π. */
export interface PiExpression {
  readonly kind: "pi";
}

/** A parameter, a datum or an index; with indices (counted from 1) a component of an array. */
export interface SymbolExpression {
  readonly kind: "symbol";
  /** As printed: "θ", "y", "σ". */
  readonly name: string;
  readonly indices: readonly Expression[];
}

export interface SumExpression {
  readonly kind: "sum";
  readonly terms: readonly Expression[];
}

export interface ProductExpression {
  readonly kind: "product";
  readonly factors: readonly Expression[];
}

export interface NegationExpression {
  readonly kind: "negation";
  readonly of: Expression;
}

export interface QuotientExpression {
  readonly kind: "quotient";
  readonly numerator: Expression;
  readonly denominator: Expression;
}

export interface PowerExpression {
  readonly kind: "power";
  readonly base: Expression;
  readonly exponent: Expression;
}

/** The functions that can be called; `functions.ts` says what they are. */
export type FunctionName =
  | "log"
  | "exp"
  | "sqrt"
  | "abs"
  | "sign"
  | "max"
  | "cosh"
  | "sinh"
  | "sigmoid"
  | "softplus"
  | "erf"
  | "factorial"
  | "logGamma"
  | "digamma"
  | "trigamma";

export interface CallExpression {
  readonly kind: "call";
  readonly name: FunctionName;
  readonly arguments: readonly Expression[];
}

/** Σ or ∏ of the body over an index: from 1 to `to`, or over a list of values; `where` leaves out the indices that fail it. */
export interface RepeatedExpression {
  readonly kind: "repeated";
  readonly operation: "sum" | "product";
  readonly index: string;
  readonly range: { readonly to: Expression } | { readonly values: readonly Expression[] };
  readonly where?: IndicatorExpression;
  readonly body: Expression;
}

export interface IntegralExpression {
  readonly kind: "integral";
  readonly variable: string;
  readonly low: Expression;
  readonly high: Expression;
  readonly body: Expression;
  /** Where the body has kinks, from low to high: the quadrature stops there. Not shown. */
  readonly breaks?: readonly Expression[];
}

export type Comparison = "=" | "≠" | "<" | "≤" | ">" | "≥";

/** Iverson's bracket [left relation right]: 1 where it holds and 0 elsewhere. */
export interface IndicatorExpression {
  readonly kind: "indicator";
  readonly relation: Comparison;
  readonly left: Expression;
  readonly right: Expression;
}

/** The value of the first branch whose condition holds. */
export interface CasesExpression {
  readonly kind: "cases";
  readonly branches: readonly { readonly condition: IndicatorExpression; readonly value: Expression }[];
  readonly otherwise: Expression;
}

/** The density or mass of a family of `@loglik/core`, by its name: p(at; θ). Core computes it. */
export interface DensityExpression {
  readonly kind: "density";
  readonly family: string;
  readonly at: Expression;
  readonly parameters: Readonly<Record<string, Expression>>;
}

/** ∂ log p(at; θ)/∂θₖ, which core computes: what the derivative of a density by name is made of. */
export interface ScoreExpression {
  readonly kind: "score";
  readonly parameter: string;
  readonly density: DensityExpression;
}

export interface DerivativeExpression {
  readonly kind: "derivative";
  readonly variable: SymbolExpression;
  readonly of: Expression;
}

/** The least value of `of` over a positive variable; with `take`, the value of another expression at that minimiser. */
export interface MinimumExpression {
  readonly kind: "minimum";
  readonly variable: string;
  readonly of: Expression;
  readonly take?: Expression;
}

/** A name for a longer expression: shown as a symbol, computed from its definition. */
export interface AbbreviationExpression {
  readonly kind: "abbreviation";
  readonly name: string;
  readonly indices: readonly Expression[];
  readonly definition: Expression;
}

/** Values of symbols: numbers, or arrays whose first element is the component with index 1. */
export type Point = Readonly<Record<string, number | readonly number[] | readonly (readonly number[])[]>>;
