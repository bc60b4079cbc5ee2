import { checkOptions } from "./check-arguments.js";
import { type CsvOptions, readCsv } from "./read-csv.js";
import type { Table } from "./table.js";
import { type TypeOptions, typedTable } from "./typed-table.js";

/**
 * A CSV text as a table with typed columns: `readCsv`, then `typedTable`; the rules are described there.
 *
 * @throws LoglikError as those two do; every message about a cell names its row, line and column.
 * @example Array.from(parseCsv("x,y\n1,low\n2,high\n").columns[0].values)  // [1, 2]
 */
export function parseCsv(text: string, options: CsvOptions & TypeOptions = {}): Table {
  checkOptions("parseCsv", options, ["name", "delimiter", "columns", "text", "missing", "decimal"]);
  const { name, delimiter, ...types } = options;
  return typedTable(readCsv(text, { name, delimiter }), types);
}
