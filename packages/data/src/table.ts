import { LoglikError } from "@loglik/core";
import { checkNames, checkTable, wrongArgument } from "./check-arguments.js";

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
  checkTable("findColumn", table);
  if (typeof name !== "string") throw wrongArgument("findColumn", "the column", name, "a name");
  const column = table.columns.find((candidate) => candidate.name === name);
  if (column === undefined) throw unknownColumn(table.name, name, columnNames(table));
  return column;
}

/** The error for a name that no column bears; it proposes the columns that there are. */
export function unknownColumn(tableName: string, name: string, names: readonly string[]): LoglikError {
  const sameLetters = names.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  const hint =
    sameLetters === undefined ? `It has ${list(names)}.${hintOnHeader(names)}` : `Did you mean ${sameLetters}?`;
  return new LoglikError("column-unknown", `${tableName} has no column ${quote(name)}. ${hint}`, {
    column: name,
    names,
  });
}

/** What the names themselves say about the file: a row of data above all, or cells that nothing has cut apart. */
function hintOnHeader(names: readonly string[]): string {
  if (names.some((name) => /^[+\-−]?\d*[.,]\d+$/.test(name))) {
    return " The first line looks like data: a header with the names of the columns has to stand above it.";
  }
  if (names.length === 1 && /\s\S/.test(names[0]))
    return " That is one column: is another delimiter between the cells?";
  return "";
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
  checkTable("columnNames", table);
  return table.columns.map((column) => column.name);
}

/**
 * The table with only the columns named, in the order named.
 *
 * @throws LoglikError `column-unknown`; `argument-invalid` for a name twice, or no list of names
 * @example takeColumns(iris, ["Species"]).columns.length  // 1
 */
export function takeColumns(table: Table, names: readonly string[]): Table {
  checkNames("takeColumns", "names", names);
  return { ...table, columns: names.map((name) => findColumn(table, name)) };
}

/**
 * The table with only the rows at these positions (from 0), in that order; a position may come more than once, as in a
 * bootstrap. `rowNumbers` goes along.
 *
 * @throws LoglikError `argument-invalid` for a position that no row has
 * @example takeRows(cars, [49, 0]).rowNumbers[0]  // 50
 */
export function takeRows(table: Table, positions: ArrayLike<number>): Table {
  checkTable("takeRows", table);
  const isList = Array.isArray(positions) || ArrayBuffer.isView(positions);
  if (!isList) throw wrongArgument("takeRows", "positions", positions, "a list of positions, counted from 0");
  const picked = Array.from(positions);
  const wrong = picked.findIndex((position) => !(Number.isInteger(position) && position >= 0 && position < table.rows));
  if (wrong >= 0) {
    const expected = `whole numbers from 0 to ${table.rows - 1}, as ${table.name} has ${table.rows} rows`;
    throw wrongArgument("takeRows", `positions[${wrong}]`, picked[wrong], expected);
  }
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
 * @throws LoglikError `column-unknown`; `argument-invalid` for a name twice, or no list of names
 * @example asText(birthwt, ["race"]).columns[3].values[0]  // "2"
 */
export function asText(table: Table, names: readonly string[]): Table {
  checkNames("asText", "names", names);
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

/**
 * A text without line breaks and without characters that a terminal would obey: names and cells come from files.
 *
 * @example onOneLine("group\nname")  // "group name"
 */
export function onOneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, " ");
}

/** A cell's text between quotation marks, shortened so that a message stays one line. */
export function quote(text: string): string {
  const oneLine = onOneLine(text);
  return `"${oneLine.length > 40 ? `${oneLine.slice(0, 39)}…` : oneLine}"`;
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, 12).map(onOneLine).join(", ");
  return names.length > 12 ? `${shown} and ${names.length - 12} more` : shown;
}
