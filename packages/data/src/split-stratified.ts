import { LoglikError } from "@loglik/core";
import { createRng } from "@loglik/core/random";
import { isFraction, type SplitTable } from "./split.js";
import { findColumn, type Table, takeRows } from "./table.js";

/**
 * Splits the rows at random within each value of a column, so that both parts hold each class in the same share, to the row:
 * an accuracy on the rest then does not hang on how many of a hard class it happened to get.
 *
 * @param fraction of the rows of each value, in (0, 1), that `matching` receives, rounded to whole rows
 * @throws LoglikError `column-unknown`; `split-fraction` when the fraction is outside (0, 1) or leaves a part empty
 * @example splitStratified(iris, "Species", 0.8, 7).matching.rows  // 120
 */
export function splitStratified(table: Table, column: string, fraction: number, seed = 0): SplitTable {
  const { values } = findColumn(table, column);
  const strata = new Map<unknown, number[]>();
  for (let row = 0; row < table.rows; row += 1) {
    const stratum = strata.get(values[row]);
    if (stratum === undefined) strata.set(values[row], [row]);
    else stratum.push(row);
  }
  if (!isFraction(fraction)) throw wrongFraction(table, fraction);
  const rng = createRng(seed, "split");
  const isChosen = new Uint8Array(table.rows);
  for (const [index, rows] of [...strata.values()].entries()) {
    const draw = rng.split("stratum", index);
    const size = Math.round(fraction * rows.length);
    // The first `size` steps of a Fisher–Yates shuffle draw a uniform subset.
    for (let i = 0; i < size; i += 1) {
      const j = i + draw.below(rows.length - i);
      [rows[i], rows[j]] = [rows[j], rows[i]];
      isChosen[rows[i]] = 1;
    }
  }
  const rows = Array.from(isChosen.keys());
  const [chosen, rest] = [rows.filter((row) => isChosen[row] === 1), rows.filter((row) => isChosen[row] === 0)];
  if (chosen.length === 0 || rest.length === 0) throw wrongFraction(table, fraction);
  return { matching: takeRows(table, chosen), rest: takeRows(table, rest) };
}

function wrongFraction(table: Table, fraction: number): LoglikError {
  return new LoglikError(
    "split-fraction",
    `splitStratified: fraction is ${fraction} of ${table.rows} rows; it must lie between 0 and 1 and leave rows in both parts.`,
    { fraction, rows: table.rows },
  );
}
