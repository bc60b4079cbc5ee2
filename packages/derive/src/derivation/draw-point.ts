import type { Rng } from "@loglik/core";
import type { Point } from "../expression/expression.js";
import type { Draw, SymbolDeclaration } from "./derivation.js";

/**
 * A random point for a derivation: sizes first, then everything else, each from where it was declared.
 *
 * @example drawPoint([{ name: "y", meaning: "label", role: "data", shape: [], draw: { kind: "one of", values: [1] } }], createRng(1))  // { y: 1 }
 */
export function drawPoint(symbols: readonly SymbolDeclaration[], rng: Rng): Point {
  const point: Record<string, Point[string]> = {};
  const sizes = symbols.filter(({ role }) => role === "size");
  const others = symbols.filter(({ role }) => role !== "size");
  for (const each of [...sizes, ...others]) point[each.name] = drawValue(each, point, rng);
  return point;
}

/** The same data and knowns with new values of the free parameters. */
export function moveFree(symbols: readonly SymbolDeclaration[], point: Point, rng: Rng): Point {
  const moved = { ...point };
  for (const each of symbols.filter(({ role }) => role === "free")) moved[each.name] = drawValue(each, point, rng);
  return moved;
}

function drawValue({ shape, draw }: SymbolDeclaration, point: Point, rng: Rng): Point[string] {
  const lengths = shape.map((size) => point[size] as number);
  const [rows, columns] = lengths;
  if (draw.kind === "simplex" || draw.kind === "one-hot") {
    const vector = draw.kind === "simplex" ? drawSimplex : drawOneHot;
    return lengths.length === 1 ? vector(rows, rng) : Array.from({ length: rows }, () => vector(columns, rng));
  }
  const one = () => drawNumber(draw, point, rng);
  if (lengths.length === 0) return one();
  if (lengths.length === 1) return Array.from({ length: rows }, one);
  return Array.from({ length: rows }, () => Array.from({ length: columns }, one));
}

function drawNumber(draw: Extract<Draw, { kind: "real" | "integer" | "one of" }>, point: Point, rng: Rng): number {
  switch (draw.kind) {
    case "real":
      return draw.low + (draw.high - draw.low) * rng.uniform();
    case "integer": {
      const high = typeof draw.high === "string" ? (point[draw.high] as number) : draw.high;
      return draw.low + rng.below(high - draw.low + 1);
    }
    case "one of":
      return draw.values[rng.below(draw.values.length)];
  }
}

function drawSimplex(length: number, rng: Rng): number[] {
  const weights = Array.from({ length }, () => 0.1 - Math.log(rng.uniform()));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

function drawOneHot(length: number, rng: Rng): number[] {
  const hot = rng.below(length);
  return Array.from({ length }, (_, k) => (k === hot ? 1 : 0));
}
