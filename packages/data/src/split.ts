import { LoglikError } from "@loglik/core";
import { createRng } from "@loglik/core/random";
import { checkTable, wrongArgument } from "./check-arguments.js";
import { findColumn, quote, type Table, takeRows } from "./table.js";

/** A condition on one column, as text: `set` equals `train`. In a numeric column the value is compared as a number. */
export interface RowCondition {
  readonly column: string;
  readonly value: string;
}

/** A table in two parts; both keep the order of the rows. */
export interface SplitTable {
  readonly matching: Table;
  readonly rest: Table;
}

/**
 * Splits the rows by whether a column has a value. A missing cell matches nothing.
 *
 * @throws LoglikError `column-unknown`; `rows-none` when no row matches: the message lists values that occur.
 * @example splitRows(pima, { column: "set", value: "train" }).matching.rows  // 200
 */
export function splitRows(table: Table, condition: RowCondition): SplitTable {
  if (typeof condition !== "object" || condition === null) {
    throw wrongArgument(
      "splitRows",
      "the condition",
      condition,
      '{ column, value }, such as { column: "set", value: "train" }',
    );
  }
  const column = findColumn(table, condition.column);
  if (typeof condition.value !== "string") {
    throw wrongArgument("splitRows", "condition.value", condition.value, 'a text, also for a column of numbers: "3"');
  }
  const value = condition.value.trim();
  const matches: (position: number) => boolean =
    column.type === "numeric"
      ? (position) => value !== "" && column.values[position] === Number(value)
      : (position) => column.values[position] === value;
  const matching: number[] = [];
  const rest: number[] = [];
  for (let position = 0; position < table.rows; position++) (matches(position) ? matching : rest).push(position);
  if (matching.length === 0) {
    const present = Array.from(column.values as ArrayLike<number | string | null>).filter(
      (cell) => cell !== null && !Number.isNaN(cell),
    );
    const values = [...new Set(present)].slice(0, 6).join(", ");
    throw new LoglikError(
      "rows-none",
      `${table.name}: no row has ${condition.column} = ${quote(value)}. Values of that column: ${values}${new Set(present).size > 6 ? ", …" : ""}.`,
      { ...condition },
    );
  }
  return { matching: takeRows(table, matching), rest: takeRows(table, rest) };
}

/** A number between 0 and 1, and no text that reads like one. */
export function isFraction(value: number): boolean {
  return typeof value === "number" && value > 0 && value < 1;
}

/**
 * Splits the rows at random: each subset of the given size is equally likely, and the same seed gives the same one.
 *
 * @param fraction of the rows, in (0, 1), that `matching` receives, rounded to whole rows; both parts get at least one.
 * @throws LoglikError `split-fraction` when the fraction is outside (0, 1) or there are fewer than two rows.
 * @example splitAtRandom(iris, 0.2, 7).matching.rows  // 30
 */
export function splitAtRandom(table: Table, fraction: number, seed = 0): SplitTable {
  checkTable("splitAtRandom", table);
  if (!isFraction(fraction) || table.rows < 2) {
    throw new LoglikError(
      "split-fraction",
      `splitAtRandom: fraction is ${fraction} of ${table.rows} rows; it must lie between 0 and 1, of at least 2 rows.`,
      { fraction, rows: table.rows },
    );
  }
  const size = Math.min(table.rows - 1, Math.max(1, Math.round(fraction * table.rows)));
  const rng = createRng(seed, "split");
  // The first `size` steps of a Fisher–Yates shuffle draw a uniform subset.
  const order = Array.from({ length: table.rows }, (_, position) => position);
  for (let i = 0; i < size; i++) {
    const j = i + rng.below(table.rows - i);
    [order[i], order[j]] = [order[j], order[i]];
  }
  const ascending = (a: number, b: number) => a - b;
  return {
    matching: takeRows(table, order.slice(0, size).sort(ascending)),
    rest: takeRows(table, order.slice(size).sort(ascending)),
  };
}
