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

/** The sample and the maximum likelihood estimate of a row of fits.json, found by Newton at 70 digits. */
export interface ReferenceFit<K extends string> {
  readonly x: readonly number[];
  readonly fixed: Readonly<Record<string, number>>;
  readonly mle: {
    readonly estimate: Readonly<Record<K, number>>;
    readonly se: Readonly<Record<K, number>>;
    readonly logLik: number;
  };
}

/** One row of fits.json by its id. */
export function referenceFit<K extends string = string>(id: string): ReferenceFit<K> {
  const { fits } = referenceJson<{ fits: readonly ({ readonly id: string } & ReferenceFit<K>)[] }>("fits.json");
  const fit = fits.find((candidate) => candidate.id === id);
  if (fit === undefined) throw new Error(`fits.json has no row ${id}`);
  return fit;
}
