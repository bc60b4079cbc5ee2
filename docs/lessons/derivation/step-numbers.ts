import type { Point, PresentedLine, PresentedSymbol } from "@loglik/derive";

const subscripts = "₀₁₂₃₄₅₆₇₈₉";
const below = (index: number): string => Array.from(String(index), (digit) => subscripts[Number(digit)]).join("");

/**
 * Names of the components of the gradient, in its order.
 *
 * @example gradientNames([{ name: "μ", role: "free", shape: ["n"] }], { n: 2, μ: [0, 1] })  // ["μ₁", "μ₂"]
 */
export function gradientNames(symbols: readonly Pick<PresentedSymbol, "name" | "role">[], point: Point): string[] {
  return symbols
    .filter(({ role }) => role === "free")
    .flatMap(({ name }) => {
      const value = point[name];
      if (typeof value === "number") return [name];
      return value.flatMap((row, i) =>
        typeof row === "number"
          ? [`${name}${below(i + 1)}`]
          : row.map((_, j) => `${name}${below(i + 1)}${below(j + 1)}`),
      );
    });
}

/** What the numbers at the point say about a step. */
export interface StepNumbers {
  /** As the relation promises: "same", a "shift", a "factor", a "slope" or a "gap". */
  readonly kind: "same" | "shift" | "factor" | "slope" | "gap";
  /** The shift, factor or gap; for "same" and "slope" the largest error that rounding leaves. */
  readonly number: number;
}

/** Compares two lines at the point where both were evaluated, by what their relation promises. */
export function stepNumbers(before: PresentedLine, after: PresentedLine): StepNumbers {
  const [f, g] = [numbersOf(before), numbersOf(after)];
  switch (after.relation) {
    case "equal":
      return { kind: "same", number: largestDifference([f.value, ...f.gradient], [g.value, ...g.gradient]) };
    case "equal up to a constant":
      return { kind: "shift", number: g.value - f.value };
    case "proportional":
      return { kind: "factor", number: g.value / f.value };
    case "same argmin": {
      const steepest = f.gradient.reduce(
        (best, slope, k) => (Math.abs(slope) > Math.abs(f.gradient[best]) ? k : best),
        0,
      );
      return { kind: "factor", number: g.gradient[steepest] / f.gradient[steepest] };
    }
    case "derivative":
      return { kind: "slope", number: largestDifference(f.gradient, [g.value]) };
    case "not equal":
      return { kind: "gap", number: g.value - f.value };
  }
}

/** The largest difference, relative where the numbers are larger than 1. */
function largestDifference(a: readonly number[], b: readonly number[]): number {
  return Math.max(...a.map((value, k) => Math.abs(value - b[k]) / Math.max(1, Math.abs(value))));
}

function numbersOf({ value, gradient }: PresentedLine): { value: number; gradient: readonly number[] } {
  if (value === undefined || gradient === undefined) throw new Error("the line was presented without a point");
  return { value, gradient };
}
