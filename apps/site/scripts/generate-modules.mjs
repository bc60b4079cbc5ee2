// Writes src/generated/modules.ts: what code in the live editor may import, each behind its own lazy chunk.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { packageEntries } from "../plugins/package-entries.mjs";

/** Parts of our packages that need a DOM or Node, neither of which a browser's worker has. */
const notInAWorker = new Set(["@loglik/plot/react", "@loglik/plot/node", "@loglik/engine/node"]);

const specifiers = ["core", "derive", "engine", "bayes", "data", "plot"]
  .flatMap(packageEntries)
  .map((entry) => entry.specifier)
  .filter((specifier) => !notInAWorker.has(specifier));

const lines = specifiers.map(
  (specifier) => `  ${JSON.stringify(specifier)}: () => import(${JSON.stringify(specifier)}),`,
);
const text = `// Written by scripts/generate-modules.mjs from the exports of the packages.
import type { ModuleMap } from "../playground/modules";

export const modules: ModuleMap = {
${lines.join("\n")}
};
`;

const folder = join(dirname(fileURLToPath(import.meta.url)), "..", "src", "generated");
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "modules.ts"), text);
console.log(`live editor: ${specifiers.length} modules can be imported`);
