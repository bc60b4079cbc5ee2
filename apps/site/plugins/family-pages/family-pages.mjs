import { readFileSync } from "node:fs";
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
  const comments = entries.map((entry) => commentOf(entry, sources.get(entry.module)));
  const prose = comments.flatMap(({ paragraphs }) => paragraphs.flatMap(proseOf)).join(" ");
  const described = entries.map((entry, index) => ({
    entry,
    comment: comments[index],
    title: familyTitle(entry.name, prose),
  }));
  const pages = new Map();
  described.forEach(({ entry, comment, title }, position) => {
    const file = `${slugOf(entry)}.mdx`;
    if (pages.has(file)) throw new Error(`two families of the registry have the page ${file}`);
    pages.set(
      file,
      familyPage({ entry, entries, comment, title, heads: headsOf(entry, sources), position: position + 1 }),
    );
  });
  return pages.set("index.mdx", indexPage(described));
}

function proseOf({ kind, lines }) {
  return kind === "prose" ? lines : [];
}

function commentOf(entry, source) {
  if (source === undefined) throw new Error(`${entry.module}, the module of ${entry.name}, is not exported`);
  const maker = camelCase(entry.module.slice(entry.module.lastIndexOf("/") + 1));
  return moduleComment(source, isModular(entry) ? "export const name" : `export function ${maker}`);
}

/**
 * Heads that are made for this family: their modules bear its name, or part of it, and import it; or import no family. A head
 * may import another family for its functions, as the ordinal one the normal.
 */
function headsOf(entry, sources) {
  const own = slugOf(entry);
  return Array.from(sources).flatMap(([module, text]) => {
    const head = module.match(/^@loglik\/core\/heads\/(.+)$/)?.[1];
    if (head === undefined || !(own === head || own.startsWith(`${head}-`))) return [];
    const importsSome = text.includes('from "../families/');
    if (importsSome && !text.includes(`"../families/${own}.js"`)) return [];
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
    ...described.map(({ entry, comment, title }) => {
      const { family } = entry;
      const summary = proseToMdx(firstSentence(comment)).replaceAll("|", "\\|");
      const names = family.paramNames.map((name) => `\`${name}\``).join(", ");
      return `| [${title}](./${slugOf(entry)}.mdx) | ${summary} | ${names} |`;
    }),
    "",
    "As data they are [`@loglik/core/registry`](../api/core/registry.md).",
    "",
  ].join("\n");
}
