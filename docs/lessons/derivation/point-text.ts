import type { Point, SymbolDeclaration } from "@loglik/derive";

/** The value of a symbol as a reader typed it, or what is wrong with it. */
export type ReadValue = { readonly value: Point[string] } | { readonly error: string };

/**
 * A value as a reader types it: numbers between commas, rows between semicolons.
 *
 * @example writeValue([[1, 2], [3, 4.5]])  // "1, 2; 3, 4.5"
 */
export function writeValue(value: Point[string]): string {
  if (typeof value === "number") return String(value);
  return value.every((each) => typeof each === "number") ? value.join(", ") : value.map(writeValue).join("; ");
}

/**
 * Reads what `writeValue` writes. A value must have the lengths that the sizes of `point` ask for, and lie where the derivation
 * draws it from: that is where its steps hold.
 *
 * @example readValue({ name: "y", meaning: "labels", role: "data", shape: ["n"], draw: { kind: "one of", values: [0, 1] } }, "0, 1", { n: 2 })  // { value: [0, 1] }
 */
export function readValue(symbol: SymbolDeclaration, text: string, point: Point): ReadValue {
  const { name, shape } = symbol;
  const [rows, columns] = shape.map((size) => point[size] as number);
  const read = text.split(";").map(numbersIn);
  const strange = read.flat().find(({ number }) => !Number.isFinite(number));
  if (strange !== undefined) return { error: `“${strange.word}” is no number.` };
  const numbers = read.map((row) => row.map(({ number }) => number));
  const error = wrongLengths(symbol, numbers, rows, columns) ?? outOfBounds(symbol, numbers, point);
  if (error !== undefined) return { error: `${name}: ${error}` };
  return { value: columns !== undefined ? numbers : rows !== undefined ? numbers[0] : numbers[0][0] };
}

function numbersIn(row: string): readonly { readonly word: string; readonly number: number }[] {
  const words = row.split(/[\s,]+/).filter((word) => word !== "");
  return words.map((word) => ({ word, number: Number(word.replace("−", "-")) }));
}

function wrongLengths(
  { shape }: SymbolDeclaration,
  numbers: readonly (readonly number[])[],
  rows: number | undefined,
  columns: number | undefined,
): string | undefined {
  if (columns !== undefined) {
    if (numbers.length === rows && numbers.every((row) => row.length === columns)) return undefined;
    return `${rows} rows between semicolons, each of ${columns} numbers (${shape.join(" × ")}).`;
  }
  const expected = rows ?? 1;
  if (numbers.length === 1 && numbers[0].length === expected) return undefined;
  return expected === 1 ? "one number." : `${expected} numbers between commas, not ${numbers.flat().length}.`;
}

function outOfBounds(
  { draw }: SymbolDeclaration,
  rows: readonly (readonly number[])[],
  point: Point,
): string | undefined {
  const every = (holds: (value: number) => boolean): boolean => rows.flat().every(holds);
  switch (draw.kind) {
    case "real":
      return every((value) => value >= draw.low && value <= draw.high)
        ? undefined
        : `numbers from ${draw.low} to ${draw.high}.`;
    case "integer": {
      const high = typeof draw.high === "string" ? (point[draw.high] as number) : draw.high;
      return every((value) => Number.isInteger(value) && value >= draw.low && value <= high)
        ? undefined
        : `whole numbers from ${draw.low} to ${high}.`;
    }
    case "one of":
      return every((value) => draw.values.includes(value)) ? undefined : `only ${draw.values.join(" or ")}.`;
    case "simplex":
      return every((value) => value > 0) && rows.every((row) => Math.abs(sum(row) - 1) < 1e-9)
        ? undefined
        : "positive numbers that add up to 1 in each row.";
    case "one-hot":
      return every((value) => value === 0 || value === 1) && rows.every((row) => sum(row) === 1)
        ? undefined
        : "one 1 in each row, and zeros.";
  }
}

const sum = (row: readonly number[]): number => row.reduce((total, value) => total + value, 0);
