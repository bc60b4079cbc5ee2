// Turns each table under tables/ into a typed module under src/generated/tables, and writes the list of them.
// The modules hold plain arrays, so that a page which draws one table loads neither a CSV reader nor the other tables.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import Papa from "papaparse";

const tables = new URL("../tables/", import.meta.url);
const out = new URL("../src/generated/", import.meta.url);
const banner = "// Generated from tables/ by scripts/generate.mjs. Do not edit.\n";
const about = JSON.parse(readFileSync(new URL("about.json", tables), "utf8"));
const bundled = Object.keys(about);

rmSync(out, { recursive: true, force: true });
mkdirSync(new URL("tables/", out), { recursive: true });
for (const name of bundled) {
  const text = readFileSync(new URL(`${name}.csv`, tables), "utf8");
  writeFileSync(new URL(`tables/${name}.ts`, out), tableModule(name, text, about[name]));
}
writeFileSync(new URL("tables.ts", out), listModule(bundled));

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
