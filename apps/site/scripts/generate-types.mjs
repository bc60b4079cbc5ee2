// Writes src/generated/types.json: the declarations that the live editor completes and checks code by, by path. Those of our
// packages as built, TypeScript's own of the language, and what a worker has of the browser's.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { repositoryRoot } from "../plugins/package-entries.mjs";

const language = "lib.es2023.d.ts";
const files = {};

/** A library of TypeScript's and those it refers to. */
function addLibrary(name) {
  if (files[`/${name}`] !== undefined) return;
  const path = join(dirname(createRequire(import.meta.url).resolve("typescript")), name);
  files[`/${name}`] = readFileSync(path, "utf8");
  for (const [, lib] of files[`/${name}`].matchAll(/<reference lib="([^"]+)"/g)) addLibrary(`lib.${lib}.d.ts`);
}

function addPackage(folder) {
  const source = join(repositoryRoot, "packages", folder);
  const { name, exports } = JSON.parse(readFileSync(join(source, "package.json"), "utf8"));
  const types = Object.entries(exports).flatMap(([path, target]) =>
    typeof target === "object" && target.types ? [[path, { types: target.types }]] : [],
  );
  const target = `/node_modules/${name}`;
  files[`${target}/package.json`] = JSON.stringify({ name, type: "module", exports: Object.fromEntries(types) });
  for (const file of readdirSync(join(source, "dist"), { recursive: true })) {
    if (!file.endsWith(".d.ts")) continue;
    files[`${target}/dist/${file.replaceAll("\\", "/")}`] = readFileSync(join(source, "dist", file), "utf8");
  }
}

addLibrary(language);
for (const folder of ["core", "derive", "engine", "bayes", "data", "plot"]) addPackage(folder);
files["/worker.d.ts"] = readFileSync(new URL("../src/playground/types/worker-globals.d.txt", import.meta.url), "utf8");

const folder = join(dirname(fileURLToPath(import.meta.url)), "..", "src", "generated");
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "types.json"), JSON.stringify(files));
console.log(`live editor: ${Object.keys(files).length} files of declarations`);
