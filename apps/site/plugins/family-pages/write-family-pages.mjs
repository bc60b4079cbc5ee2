import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageEntries } from "../package-entries.mjs";
import { familyPage, familyTitle, firstSentence } from "./family-page.mjs";
import { camelCase, isModular, slugOf } from "./family-program.mjs";
import { moduleComment, proseToMdx } from "./module-comment.mjs";

/**
 * Every reference page of the families, by file name: one a line of the registry, and the index.
 *
 * @param {readonly object[]} entries the registry
 * @returns {Map<string, string>}
 */
export function familyPages(entries) {
  const sources = new Map(
    packageEntries("core").map(({ specifier, source }) => [specifier, readFileSync(source, "utf8")]),
  );
  const described = entries.map((entry) => ({ entry, comment: commentOf(entry, sources.get(entry.module)) }));
  const pages = new Map();
  described.forEach(({ entry, comment }, position) => {
    const file = `${slugOf(entry)}.mdx`;
    if (pages.has(file)) throw new Error(`two families of the registry have the page ${file}`);
    pages.set(file, familyPage({ entry, entries, comment, heads: headsOf(entry, sources), position: position + 1 }));
  });
  return pages.set("index.mdx", indexPage(described));
}

/** Writes the pages into a folder, and removes those of families that are no more. */
export function writeFamilyPages(entries, folder) {
  const pages = familyPages(entries);
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder)) if (file.endsWith(".mdx") && !pages.has(file)) rmSync(join(folder, file));
  for (const [file, text] of pages) {
    const path = join(folder, file);
    // A page that is the same keeps its date, and a running site need not build it again.
    if (!existsSync(path) || readFileSync(path, "utf8") !== text) writeFileSync(path, text);
  }
  return pages.size - 1;
}

function commentOf(entry, source) {
  if (source === undefined) throw new Error(`${entry.module}, the module of ${entry.name}, is not exported`);
  const maker = camelCase(entry.module.slice(entry.module.lastIndexOf("/") + 1));
  return moduleComment(source, isModular(entry) ? "export const name" : `export function ${maker}`);
}

/** Heads that are made for this family: their modules import it, or import none and bear its name. */
function headsOf(entry, sources) {
  const named = `@loglik/core/heads/${slugOf(entry).replace(/-logits?$/, "")}`;
  return Array.from(sources).flatMap(([module, text]) => {
    if (!module.startsWith("@loglik/core/heads/")) return [];
    const imports = text.includes(`"../families/${entry.name}.js"`);
    if (!imports && (module !== named || text.includes('from "../families/'))) return [];
    const names = Array.from(text.matchAll(/^export function (\w+Head)\b/gm), ([, name]) => name);
    return names.map((name) => ({ name, module }));
  });
}

function indexPage(described) {
  return [
    "---",
    "title: Families",
    "description: The probability families of the library, each with its formula, a live figure and its functions.",
    "sidebar_position: 0",
    "---",
    "",
    `Each of these ${described.length} families is a module, or made of modules: a density or mass with its distribution function, ` +
      "moments, score, information, sampler and fit. A page shows the formula, the parameters with their links, and a figure to " +
      "move them in.",
    "",
    "| family | what it is | parameters |",
    "| --- | --- | --- |",
    ...described.map(({ entry, comment }) => {
      const { family } = entry;
      const summary = proseToMdx(firstSentence(comment)).replaceAll("|", "\\|");
      const names = family.paramNames.map((name) => `\`${name}\``).join(", ");
      return `| [${familyTitle(entry.name, comment)}](./${slugOf(entry)}.mdx) | ${summary} | ${names} |`;
    }),
    "",
    "As data they are [`@loglik/core/registry`](../api/core/registry.md).",
    "",
  ].join("\n");
}
