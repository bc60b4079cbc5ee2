/** The data of the page "The training room": simulated, or read from a reader's own table. */

import { createRng } from "@loglik/core/random";
import {
  classesOf,
  completeRows,
  encodeClasses,
  encodeNumbers,
  findColumn,
  numericValues,
  parseCsv,
  simulateCounts,
  simulateCurve,
  simulateMoons,
  simulateTwoNormals,
  type Table,
  takeColumns,
} from "@loglik/data";

/** One input and a number to predict, or two inputs and a class. */
export interface RoomData {
  readonly title: string;
  readonly shape: "line" | "plane";
  /** rows × inputs, row-major. */
  readonly x: Float64Array;
  /** Numbers, or the index of each row's class. */
  readonly y: Float64Array;
  readonly rows: number;
  readonly inputs: 1 | 2;
  /** Empty where the target is a number. */
  readonly classes: readonly string[];
  readonly names: { readonly x: readonly string[]; readonly y: string };
  /** The mean of y at x, where it is known. */
  readonly truth?: (x: number) => number;
}

const line = { shape: "line", inputs: 1, classes: [], names: { x: ["x"], y: "y" } } as const;
const plane = { shape: "plane", inputs: 2, classes: ["0", "1"], names: { x: ["x₁", "x₂"], y: "class" } } as const;

/** A curve whose noise grows along it. */
function fanning(seed: number): RoomData {
  const { x, y, rows, mean } = simulateCurve({ rows: 240, seed });
  return { ...line, title: "noise that grows", x, y, rows, truth: mean };
}

/** A curve with little noise, but for one row in ten that is far off. */
function outliers(seed: number): RoomData {
  const { x, y, rows, mean } = simulateCurve({ rows: 200, scale: () => 0.15, seed });
  const rng = createRng(seed, "outliers");
  const moved = y.map((value) => (rng.uniform() < 0.1 ? value + 3 * rng.normal() : value));
  return { ...line, title: "outliers", x, y: moved, rows, truth: mean };
}

function counts(seed: number): RoomData {
  const { x, y, rows, rate } = simulateCounts({ rows: 240, weights: [0.8], intercept: 1, size: 3, seed });
  return { ...line, title: "counts", x, y, rows, truth: (at) => rate([at]) };
}

function moons(seed: number): RoomData {
  const { x, y, rows } = simulateMoons({ rows: 240, seed });
  return { ...plane, title: "two moons", x, y, rows };
}

function clouds(seed: number): RoomData {
  const { x, y, rows } = simulateTwoNormals({ rows: 240, scales: [1, 0.5], seed });
  return { ...plane, title: "two clouds", x, y, rows };
}

/** The simulated data by name, each from a seed. */
export const simulated = { fanning, outliers, counts, moons, clouds } as const satisfies Record<
  string,
  (seed: number) => RoomData
>;
export type SimulatedName = keyof typeof simulated;

/** What of a table can be trained on here: numeric columns are inputs, every column can be the target. */
export function columnsOf(table: Table): { readonly inputs: readonly string[]; readonly targets: readonly string[] } {
  return {
    inputs: table.columns.filter(({ type }) => type === "numeric").map(({ name }) => name),
    targets: table.columns.map(({ name }) => name),
  };
}

/** A table from a text of comma-separated values; the file's name goes into the messages of its errors. */
export function readTable(text: string, name: string): Table {
  return parseCsv(text, { name });
}

/** Whether a target names classes: a text, or at most `most` different whole numbers. */
export function namesClasses(table: Table, target: string, most = 5): boolean {
  const column = findColumn(table, target);
  if (column.type === "text") return true;
  const values = new Set(column.values);
  return values.size <= most && [...values].every((value) => Number.isNaN(value) || Number.isInteger(value));
}

/** How many inputs the room draws for a target: two for classes, one for a number. */
export function inputsFor(table: Table, target: string): 1 | 2 {
  return namesClasses(table, target) ? 2 : 1;
}

/**
 * The columns chosen, without the rows that lack a cell.
 *
 * @throws LoglikError what is wrong with the table, with its row and column
 */
export function fromTable(table: Table, target: string, inputs: readonly string[]): RoomData {
  const { table: complete } = completeRows(takeColumns(table, [...inputs, target]));
  const { rows } = complete;
  const columns = inputs.map((name) => numericValues(complete, name));
  const x = Float64Array.from({ length: rows * inputs.length }, (_, at) => {
    return columns[at % inputs.length][Math.floor(at / inputs.length)];
  });
  const common = { title: table.name, x, rows, names: { x: inputs, y: target } };
  if (!namesClasses(table, target)) {
    return { ...common, shape: "line", inputs: 1, classes: [], y: encodeNumbers(complete, target) };
  }
  const classes = classesOf(complete, target);
  return { ...common, shape: "plane", inputs: 2, classes, y: encodeClasses(complete, target, classes).y };
}
