import { evaluate } from "../expression/evaluate.js";
import type { Expression, Point } from "../expression/expression.js";
import { gradient } from "../expression/gradient.js";

/** How a formula relates to the true one. */
export type FormulaComparison =
  | { readonly finding: "equal" }
  | {
      readonly finding: "constant" | "negative" | "factor" | "other";
      /** A point at which the values differ; where only the gradients do, one of those. */
      readonly at: Point;
      readonly expected: number;
      readonly got: number;
    };

/** Typed formulas lose digits in other places than ours: log(1 − p) for log1p(−p). */
const TOLERANCE = 1e-8;

/**
 * Compares two formulas by value and gradient: equal; equal up to a constant of the free parameters; or different, with the point
 * and with the two commonest reasons, a turned sign and a factor.
 *
 * @param samples sets of points that differ in the free parameters only
 */
export function compareFormulas(
  truth: Expression,
  answer: Expression,
  free: readonly string[],
  samples: readonly (readonly Point[])[],
): FormulaComparison {
  const groups = samples.map((points) =>
    points.map((point) => ({
      point,
      truth: { value: evaluate(truth, point), slopes: gradient(truth, free, point) },
      answer: { value: evaluate(answer, point), slopes: gradient(answer, free, point) },
    })),
  );
  const all = groups.flat();
  const slopesTimes = (factor: number): boolean =>
    all.every((each) => each.truth.slopes.every((slope, k) => close(factor * slope, each.answer.slopes[k])));
  const differs = all.find((each) => !close(each.truth.value, each.answer.value));
  if (differs === undefined && slopesTimes(1)) return { finding: "equal" };
  const shifted = groups.every((group) =>
    group.every((each) => close(each.answer.value - each.truth.value, group[0].answer.value - group[0].truth.value)),
  );
  const { point: at, truth: expected, answer: got } = differs ?? all[0];
  const difference = { at, expected: expected.value, got: got.value };
  if (shifted && slopesTimes(1)) return { finding: "constant", ...difference };
  const steepest = expected.slopes.reduce(
    (best, slope, k) => (Math.abs(slope) > Math.abs(expected.slopes[best]) ? k : best),
    0,
  );
  const factor = got.slopes[steepest] / expected.slopes[steepest];
  const finding = slopesTimes(-1) ? "negative" : factor !== 0 && slopesTimes(factor) ? "factor" : "other";
  return { finding, ...difference };
}

function close(a: number, b: number): boolean {
  return Math.abs(a - b) <= TOLERANCE * (1 + Math.min(Math.abs(a), Math.abs(b)));
}
