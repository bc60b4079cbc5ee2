import type { Draw, SymbolDeclaration } from "./derivation.js";

const numbers = (low: number, high: number): Draw => ({ kind: "real", low, high });

/** The number of observations n, of classes K and the like. */
export function size(name: string, meaning: string, low: number, high: number): SymbolDeclaration {
  return { name, meaning, role: "size", shape: [], draw: { kind: "integer", low, high } };
}

/** What was observed. */
export function data(name: string, meaning: string, draw: Draw, ...shape: string[]): SymbolDeclaration {
  return { name, meaning, role: "data", shape, draw };
}

/** A constant that is taken as known. */
export function known(name: string, meaning: string, draw: Draw, ...shape: string[]): SymbolDeclaration {
  return { name, meaning, role: "known", shape, draw };
}

/** A parameter that the gradient is taken in. */
export function free(name: string, meaning: string, draw: Draw, ...shape: string[]): SymbolDeclaration {
  return { name, meaning, role: "free", shape, draw };
}

/** A real number anywhere that a network's output usually is. */
export const realNumber: Draw = numbers(-2, 2);
/** A scale or rate. */
export const positiveNumber: Draw = numbers(0.4, 2.5);
/** A probability, not too near to 0 and 1. */
export const probability: Draw = numbers(0.05, 0.95);
/** A label 0 or 1. */
export const binaryLabel: Draw = { kind: "one of", values: [0, 1] };
/** A small count. */
export const count: Draw = { kind: "integer", low: 0, high: 6 };

/** The number of observations: 3 at least, because with 2 of them n/2 would be 1 and a lost factor would not show. */
export const observations = size("n", "number of observations", 3, 4);
/** The number of classes. */
export const classes = size("K", "number of classes", 3, 4);
