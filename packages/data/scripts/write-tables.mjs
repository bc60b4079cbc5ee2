import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import Papa from "papaparse";

const tables = new URL("../tables/", import.meta.url);
const out = new URL("../src/generated/", import.meta.url);
const banner = "// Generated from tables/ by scripts/generate.mjs. Do not edit.\n";

/**
 * Turns each table under tables/ into a typed module under src/generated/tables, and writes the list of them. The modules hold
 * plain arrays, so that a page which draws one table loads neither a CSV reader nor the other tables.
 *
 * What is there and right stays as it is: others may be reading it.
 *
 * @throws {Error} for a table without a description in about.json, or a description without its table
 */
export function writeTables() {
  const about = JSON.parse(readFileSync(new URL("about.json", tables), "utf8"));
  const names = Object.keys(about);
  const files = readdirSync(tables).filter((file) => file.endsWith(".csv"));
  for (const file of files) {
    if (!names.includes(file.slice(0, -".csv".length))) throw new Error(`tables/about.json does not describe ${file}`);
  }
  mkdirSync(new URL("tables/", out), { recursive: true });
  for (const name of names) {
    if (!files.includes(`${name}.csv`))
      throw new Error(`tables/about.json describes ${name}, and there is no ${name}.csv`);
    const text = readFileSync(new URL(`${name}.csv`, tables), "utf8");
    write(`tables/${name}.ts`, tableModule(name, text, about[name]));
  }
  write("tables.ts", listModule(names));
  for (const file of readdirSync(new URL("tables/", out))) {
    if (!names.includes(file.replace(/\.ts$/, ""))) rmSync(new URL(`tables/${file}`, out));
  }
}

function write(file, text) {
  const at = new URL(file, out);
  if (!existsSync(at) || readFileSync(at, "utf8") !== text) writeFileSync(at, text);
}

function tableModule(name, text, { about, source }) {
  const [header, ...rows] = Papa.parse(text, { skipEmptyLines: true }).data;
  const columns = header.map((column, index) =>
    columnLiteral(
      column,
      rows.map((row) => row[index].trim()),
    ),
  );
  return `${banner}import type { BundledTable } from "../../bundled-table.js";

/**
 * ${about}
 *
 * ${rows.length} rows; columns ${header.join(", ")}. Source: ${source}
 */
export const ${camelCase(name)}: BundledTable = /* @__PURE__ */ ((): BundledTable => ({
  name: ${JSON.stringify(name)},
  about: ${JSON.stringify(about)},
  source: ${JSON.stringify(source)},
  rows: ${rows.length},
  rowNumbers: Uint32Array.from({ length: ${rows.length} }, (_, row) => row + 1),
  columns: [
${columns.map((column) => `    ${column},`).join("\n")}
  ],
}))();
`;
}

function columnLiteral(name, cells) {
  const missing = (cell) => cell === "" || cell === "NA";
  const numeric = cells.every((cell) => missing(cell) || Number.isFinite(Number(cell)));
  const values = numeric
    ? numbersLiteral(cells, missing)
    : JSON.stringify(cells.map((cell) => (missing(cell) ? null : cell)));
  return `{ name: ${JSON.stringify(name)}, type: "${numeric ? "numeric" : "text"}", values: ${values} }`;
}

/** A column of pixels has a letter a row: their module is half as large as with commas. */
function numbersLiteral(cells, missing) {
  if (cells.length > 1000 && cells.every((cell) => /^\d+$/.test(cell) && Number(cell) < 36)) {
    return `Float64Array.from("${cells.map((cell) => Number(cell).toString(36)).join("")}", (letter) => Number.parseInt(letter, 36))`;
  }
  return `Float64Array.of(${cells.map((cell) => (missing(cell) ? "Number.NaN" : String(Number(cell)))).join(",")})`;
}

function listModule(names) {
  const entries = names.map(
    (name) => `  ${JSON.stringify(name)}: async () => (await import("./tables/${name}.js")).${camelCase(name)},`,
  );
  return `${banner}import type { BundledTable } from "../bundled-table.js";

/** The tables that ship with the package, by name, each loaded when asked for. */
export const bundledTables: Readonly<Record<string, () => Promise<BundledTable>>> = {
${entries.join("\n")}
};
`;
}

function camelCase(name) {
  return name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}
