import { examplePoint, type Point, type SymbolDeclaration } from "@loglik/derive";
import { readValue, writeValue } from "./point-text.js";

/** The largest number of observations or classes that a page computes with. */
export const MOST = 6;

/** Whether the derivation holds for other sizes too: the two classes of the logistic are two. */
export function isResizable({ role, draw }: SymbolDeclaration): boolean {
  return role === "size" && draw.kind === "integer" && draw.low !== draw.high;
}

/**
 * The point with one size changed: what fits stays as it is, arrays are cut or filled up, and what no longer fits (a class that
 * is gone, shares that must add up to 1) is drawn anew.
 */
export function withSize(symbols: readonly SymbolDeclaration[], point: Point, name: string, size: number): Point {
  const sizes = Object.fromEntries(
    symbols
      .filter(({ role }) => role === "size")
      .map((symbol) => [symbol.name, symbol.name === name ? size : (point[symbol.name] as number)]),
  );
  const drawn = examplePoint(symbols, 0, sizes);
  return Object.fromEntries(
    symbols.map((symbol) => {
      if (symbol.role === "size") return [symbol.name, sizes[symbol.name]];
      const kept = overlaid(drawn[symbol.name], point[symbol.name]);
      return [symbol.name, "value" in readValue(symbol, writeValue(kept), drawn) ? kept : drawn[symbol.name]];
    }),
  );
}

/** The lengths of the first array, with the numbers of the second wherever it has some. */
function overlaid(lengths: Point[string], numbers: Point[string]): Point[string] {
  if (typeof lengths === "number") return numbers;
  const parts = numbers as readonly (number | readonly number[])[];
  const laid = lengths.map((each, k) => (parts[k] === undefined ? each : overlaid(each, parts[k])));
  return laid as readonly number[];
}
