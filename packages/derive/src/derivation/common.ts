import { abbreviation, divide, exp, type Operand, square, subtract, sumOver, symbol } from "../expression/build.js";
import type { Expression } from "../expression/expression.js";

// Symbols and terms that many derivations share, so that a letter means the same on every page.

export const [i, j, k, n, K] = ["i", "j", "k", "n", "K"].map((name) => symbol(name));
/** yᵢ, the i-th observation. */
export const yi = symbol("y", i);
/** μᵢ, the mean or median that a network gives for row i. */
export const mui = symbol("μ", i);

/** Σᵢ over all observations. */
export const sumRows = (body: Operand): Expression => sumOver("i", n, body);
/** Σₖ over all classes. */
export const sumClasses = (body: Operand, index = "k"): Expression => sumOver(index, K, body);

/** zᵢₖ, the k-th logit of row i. */
export const logit = (row: Operand, component: Operand): Expression => symbol("z", row, component);

/** aᵢₖ, the k-th activation of row i: the softmax of its logits. The sum runs over m, which no page uses for another thing. */
export function activation(row: Operand, component: Operand): Expression {
  const normaliser = sumOver("m", K, exp(symbol("z", row, symbol("m"))));
  return abbreviation("a", [row, component], divide(exp(symbol("z", row, component)), normaliser));
}

/** aₖ, the k-th component of the softmax of one vector of logits z. */
export function share(component: Operand): Expression {
  const normaliser = sumOver("m", K, exp(symbol("z", symbol("m"))));
  return abbreviation("a", [component], divide(exp(symbol("z", component)), normaliser));
}

/** (yᵢ − μᵢ)². */
export const squaredResidual = square(subtract(yi, mui));
