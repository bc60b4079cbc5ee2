import { LoglikError } from "@loglik/core";
import { type EmbeddingTable, embedding } from "../layers/embedding.js";
import type { Layer } from "../layers/layer.js";
import {
  type CategoricalColumn,
  categorical,
  type InputColumn,
  levelCount,
  type NumericColumn,
  numeric,
} from "./column.js";

/** Columns of a table by name: numbers, and of a categorical column its levels. */
export type NamedColumns = Readonly<Record<string, ArrayLike<number | string | null>>>;

/** What a network needs to know of a table, made by {@link inputColumns}. */
export interface InputColumns {
  /** The columns in their order. Plain data: `inputColumns` makes the same of it again. */
  readonly columns: Readonly<Record<string, InputColumn>>;
  /** Columns of x, for `network({ inputs })`. */
  readonly count: number;
  /** What `hidden` begins with: an embedding of the categorical columns; nothing where all are numeric. */
  readonly layers: readonly Layer[];
  /** x of `train` and `predict`: rows × count numbers, standardised, and levels by their places. */
  rows(table: NamedColumns): Float64Array;
}

/**
 * Inputs of different kinds by name: each numeric column one number, each categorical column a learned vector.
 *
 * x becomes (numeric columns, standardised; then the vectors, column after column), and the first dense layer sees them side by
 * side. A table may have more columns than are named here.
 *
 * @param columns by name `numeric()` or `categorical()`, in the order that x is to have
 * @throws LoglikError `inputs-none`, and those of `numeric` and `categorical`; `rows` throws `input-column-missing`,
 *   `rows-mismatch`, `input-not-finite`, and `category-unknown` for a level that was not named
 * @example
 * const inputs = inputColumns({ hour: categorical(24), sky: categorical(["clear", "rain"]), wind: numeric({ scale: 4 }) });
 * const net = network({ inputs: inputs.count, hidden: [...inputs.layers, dense(16)], likelihood: normalHead() });
 * inputs.rows({ hour: [7], sky: ["rain"], wind: [2] })  // Float64Array [7, 1, 0.5]
 */
export function inputColumns(columns: Readonly<Record<string, InputColumn>>): InputColumns {
  const checked = Object.entries(columns ?? {}).map(([name, column]) => [name, checkedColumn(column)] as const);
  if (checked.length === 0) {
    throw new LoglikError("inputs-none", "inputColumns: there are no columns; expected at least one.");
  }
  const tables = checked.flatMap(([, column], index): EmbeddingTable[] =>
    column.type === "numeric"
      ? []
      : [{ categories: levelCount(column), dimensions: column.dimensions, columns: [index] }],
  );
  return {
    columns: Object.fromEntries(checked),
    count: checked.length,
    layers: tables.length === 0 ? [] : [embedding(...tables)],
    rows(table) {
      const length = checkTable(table, checked);
      const x = new Float64Array(length * checked.length);
      checked.forEach(([name, column], index) => {
        const read = readerOf(name, column);
        for (let row = 0; row < length; row += 1) x[row * checked.length + index] = read(table[name][row], row);
      });
      return x;
    },
  };
}

/** Made anew by its function, so that what was read from a file is checked like the rest. */
function checkedColumn(column: InputColumn): NumericColumn | Required<CategoricalColumn> {
  const { type, ...options } = column;
  if (type === "numeric") return numeric(options as NumericColumn);
  const { levels, ...others } = options as CategoricalColumn;
  return categorical(levels, others);
}

/** The number of rows. */
function checkTable(table: NamedColumns, columns: readonly (readonly [string, InputColumn])[]): number {
  const [[first]] = columns;
  for (const [name] of columns) {
    if (typeof table?.[name]?.length !== "number" || typeof table[name] === "string") {
      throw new LoglikError(
        "input-column-missing",
        `inputColumns: the table has no column ${JSON.stringify(name)}; expected arrays under the names ${columns.map(([each]) => each).join(", ")}.`,
        { name },
      );
    }
    if (table[name].length === table[first].length) continue;
    throw new LoglikError(
      "rows-mismatch",
      `inputColumns: the column ${name} has ${table[name].length} rows and ${first} has ${table[first].length}; expected as many in every column.`,
      { name, rows: table[name].length, expected: table[first].length },
    );
  }
  return table[first].length;
}

type ReadCell = (value: unknown, row: number) => number;

function readerOf(name: string, column: InputColumn): ReadCell {
  if (column.type === "categorical") return levelReader(name, column);
  const { centre, scale } = column;
  return (value, row) => {
    if (Number.isFinite(value)) return ((value as number) - centre) / scale;
    throw new LoglikError(
      "input-not-finite",
      `inputColumns: ${name}[${row}] is ${JSON.stringify(value) ?? String(value)}; every number must be finite. Drop or impute missing rows first; a column of texts is categorical().`,
      { name, row, value },
    );
  };
}

function levelReader(name: string, { levels }: CategoricalColumn): ReadCell {
  const places = typeof levels === "number" ? undefined : new Map(levels.map((level, place) => [level, place]));
  const placeOf = (value: unknown) => {
    if (places !== undefined) return places.get(value as string | number);
    const isKnown = Number.isInteger(value) && (value as number) >= 0 && (value as number) < (levels as number);
    return isKnown ? (value as number) : undefined;
  };
  return (value, row) => {
    const place = placeOf(value);
    if (place !== undefined) return place;
    throw new LoglikError(
      "category-unknown",
      `inputColumns: ${name}[${row}] is ${JSON.stringify(value) ?? String(value)}; its levels are ${showLevels(levels)}. Nothing was learned about others: leave the row out, or give the column a level that stands for them before it is trained.`,
      { name, row, value },
    );
  };
}

function showLevels(levels: CategoricalColumn["levels"]): string {
  if (typeof levels === "number") return `0 to ${levels - 1}`;
  const some = levels.slice(0, 8).map((level) => JSON.stringify(level));
  return `${some.join(", ")}${levels.length > some.length ? `, … (${levels.length} in all)` : ""}`;
}
