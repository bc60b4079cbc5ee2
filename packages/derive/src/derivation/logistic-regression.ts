import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { abbreviation, add, call, exp, log, multiply, subtract, sumOver, symbol } from "../expression/build.js";
import type { Expression, Point } from "../expression/expression.js";
import { i, sumRows, yi } from "./common.js";
import { data, observations, realNumber, size } from "./declare.js";
import { numbersAt } from "./read-point.js";
import { sumOfPoints } from "./sum-of-points.js";

// Logistic regression as several derivations need it: inputs x, coefficients β, z = xβ and ŷ = σ(z).

export const d = symbol("d");
/** xᵢₘ. */
export const input = (column: Expression): Expression => symbol("x", i, column);
export const zi = abbreviation("z", [i], sumOver("m", d, multiply(symbol("β", symbol("m")), input(symbol("m")))));
export const prediction = abbreviation("ŷ", [i], call("sigmoid", zi));
/** ŷ (1 − ŷ). */
export const variance = multiply(prediction, subtract(1, prediction));
/** log(1 + eᶻ) − y z for a label y. */
export const lossOf = (label: Expression): Expression => subtract(log(add(1, exp(zi))), multiply(label, zi));
export const nll = sumRows(lossOf(yi));

/** The number of rows and inputs, and the inputs. */
export const designSymbols = [
  observations,
  size("d", "number of inputs", 2, 3),
  data("x", "inputs of each row", realNumber, "n", "d"),
];

/** What core's Bernoulli head says at a point: for each row the slope ŷ − y and the weight ŷ (1 − ŷ). */
export function headRows(point: Point): {
  readonly x: (row: number, column: number) => number;
  readonly slope: readonly number[];
  readonly weight: readonly number[];
  readonly z: readonly number[];
} {
  const [x, beta] = [numbersAt(point, "x"), numbersAt(point, "β")];
  const at = (row: number, column: number) => x[row * beta.length + column];
  const z = Float64Array.from({ length: x.length / beta.length }, (_, row) =>
    beta.reduce((sum, value, column) => sum + value * at(row, column), 0),
  );
  const head = bernoulliHead();
  const information = new Float64Array(1);
  return {
    x: at,
    z: Array.from(z),
    slope: sumOfPoints(head, numbersAt(point, "y"), z).gradient,
    weight: Array.from(z, (_, row) => {
      head.fisher?.(z, row, information);
      return information[0];
    }),
  };
}
