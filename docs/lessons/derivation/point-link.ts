import type { Point, SymbolDeclaration } from "@loglik/derive";
import { readValue, writeValue } from "./point-text.js";
import { isResizable, MOST } from "./resize.js";

/** Where a reader stands in a derivation: the line that the step leads to, from 1, and the point. */
export interface Reading {
  readonly line: number;
  readonly point: Point;
}

/** A reading as one word of an address: "2_3_0,1,1_-1,0.5,2". */
export function writeReading(symbols: readonly SymbolDeclaration[], { line, point }: Reading): string {
  return [line, ...symbols.map(({ name }) => writeValue(point[name]).replaceAll(" ", ""))].join("_");
}

/** The reading that a word names, or undefined where it names none: another derivation's, or one that somebody cut short. */
export function readReading(symbols: readonly SymbolDeclaration[], lines: number, word: string): Reading | undefined {
  const [line, ...texts] = word.split("_");
  if (texts.length !== symbols.length || !(Number(line) >= 1 && Number(line) < lines)) return undefined;
  const point: Record<string, Point[string]> = {};
  // Sizes stand before what they are the sizes of.
  for (const [k, symbol] of symbols.entries()) {
    const { draw } = symbol;
    const wide =
      isResizable(symbol) && draw.kind === "integer" ? { ...symbol, draw: { ...draw, low: 1, high: MOST } } : symbol;
    const read = readValue(wide, texts[k], point);
    if ("error" in read) return undefined;
    point[symbol.name] = read.value;
  }
  return { line: Math.trunc(Number(line)), point };
}
