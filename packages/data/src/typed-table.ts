import { LoglikError } from "@loglik/core";
import { cellReader } from "./cell-reader.js";
import { checkNames, checkOptions, wrongArgument } from "./check-arguments.js";
import type { CsvCells } from "./read-csv.js";
import { type Column, quote, type Table, unknownColumn } from "./table.js";

/** Which columns are read, which of them as words, and how numbers and missing cells are written. */
export interface TypeOptions {
  /** Read only these columns, in this order; the others are not even checked. All of them unless given. */
  readonly columns?: readonly string[];
  /** Columns to keep as text although their cells are numbers: codes that name categories. */
  readonly text?: readonly string[];
  /** What a missing cell reads, besides nothing and NA: `[".", "null"]`. Letter by letter, capitals included. */
  readonly missing?: readonly string[];
  /** What stands before the decimals of a number; a point unless told. */
  readonly decimal?: "." | ",";
}

/**
 * Gives each column of cells its type.
 *
 * - A cell that is empty, or reads NA or what `missing` lists, is missing, in any column.
 * - A column of numbers is numeric; a column of anything else is text. A minus sign may be the typographic one.
 * - A column that mixes the two is numeric when at least half of its cells look like numbers: then each other cell is a
 *   mistake and an error names it. Otherwise it is text ("3+" among "low", "high").
 * - NaN, Inf, 1e999, decimals with the other mark, thousands that are set apart (1,234,567), and numbers with a sign of
 *   currency or per cent look like numbers and are none that can be used: an error in a numeric column.
 *
 * @throws LoglikError `cell-not-numeric`, `cell-not-finite`, `column-unknown`, `column-empty` (nothing but missing cells),
 * `option-unknown`, `option-invalid`, `argument-invalid`.
 * @example typedTable(readCsv("x,g\n1,a\nNA,b\n")).columns.map((c) => c.type)  // ["numeric", "text"]
 */
export function typedTable(csv: CsvCells, options: TypeOptions = {}): Table {
  checkOptions("typedTable", options, ["columns", "text", "missing", "decimal"]);
  if (!Array.isArray(csv?.cells)) throw wrongArgument("typedTable", "the cells", csv, "what readCsv returns");
  const { columns = csv.header, text = [], missing = [], decimal = "." } = options;
  checkNames("typedTable", "columns", columns);
  checkNames("typedTable", "text", text);
  checkNames("typedTable", "missing", missing);
  for (const name of [...columns, ...text]) {
    if (!csv.header.includes(name)) throw unknownColumn(csv.name, name, csv.header);
  }
  const read = cellReader(missing, decimal);
  return {
    name: csv.name,
    rows: csv.cells.length,
    columns: columns.map((name) => typedColumn(csv, name, text.includes(name), read)),
    rowNumbers: Uint32Array.from(csv.cells, (_, position) => position + 1),
  };
}

function typedColumn(csv: CsvCells, name: string, forceText: boolean, read: ReturnType<typeof cellReader>): Column {
  const index = csv.header.indexOf(name);
  const cells = csv.cells.map((row) => row[index]);
  const present = cells.filter((cell) => !read.isMissing(cell));
  if (present.length === 0) {
    throw new LoglikError(
      "column-empty",
      `${csv.name}: every cell of column ${quote(name)} is missing. Leave it out.`,
      {
        column: name,
      },
    );
  }
  const numberLike = forceText ? 0 : present.filter(read.looksNumeric).length;
  if (forceText || 2 * numberLike < present.length) {
    return { name, type: "text", values: cells.map((cell) => (read.isMissing(cell) ? null : cell)) };
  }
  const values = Float64Array.from(cells, (cell, position) => {
    if (read.isMissing(cell)) return Number.NaN;
    const value = read.number(cell);
    if (Number.isFinite(value)) return value;
    const row = position + 1;
    const line = csv.lines[position];
    const { code, sentence } = read.problem(cell);
    const where = `${csv.name}, row ${row} (line ${line}), column ${quote(name)}: ${quote(cell)}`;
    throw new LoglikError(code, `${where} ${sentence}`, { row, line, column: name, value: cell });
  });
  return { name, type: "numeric", values };
}
