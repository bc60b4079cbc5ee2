import { checkTable } from "./check-arguments.js";
import { isMissing, type Table, takeRows } from "./table.js";

/** A table split by whether any of its columns lacks a cell. */
export interface CompleteRows {
  readonly table: Table;
  /** Rows left out. */
  readonly dropped: number;
  /** How many of the rows left out lack each column; only columns with such rows. A row may count in several. */
  readonly missing: Readonly<Record<string, number>>;
}

/**
 * The rows without a missing cell, and how many were left out ("listwise deletion").
 *
 * @example completeRows(parseCsv("x,y\n1,2\nNA,3\n")).dropped  // 1
 */
export function completeRows(table: Table): CompleteRows {
  checkTable("completeRows", table);
  const missing: Record<string, number> = {};
  const kept: number[] = [];
  for (let position = 0; position < table.rows; position++) {
    const lacking = table.columns.filter((column) => isMissing(column, position));
    if (lacking.length === 0) kept.push(position);
    for (const column of lacking) missing[column.name] = (missing[column.name] ?? 0) + 1;
  }
  return { table: takeRows(table, kept), dropped: table.rows - kept.length, missing };
}
