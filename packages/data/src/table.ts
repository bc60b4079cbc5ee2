import { LoglikError } from "@loglik/core";

/** A column of numbers. A missing cell is NaN: a file that spells NaN out is rejected, so the two cannot be confused. */
export interface NumericColumn {
  readonly name: string;
  readonly type: "numeric";
  readonly values: Float64Array;
}

/** A column of texts. A missing cell is null. */
export interface TextColumn {
  readonly name: string;
  readonly type: "text";
  readonly values: readonly (string | null)[];
}

/** A column of a table: numbers or words. */
export type Column = NumericColumn | TextColumn;

/** A table as plain data: named columns of equal length, in the order of the file. */
export interface Table {
  /** What error messages call it: the file's name, or the data set's. */
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly Column[];
  /** For each row, its number in the source (data rows count from 1), so that a subset still names the right row. */
  readonly rowNumbers: Uint32Array;
}

/**
 * The column of that name.
 *
 * @throws LoglikError `column-unknown` when there is none; the message lists those there are.
 * @example findColumn(cars, "dist").type  // "numeric"
 */
export function findColumn(table: Table, name: string): Column {
  const column = table.columns.find((candidate) => candidate.name === name);
  if (column === undefined) throw unknownColumn(table.name, name, columnNames(table));
  return column;
}

/** The error for a name that no column bears; it proposes the columns that there are. */
export function unknownColumn(tableName: string, name: string, names: readonly string[]): LoglikError {
  const sameLetters = names.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  const hint = sameLetters === undefined ? `It has ${list(names)}.` : `Did you mean ${sameLetters}?`;
  return new LoglikError("column-unknown", `${tableName} has no column ${quote(name)}. ${hint}`, {
    column: name,
    names,
  });
}

/**
 * The numbers of a numeric column; missing cells are NaN.
 *
 * @throws LoglikError `column-unknown`, or `column-type` for a column of texts.
 * @example numericValues(cars, "speed")[0]  // 4
 */
export function numericValues(table: Table, name: string): Float64Array {
  const column = findColumn(table, name);
  if (column.type === "numeric") return column.values;
  const first = column.values.findIndex((cell) => cell !== null);
  throw new LoglikError(
    "column-type",
    `${table.name}, column ${quote(name)} holds text (row ${table.rowNumbers[first] ?? 1}: ${quote(column.values[first] ?? "")}), and numbers are needed here.`,
    { column: name },
  );
}

/**
 * The texts of a text column; missing cells are null.
 *
 * @throws LoglikError `column-unknown`, or `column-type` for a column of numbers.
 * @example textValues(iris, "Species")[0]  // "setosa"
 */
export function textValues(table: Table, name: string): readonly (string | null)[] {
  const column = findColumn(table, name);
  if (column.type === "text") return column.values;
  throw new LoglikError(
    "column-type",
    `${table.name}, column ${quote(name)} holds numbers, and texts are needed here. List it under "text" when the table is read.`,
    { column: name },
  );
}

/** The names of the columns, in order. */
export function columnNames(table: Table): readonly string[] {
  return table.columns.map((column) => column.name);
}

/** The table with only the columns named, in the order named. */
export function takeColumns(table: Table, names: readonly string[]): Table {
  return { ...table, columns: names.map((name) => findColumn(table, name)) };
}

/** The table with only the rows at these positions (from 0), in that order. `rowNumbers` goes along. */
export function takeRows(table: Table, positions: ArrayLike<number>): Table {
  const picked = Array.from(positions);
  return {
    name: table.name,
    rows: picked.length,
    columns: table.columns.map((column) =>
      column.type === "numeric"
        ? { ...column, values: Float64Array.from(picked, (position) => column.values[position]) }
        : { ...column, values: picked.map((position) => column.values[position]) },
    ),
    rowNumbers: Uint32Array.from(picked, (position) => table.rowNumbers[position]),
  };
}

/**
 * The table with these columns as text: their numbers are codes that name categories.
 *
 * @throws LoglikError `column-unknown`.
 * @example asText(birthwt, ["race"]).columns[3].values[0]  // "2"
 */
export function asText(table: Table, names: readonly string[]): Table {
  for (const name of names) findColumn(table, name);
  return {
    ...table,
    columns: table.columns.map((column) =>
      column.type === "numeric" && names.includes(column.name)
        ? {
            name: column.name,
            type: "text",
            values: Array.from(column.values, (value) => (Number.isNaN(value) ? null : String(value))),
          }
        : column,
    ),
  };
}

/** Whether the cell at this position (from 0) is missing. */
export function isMissing(column: Column, position: number): boolean {
  return column.type === "numeric" ? Number.isNaN(column.values[position]) : column.values[position] === null;
}

/** A cell's text between quotation marks, shortened so that a message stays one line. */
export function quote(text: string): string {
  const oneLine = text.replace(/\s+/g, " ");
  return `"${oneLine.length > 40 ? `${oneLine.slice(0, 39)}…` : oneLine}"`;
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, 12).join(", ");
  return names.length > 12 ? `${shown} and ${names.length - 12} more` : shown;
}
