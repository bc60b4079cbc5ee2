import { solveMonotone } from "../numeric/solve-monotone.js";
import { digamma } from "./digamma.js";
import { trigamma } from "./trigamma.js";

/**
 * The x > 0 with ψ(x) = `value`, by Newton's method in log x, and how often ψ was evaluated. 0 for −Infinity.
 *
 * @example inverseDigamma(0).x  // 1.4616321449683622
 */
export function inverseDigamma(value: number): { readonly x: number; readonly iterations: number } {
  if (value === -Infinity) return { x: 0, iterations: 0 };
  let iterations = 0;
  const logX = solveMonotone(
    (t) => {
      iterations++;
      return digamma(Math.exp(t)) - value;
    },
    (t) => Math.exp(t) * trigamma(Math.exp(t)),
    // e^value is above the root's lower bound, −1/value below it for small ones.
    value > -1 ? Math.log(Math.exp(value) + 0.5) : -Math.log(-value),
    -Infinity,
    Infinity,
  );
  return { x: Math.exp(logX), iterations };
}
