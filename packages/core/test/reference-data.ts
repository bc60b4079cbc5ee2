import { readFileSync } from "node:fs";

/** A file of test/reference-data, parsed. */
export function referenceJson<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`./reference-data/${name}`, import.meta.url), "utf8")) as T;
}

/** The rows of a table of test/reference-data by column name; cells stay text. */
export function referenceTable(name: string): readonly Readonly<Record<string, string>>[] {
  const lines = readFileSync(new URL(`./reference-data/${name}`, import.meta.url), "utf8")
    .trim()
    .split(/\r?\n/);
  const [header, ...rows] = lines.map((line) => line.split(",").map((cell) => cell.replace(/^"|"$/g, "")));
  return rows.map((cells) => Object.fromEntries(header.map((column, j) => [column, cells[j]])));
}
