import { createRng } from "@loglik/core/random";
import type { Point } from "../expression/expression.js";
import type { SymbolDeclaration } from "./derivation.js";
import { drawPoint } from "./draw-point.js";

/** How many draws are looked at for one that tells something. */
const ATTEMPTS = 10;

/** Few enough digits to read and to type, enough that no two values coincide. */
const DIGITS = 1;

/**
 * A point for a reader: drawn from a seed and rounded to one decimal, so that it can be read and typed.
 *
 * Labels and counts differ where they can: four labels 1 would show little. With `sizes` the number of observations or classes
 * is as given, and the smallest that the derivation takes otherwise; every array has that length.
 *
 * @example examplePoint([{ name: "n", meaning: "how many", role: "size", shape: [], draw: { kind: "integer", low: 3, high: 4 } }], 0, { n: 2 })  // { n: 2 }
 */
export function examplePoint(
  symbols: readonly SymbolDeclaration[],
  seed = 0,
  sizes: Readonly<Record<string, number>> = {},
): Point {
  const fixed = symbols.map((symbol): SymbolDeclaration => {
    if (symbol.role !== "size" || symbol.draw.kind !== "integer") return symbol;
    const value = sizes[symbol.name] ?? symbol.draw.low;
    return { ...symbol, draw: { kind: "integer", low: value, high: value } };
  });
  const draws = Array.from({ length: ATTEMPTS }, (_, k) => drawPoint(fixed, createRng(seed, "example", k)));
  const drawn = draws.find((point) => fixed.every((symbol) => isTelling(symbol, point[symbol.name]))) ?? draws[0];
  return Object.fromEntries(symbols.map((symbol) => [symbol.name, rounded(drawn[symbol.name], symbol)]));
}

/** Whether labels, classes or counts are not all the same. */
function isTelling({ draw, shape }: SymbolDeclaration, value: Point[string]): boolean {
  const discrete = draw.kind === "one of" || draw.kind === "integer";
  if (!discrete || shape.length !== 1 || typeof value === "number" || value.length === 1) return true;
  return new Set(value.flat()).size > 1;
}

function rounded(value: Point[string], symbol: SymbolDeclaration): Point[string] {
  if (typeof value === "number") return roundNumber(value, symbol);
  if (value.every((each) => typeof each === "number")) {
    return symbol.draw.kind === "simplex" ? roundShares(value) : value.map((each) => roundNumber(each, symbol));
  }
  return value.map((row) => rounded(row, symbol) as readonly number[]);
}

/** Within the bounds of the draw: 0.95 is not to become 1. */
function roundNumber(value: number, { draw }: SymbolDeclaration): number {
  if (draw.kind !== "real") return value;
  const near = Number(value.toFixed(DIGITS));
  return near < draw.low || near > draw.high ? Number(value.toFixed(DIGITS + 1)) : near;
}

/** Shares in hundredths: the largest takes up what rounding leaves, so that they add up to 1. */
function roundShares(shares: readonly number[]): readonly number[] {
  const hundredths = shares.map((share) => Math.max(1, Math.round(100 * share)));
  const largest = hundredths.indexOf(Math.max(...hundredths));
  hundredths[largest] += 100 - hundredths.reduce((sum, share) => sum + share, 0);
  return hundredths.map((share) => share / 100);
}
