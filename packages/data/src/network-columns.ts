import { checkNames } from "./check-arguments.js";
import { missingCell, sortedTexts } from "./encode.js";
import { standardisation } from "./standardise.js";
import { findColumn, isMissing, type Table } from "./table.js";

/** How a column goes into a network, as `inputColumns` of @loglik/engine takes it. Plain data. */
export type NetworkColumn =
  | { readonly type: "numeric"; readonly centre: number; readonly scale: number }
  | { readonly type: "categorical"; readonly levels: readonly string[] };

/**
 * Learns from the training rows what a network needs to know of each column: mean and standard deviation of a numeric one, the
 * levels of a text column in sort order. Where an indicator for each level (`encoding`) would do, too, a network may rather learn
 * a vector for each.
 *
 * @throws LoglikError `column-unknown`, `cell-missing`
 * @example networkColumns(warpbreaks, ["wool"]).wool  // { type: "categorical", levels: ["A", "B"] }
 */
export function networkColumns(table: Table, columns: readonly string[]): Readonly<Record<string, NetworkColumn>> {
  const values = columnValues(table, columns);
  return Object.fromEntries(
    columns.map((name) => {
      const cells = values[name];
      if (!(cells instanceof Float64Array)) return [name, { type: "categorical", levels: sortedTexts(cells) }];
      const { centre, scale } = standardisation(cells, table.rows, 1);
      return [name, { type: "numeric", centre: centre[0], scale: scale[0] }];
    }),
  );
}

/**
 * The cells of some columns by name, none of them missing: what `inputColumns(…).rows` of @loglik/engine reads.
 *
 * @throws LoglikError `column-unknown`; `cell-missing` (use `completeRows` first)
 * @example columnValues(cars, ["speed"]).speed[0]  // 4
 */
export function columnValues(
  table: Table,
  columns: readonly string[],
): Readonly<Record<string, Float64Array | readonly string[]>> {
  checkNames("columnValues", "columns", columns);
  return Object.fromEntries(
    columns.map((name) => {
      const column = findColumn(table, name);
      for (let row = 0; row < table.rows; row += 1) if (isMissing(column, row)) throw missingCell(table, name, row);
      return [name, column.values as Float64Array | readonly string[]];
    }),
  );
}
