import { LoglikError } from "@loglik/core";
import Papa from "papaparse";
import { checkOptions, wrongArgument } from "./check-arguments.js";
import { quote } from "./table.js";

/** How a text of rows and columns is written. */
export interface CsvOptions {
  /** What error messages call the text, e.g. the file's name. */
  readonly name?: string;
  /**
   * The character between cells. Unless given: what the first line says (`sep=;`, as spreadsheets write it), else whichever of
   * , ; tab | cuts the header into most cells.
   */
  readonly delimiter?: string;
}

/** A delimited text as rectangular cells, all still strings. */
export interface CsvCells {
  readonly name: string;
  readonly header: readonly string[];
  /** Data rows, each with as many cells as the header, without surrounding blanks. */
  readonly cells: readonly (readonly string[])[];
  /** The line of the text on which each data row starts (the header is usually line 1). */
  readonly lines: Uint32Array;
}

/**
 * Cuts a delimited text (RFC 4180: quoted cells, "" for a quotation mark, line ends LF or CRLF) into cells.
 *
 * A byte order mark is dropped, and so is a first line `sep=;`. Blank lines are skipped, except in a table of one column, where a blank line before the last
 * is a missing cell. Blanks around a cell do not count.
 *
 * @throws LoglikError `table-empty` (no header or no row), `csv-header` (a name twice, or none), `csv-ragged-row` (a row with
 * more or fewer cells than the header), `csv-quotes` (a quotation mark out of place), `file-not-text` (NUL characters),
 * `argument-invalid` (no text), `option-unknown`, `option-invalid` (a delimiter that cannot be one).
 * @example readCsv("x,y\n1,2\n").cells  // [["1", "2"]]
 */
export function readCsv(text: string, options: CsvOptions = {}): CsvCells {
  checkOptions("readCsv", options, ["name", "delimiter"]);
  const { name = "the table", delimiter } = options;
  if (typeof text !== "string")
    throw wrongArgument("readCsv", "the CSV text", text, "a text", " decodeText makes one of bytes.");
  checkDelimiter(delimiter);
  const marked = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const declared = /^sep=([^\r\n])(?:\r\n|\n|\r)/i.exec(marked);
  const body = declared === null ? marked : marked.slice(declared[0].length);
  if (body.includes("\0")) {
    throw new LoglikError("file-not-text", `${name} holds NUL characters: it is a binary file, not CSV text.`);
  }
  if (body.trim() === "") throw new LoglikError("table-empty", `${name} is empty: it has no header and no rows.`);

  const parsed = Papa.parse<string[]>(body, {
    delimiter: delimiter ?? declared?.[1] ?? guessDelimiter(body),
    header: false,
  });
  const records = withLines(parsed.data, declared === null ? 1 : 2);
  const quoteError = parsed.errors.find((error) => error.type === "Quotes");
  if (quoteError !== undefined) {
    const line = records[quoteError.row ?? 0]?.line ?? 1;
    throw new LoglikError(
      "csv-quotes",
      `${name}, line ${line}: a quotation mark opens or closes in the wrong place. Write "" for a quotation mark inside a quoted cell.`,
      { line },
    );
  }

  const first = records.findIndex((record) => !isBlank(record.cells));
  const header = records[first].cells.map((cell) => cell.trim());
  checkHeader(name, header);
  const data = records.slice(first + 1);
  while (data.length > 0 && isBlank(data[data.length - 1].cells)) data.pop();
  const rows = header.length === 1 ? data : data.filter((record) => !isBlank(record.cells));
  if (rows.length === 0) {
    throw new LoglikError("table-empty", `${name} has a header (${header.length} columns) but no rows below it.`);
  }
  rows.forEach((record, row) => {
    if (record.cells.length !== header.length) throw raggedRow(name, header, record, row + 1);
  });
  return {
    name,
    header,
    cells: rows.map((record) => record.cells.map((cell) => cell.trim())),
    lines: Uint32Array.from(rows, (record) => record.line),
  };
}

interface CsvRecord {
  readonly cells: readonly string[];
  readonly line: number;
}

/** A record takes one line and one more for each line break inside its quoted cells. */
function withLines(records: readonly string[][], first: number): CsvRecord[] {
  let line = first;
  return records.map((cells) => {
    const record = { cells, line };
    for (const cell of cells) line += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
    line += 1;
    return record;
  });
}

function checkDelimiter(delimiter: unknown): void {
  if (delimiter === undefined) return;
  const possible = typeof delimiter === "string" && delimiter.length === 1 && !/["\r\n\ufeff]/.test(delimiter);
  if (possible) return;
  const got = JSON.stringify(delimiter) ?? String(delimiter);
  const message = `readCsv: delimiter is ${got}; expected one character, no quotation mark and no line break.`;
  throw new LoglikError("option-invalid", message, { delimiter });
}

function isBlank(cells: readonly string[]): boolean {
  return cells.length === 1 && cells[0].trim() === "";
}

function guessDelimiter(body: string): string {
  const header = body
    .trimStart()
    .split(/\r\n|\n|\r/, 1)[0]
    .replace(/"[^"]*"/g, "");
  let best = ",";
  for (const candidate of [";", "\t", "|"]) {
    if (header.split(candidate).length > header.split(best).length) best = candidate;
  }
  return best;
}

function checkHeader(name: string, header: readonly string[]): void {
  header.forEach((column, index) => {
    if (column === "") {
      throw new LoglikError(
        "csv-header",
        `${name}: column ${index + 1} of the header has no name. Name it, or write the table without row names.`,
        { column: index + 1 },
      );
    }
    const earlier = header.indexOf(column);
    if (earlier !== index) {
      throw new LoglikError(
        "csv-header",
        `${name}: columns ${earlier + 1} and ${index + 1} are both called ${quote(column)}. Rename one of them.`,
        { column },
      );
    }
  });
}

function raggedRow(name: string, header: readonly string[], record: CsvRecord, row: number): LoglikError {
  const got = record.cells.length;
  const where =
    got < header.length
      ? `nothing stands in column ${quote(header[got])}`
      : `${quote(record.cells[header.length])} stands beyond the last column ${quote(header[header.length - 1])}`;
  return new LoglikError(
    "csv-ragged-row",
    `${name}, row ${row} (line ${record.line}) has ${got} ${got === 1 ? "cell" : "cells"} and the header has ${header.length}: ${where}.`,
    { row, line: record.line, cells: got, expected: header.length },
  );
}
