import { digamma } from "@loglik/core/special/digamma";
import { erf } from "@loglik/core/special/erfc";
import { logGamma } from "@loglik/core/special/log-gamma";
import { sigmoid } from "@loglik/core/special/sigmoid";
import { softplus } from "@loglik/core/special/softplus";
import { trigamma } from "@loglik/core/special/trigamma";
import { add, call, divide, exp, indicator, multiply, negate, pi, square } from "./build.js";
import type { Expression, FunctionName } from "./expression.js";

/** A function that expressions may call. */
export interface FunctionEntry {
  readonly arity: number;
  evaluate(...values: number[]): number;
  /** The partial derivative with respect to each argument; absent where none is needed. */
  readonly derivatives?: (...operands: Expression[]) => readonly Expression[];
  /** The operator before its arguments; absent where LaTeX has a form of its own. */
  readonly latex?: string;
  readonly spoken: string;
}

/**
 * The functions of expressions: value, derivatives, names. Kinks (|x| at 0, max at equal arguments) have the derivative of one
 * side or 0: points are drawn at random and miss them.
 *
 * @example functions.sigmoid.evaluate(0)  // 0.5
 */
export const functions: Readonly<Record<FunctionName, FunctionEntry>> = {
  log: { arity: 1, evaluate: Math.log, derivatives: (u) => [divide(1, u)], latex: "\\log", spoken: "log" },
  exp: { arity: 1, evaluate: Math.exp, derivatives: (u) => [exp(u)], latex: "\\exp", spoken: "exponential" },
  sqrt: {
    arity: 1,
    evaluate: Math.sqrt,
    derivatives: (u) => [divide(1, multiply(2, call("sqrt", u)))],
    spoken: "square root",
  },
  abs: { arity: 1, evaluate: Math.abs, derivatives: (u) => [call("sign", u)], spoken: "absolute value" },
  sign: {
    arity: 1,
    evaluate: Math.sign,
    derivatives: () => [{ kind: "number", value: 0 }],
    latex: "\\operatorname{sign}",
    spoken: "sign",
  },
  max: {
    arity: 2,
    evaluate: Math.max,
    derivatives: (a, b) => [indicator(a, ">", b), indicator(a, "≤", b)],
    latex: "\\max",
    spoken: "maximum",
  },
  cosh: {
    arity: 1,
    evaluate: Math.cosh,
    derivatives: (u) => [call("sinh", u)],
    latex: "\\cosh",
    spoken: "hyperbolic cosine",
  },
  sinh: {
    arity: 1,
    evaluate: Math.sinh,
    derivatives: (u) => [call("cosh", u)],
    latex: "\\sinh",
    spoken: "hyperbolic sine",
  },
  sigmoid: {
    arity: 1,
    evaluate: sigmoid,
    derivatives: (u) => [multiply(call("sigmoid", u), call("sigmoid", negate(u)))],
    latex: "\\sigma",
    spoken: "sigmoid",
  },
  softplus: {
    arity: 1,
    evaluate: softplus,
    derivatives: (u) => [call("sigmoid", u)],
    latex: "\\operatorname{softplus}",
    spoken: "softplus",
  },
  erf: {
    arity: 1,
    evaluate: erf,
    derivatives: (u) => [multiply(divide(2, call("sqrt", pi)), exp(negate(square(u))))],
    latex: "\\operatorname{erf}",
    spoken: "error function",
  },
  factorial: {
    arity: 1,
    evaluate: (y) => Math.exp(logGamma(y + 1)),
    derivatives: (u) => [multiply(call("factorial", u), call("digamma", add(u, 1)))],
    spoken: "factorial",
  },
  logGamma: {
    arity: 1,
    evaluate: logGamma,
    derivatives: (u) => [call("digamma", u)],
    latex: "\\log\\Gamma",
    spoken: "log gamma",
  },
  digamma: {
    arity: 1,
    evaluate: digamma,
    derivatives: (u) => [call("trigamma", u)],
    latex: "\\psi",
    spoken: "digamma",
  },
  trigamma: { arity: 1, evaluate: trigamma, latex: "\\psi'", spoken: "trigamma" },
};
