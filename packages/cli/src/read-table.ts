import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { LoglikError } from "@loglik/core";
import { asText, decodeText, readCsv, type Table, type TypeOptions, takeColumns, typedTable } from "@loglik/data";
import { bundledTables } from "@loglik/data/tables";

/** A table of which the columns are known and the cells not yet looked at. */
export interface TableSource {
  readonly name: string;
  readonly columns: readonly string[];
  /** Reads the columns named and checks only those. */
  read(options: TypeOptions): Table;
}

/**
 * Opens a CSV file, the standard input where the path is -, or a bundled table where no file has that path.
 *
 * @throws LoglikError `file-unreadable`, or what reading CSV throws.
 */
export async function openTable(path: string): Promise<TableSource> {
  const bytes = await readBytes(path).catch((reason: NodeJS.ErrnoException) => reason);
  if (!(bytes instanceof Error)) {
    const name = path === "-" ? "the standard input" : basename(path);
    const csv = readCsv(decodeText(bytes, name), { name });
    return {
      name,
      columns: csv.header,
      read: (options) => typedTable(csv, options),
    };
  }
  if (bytes.code === "ENOENT" && Object.hasOwn(bundledTables, path)) {
    const table = await bundledTables[path]();
    return {
      name: path,
      columns: table.columns.map((column) => column.name),
      read: ({ columns, text = [] }) => {
        const typed = asText(table, text);
        return columns === undefined ? typed : takeColumns(typed, columns);
      },
    };
  }
  throw new LoglikError("file-unreadable", `Cannot read ${path}: ${reasonInWords(bytes)}.`, { path, code: bytes.code });
}

async function readBytes(path: string): Promise<Uint8Array> {
  if (path !== "-") return readFile(path);
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
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
