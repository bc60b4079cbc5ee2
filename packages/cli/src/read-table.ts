import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { LoglikError } from "@loglik/core";
import { asText, decodeText, readCsv, type Table, takeColumns, typedTable } from "@loglik/data";
import { bundledTables } from "@loglik/data/tables";

/** A table of which the columns are known and the cells not yet looked at. */
export interface TableSource {
  readonly name: string;
  readonly columns: readonly string[];
  /** Reads the columns named and checks only those; `text` lists columns whose numbers are codes. */
  read(columns: readonly string[], text: readonly string[]): Table;
}

/**
 * Opens a CSV file, or a bundled table where no file has that path.
 *
 * @throws LoglikError `file-unreadable`, or what reading CSV throws.
 */
export async function openTable(path: string): Promise<TableSource> {
  const bytes = await readFile(path).catch((reason: NodeJS.ErrnoException) => reason);
  if (!(bytes instanceof Error)) {
    const name = basename(path);
    const csv = readCsv(decodeText(bytes, name), { name });
    return {
      name,
      columns: csv.header,
      read: (columns, text) => typedTable(csv, { columns, text }),
    };
  }
  if (bytes.code === "ENOENT" && Object.hasOwn(bundledTables, path)) {
    const table = await bundledTables[path]();
    return {
      name: path,
      columns: table.columns.map((column) => column.name),
      read: (columns, text) => takeColumns(asText(table, text), columns),
    };
  }
  throw new LoglikError("file-unreadable", `Cannot read ${path}: ${reasonInWords(bytes)}.`, { path, code: bytes.code });
}

function reasonInWords(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case "ENOENT":
      return "there is no such file, and no bundled table of that name";
    case "EISDIR":
      return "it is a folder";
    case "EACCES":
    case "EPERM":
      return "its permissions forbid it";
    default:
      return error.message;
  }
}
