import { examplePoint, presentDerivation } from "@loglik/derive";
import { introductions } from "../../../../docs/introductions/derivations.mjs";
import { proseToMdx } from "../family-pages/module-comment.mjs";
import { derivationPage } from "./derivation-page.mjs";

/**
 * The page of every derivation, by file name, and the index.
 *
 * @param {object} options
 * @param {readonly import("@loglik/derive").Derivation[]} options.derivations the registry
 * @param {readonly object[]} options.exercises
 * @param {ReadonlyMap<string, object>} options.modules the modules that export them, by specifier
 * @returns {Map<string, string>}
 */
export function derivationPages({ derivations, exercises, modules }) {
  const described = derivations.map((derivation) => {
    const introduction = introductions[derivation.name];
    if (introduction === undefined) {
      throw new Error(`docs/introductions/derivations.mjs has no introduction of ${derivation.name}`);
    }
    return { derivation, introduction };
  });
  const pages = described.map(({ derivation, introduction }, index) => {
    const start = presentDerivation(derivation, examplePoint(derivation.symbols));
    const source = sourceOf(derivation, modules);
    const page = derivationPage({ derivation, start, source, introduction, exercises, position: index + 1 });
    return [`${derivation.name}.mdx`, page];
  });
  return new Map([...pages, ["index.mdx", indexPage(described)]]);
}

/** The module that exports a derivation, and under which name. */
function sourceOf(derivation, modules) {
  for (const [module, exported] of modules) {
    const name = Object.keys(exported).find((key) => exported[key] === derivation);
    if (name !== undefined) return { module, name };
  }
  throw new Error(`no module of @loglik/derive exports ${derivation.name}`);
}

function indexPage(described) {
  const parts = [...new Set(described.map(({ introduction }) => introduction.part))];
  return [
    "---",
    "title: Derivations",
    "description: Every loss from its likelihood, line by line, with the numbers of each line and the code that computes it.",
    "sidebar_position: 0",
    "---",
    "",
    `Each of these ${described.length} pages is one derivation: a chain of lines with a named rule between each and the next. ` +
      "Formula, spoken words and numbers of a line come from one expression, and a test compares every line with the one before it, " +
      "by value and gradient.",
    "",
    ...parts.flatMap((part) => [
      `## ${part}`,
      "",
      "| derivation | what it shows |",
      "| --- | --- |",
      ...described
        .filter(({ introduction }) => introduction.part === part)
        .map(({ derivation: { name, title, summary } }) => {
          const shown = proseToMdx(summary).replaceAll("|", "\\|");
          return `| [${title}](./${name}.mdx) | ${shown} |`;
        }),
      "",
    ]),
    "As data they are [`@loglik/derive/registry`](../reference/api/derive/registry.md).",
    "",
  ].join("\n");
}
