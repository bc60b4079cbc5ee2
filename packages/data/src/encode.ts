import { LoglikError } from "@loglik/core";
import { checkNames, wrongArgument } from "./check-arguments.js";
import { findColumn, isMissing, quote, type Table } from "./table.js";

/** How one column of a table becomes predictors. Plain data, learned on one table and applied to others. */
export type ColumnEncoding =
  | { readonly type: "numeric"; readonly column: string }
  | {
      /** k − 1 columns of 0 and 1, one for each level but the first: all zeros mean the baseline. */
      readonly type: "indicator";
      readonly column: string;
      readonly baseline: string;
      readonly levels: readonly string[];
    };

/** A dense matrix of predictors, row-major. */
export interface DesignMatrix {
  /** rows × inputs. */
  readonly x: Float64Array;
  readonly rows: number;
  readonly inputs: number;
  /** The name of each predictor: "speed", or "tension = M" for an indicator. */
  readonly names: readonly string[];
}

/**
 * Decides how each column becomes predictors: a numeric column is one; a text column becomes an indicator of each level but
 * the first in sort order. Dropping one keeps the indicators and the intercept linearly independent.
 *
 * @throws LoglikError `column-unknown`; `argument-invalid` for a name twice, or no list of names; `too-many-levels` for a text
 * column with over 20 levels in over half of its rows: such a column names the rows and would predict them by heart.
 * @example encoding(warpbreaks, ["wool"])  // [{ type: "indicator", column: "wool", baseline: "A", levels: ["B"] }]
 */
export function encoding(table: Table, columns: readonly string[]): readonly ColumnEncoding[] {
  checkNames("encoding", "columns", columns);
  return columns.map((name) => {
    const column = findColumn(table, name);
    if (column.type === "numeric") return { type: "numeric", column: name };
    const [baseline, ...levels] = sortedTexts(column.values);
    const count = levels.length + 1;
    if (count > 20 && 2 * count > table.rows) {
      throw new LoglikError(
        "too-many-levels",
        `${table.name}: the text column ${quote(name)} has ${count} different values in ${table.rows} rows, so it names the rows rather than describing them. ${mendLevels(baseline)}`,
        { column: name, levels: count, rows: table.rows },
      );
    }
    return { type: "indicator", column: name, baseline, levels };
  });
}

/** What may be done about a column of texts that are all different, by the look of one of them. */
function mendLevels(text: string): string {
  const isDate = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([T ]\d.*)?$/.test(text);
  return isDate
    ? "Its cells look like dates: write them as numbers, such as days since the first, or leave the column out of the inputs."
    : "Leave it out of the inputs.";
}

/** The names of the predictors that an encoding makes, in order. */
export function predictorNames(encodings: readonly ColumnEncoding[]): readonly string[] {
  return encodings.flatMap((item) =>
    item.type === "numeric" ? [item.column] : item.levels.map((level) => `${item.column} = ${level}`),
  );
}

/**
 * The predictors of each row of a table.
 *
 * @throws LoglikError `cell-missing` (use `completeRows` first); `level-unknown` for a text that the encoding never met, with
 * its row; `column-type` when a column changed its type.
 * @example encodeInputs(cars, encoding(cars, ["speed"])).x[0]  // 4
 */
export function encodeInputs(table: Table, encodings: readonly ColumnEncoding[]): DesignMatrix {
  if (!Array.isArray(encodings) || encodings.some((item) => typeof item?.column !== "string")) {
    throw wrongArgument("encodeInputs", "encodings", encodings, "what `encoding` returns");
  }
  const names = predictorNames(encodings);
  const inputs = names.length;
  const x = new Float64Array(table.rows * inputs);
  let offset = 0;
  for (const item of encodings) {
    writeColumn(table, item, x, inputs, offset);
    offset += item.type === "numeric" ? 1 : item.levels.length;
  }
  return { x, rows: table.rows, inputs, names };
}

function writeColumn(table: Table, item: ColumnEncoding, x: Float64Array, inputs: number, offset: number): void {
  const column = findColumn(table, item.column);
  if ((column.type === "numeric") !== (item.type === "numeric")) {
    throw new LoglikError(
      "column-type",
      `${table.name}: column ${quote(item.column)} is ${column.type} here and was ${item.type === "numeric" ? "numeric" : "text"} in the table that the encoding was learned from.`,
      { column: item.column },
    );
  }
  for (let row = 0; row < table.rows; row++) {
    if (isMissing(column, row)) throw missingCell(table, item.column, row);
    if (column.type === "numeric") {
      x[row * inputs + offset] = column.values[row];
    } else if (item.type === "indicator" && column.values[row] !== item.baseline) {
      const level = item.levels.indexOf(column.values[row] as string);
      if (level < 0) throw unknownLevel(table, item, column.values[row] as string, row);
      x[row * inputs + offset + level] = 1;
    }
  }
}

/** The distinct texts of a column in order of their code points: the same order on every machine and in every language. */
export function sortedTexts(values: readonly (string | null)[]): string[] {
  const distinct = new Set(values.filter((value) => value !== null));
  return [...distinct].sort((a, b) => (a < b ? -1 : 1));
}

/** The error for a missing cell where none can be used. */
export function missingCell(table: Table, column: string, position: number): LoglikError {
  const row = table.rowNumbers[position];
  return new LoglikError(
    "cell-missing",
    `${table.name}, row ${row}, column ${quote(column)} is missing. Drop such rows with completeRows first.`,
    { row, column },
  );
}

function unknownLevel(
  table: Table,
  item: ColumnEncoding & { type: "indicator" },
  value: string,
  position: number,
): LoglikError {
  const row = table.rowNumbers[position];
  return new LoglikError(
    "level-unknown",
    `${table.name}, row ${row}, column ${quote(item.column)}: ${quote(value)} does not occur in the rows that were fitted, so nothing is known about it.`,
    { row, column: item.column, value },
  );
}
