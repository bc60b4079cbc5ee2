import { LoglikError } from "@loglik/core";
import type { CsvCells } from "./read-csv.js";
import { type Column, quote, type Table, unknownColumn } from "./table.js";

/** Which columns are read, and which of them as words. */
export interface TypeOptions {
  /** Read only these columns, in this order; the others are not even checked. All of them unless given. */
  readonly columns?: readonly string[];
  /** Columns to keep as text although their cells are numbers: codes that name categories. */
  readonly text?: readonly string[];
}

const number = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const notFinite = /^[+-]?(nan|inf|infinity)$/i;
const decimalComma = /^[+-]?\d+,\d+$/;

/**
 * Gives each column of cells its type.
 *
 * - A cell that is empty or reads NA is missing, in any column.
 * - A column of numbers is numeric; a column of anything else is text.
 * - A column that mixes the two is numeric when at least half of its cells look like numbers: then each other cell is a
 *   mistake and an error names it. Otherwise it is text ("3+" among "low", "high").
 * - NaN, Inf, 1e999 and 2,5 look like numbers and are none that can be used: an error in a numeric column.
 *
 * @throws LoglikError `cell-not-numeric`, `cell-not-finite`, `column-unknown`, `column-empty` (nothing but missing cells).
 * @example typedTable(readCsv("x,g\n1,a\nNA,b\n")).columns.map((c) => c.type)  // ["numeric", "text"]
 */
export function typedTable(csv: CsvCells, { columns = csv.header, text = [] }: TypeOptions = {}): Table {
  for (const name of [...columns, ...text]) {
    if (!csv.header.includes(name)) throw unknownColumn(csv.name, name, csv.header);
  }
  return {
    name: csv.name,
    rows: csv.cells.length,
    columns: columns.map((name) => typedColumn(csv, name, text.includes(name))),
    rowNumbers: Uint32Array.from(csv.cells, (_, position) => position + 1),
  };
}

function typedColumn(csv: CsvCells, name: string, forceText: boolean): Column {
  const index = csv.header.indexOf(name);
  const cells = csv.cells.map((row) => row[index]);
  const present = cells.filter((cell) => !isMissingCell(cell));
  if (present.length === 0) {
    throw new LoglikError(
      "column-empty",
      `${csv.name}: every cell of column ${quote(name)} is missing. Leave it out.`,
      {
        column: name,
      },
    );
  }
  const numberLike = present.filter((cell) => looksNumeric(cell)).length;
  if (forceText || 2 * numberLike < present.length) {
    return { name, type: "text", values: cells.map((cell) => (isMissingCell(cell) ? null : cell)) };
  }
  const values = Float64Array.from(cells, (cell, position) => {
    if (isMissingCell(cell)) return Number.NaN;
    const value = number.test(cell) ? Number(cell) : Number.NaN;
    if (!Number.isFinite(value)) throw unusableCell(csv, name, cell, position);
    return value;
  });
  return { name, type: "numeric", values };
}

function isMissingCell(cell: string): boolean {
  return cell === "" || cell === "NA";
}

function looksNumeric(cell: string): boolean {
  return number.test(cell) || notFinite.test(cell) || decimalComma.test(cell);
}

function unusableCell(csv: CsvCells, column: string, cell: string, position: number): LoglikError {
  const row = position + 1;
  const line = csv.lines[position];
  const where = `${csv.name}, row ${row} (line ${line}), column ${quote(column)}: ${quote(cell)}`;
  const detail = { row, line, column, value: cell };
  if (notFinite.test(cell) || number.test(cell)) {
    const sentence = `${where} is not a finite number. Leave the cell empty if the value is missing.`;
    return new LoglikError("cell-not-finite", sentence, detail);
  }
  const mend = decimalComma.test(cell)
    ? "Write decimals with a point."
    : "Mend the cell, leave it empty if the value is missing, or read the column as text if its numbers are codes.";
  return new LoglikError("cell-not-numeric", `${where} is text in an otherwise numeric column. ${mend}`, detail);
}
