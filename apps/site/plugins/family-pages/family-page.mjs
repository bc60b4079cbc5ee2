import { familyExample } from "./family-example.mjs";
import { familyProgram, isModular, lazyImport, slugOf, withOptions, writeTheta } from "./family-program.mjs";
import { proseToMdx } from "./module-comment.mjs";
import { texDisplay } from "./tex-formula.mjs";

const groups = [
  ["Density and support", ["support", "eventSize", "logProb", "logProbInto"]],
  ["Distribution", ["cdf", "survival", "logCdf", "logSurvival", "quantile", "inverseSurvival"]],
  ["Moments and divergence", ["mean", "variance", "mode", "entropy", "klDivergence"]],
  ["Derivatives", ["score", "fisherInformation", "pathwise", "logProbShift", "scoreShift"]],
  ["Simulation and estimation", ["sample", "fit"]],
];

/**
 * The reference page of a family, from its line in the registry and its doc comment.
 *
 * @param {object} options
 * @param {object} options.entry its line in the registry
 * @param {readonly object[]} options.entries all lines
 * @param {ReturnType<import("./module-comment.mjs").moduleComment>} options.comment
 * @param {string} options.title
 * @param {readonly { name: string, module: string }[]} options.heads heads that train with this family
 * @param {number} options.position in the sidebar
 * @returns {string} MDX
 */
export function familyPage({ entry, entries, comment, title, heads, position }) {
  const { family, examples } = entry;
  const program = familyProgram(entry, entries);
  const shown = `<FamilyExplorer name=${JSON.stringify(title)} load={${lazyImport(program)}} start={${writeTheta(examples[0])}} />`;
  const sections = [
    "---",
    `title: ${JSON.stringify(title)}`,
    `description: ${JSON.stringify(firstSentence(comment).replaceAll("`", ""))}`,
    `sidebar_position: ${position}`,
    "---",
    "",
    'import { FamilyExplorer } from "@site/src/instruments/families/FamilyExplorer";',
    "",
    ...comment.paragraphs.flatMap(({ kind, lines }) =>
      kind === "formula" ? ["$$", texDisplay(lines), "$$", ""] : [proseToMdx(lines.join("\n")), ""],
    ),
    ...parameterTable(family),
    "## Try it",
    "",
    ...(isModular(entry) ? [] : [`Shown is \`${withOptions(entry)}\`.`, ""]),
    '<Figure caption="The distribution at θ with the sample, the likelihood of the sample, and what follows from it. Every number is computed by the package on this page.">',
    shown,
    "</Figure>",
    "",
    "## In a program",
    "",
    `<Playground code={${JSON.stringify(familyExample(entry, entries))}} file="${slugOf(entry)}.ts" />`,
    "",
    "## Functions",
    "",
    ...functionList(entry),
    "",
    "## Training",
    "",
    trainingLine(entry, heads),
    "",
    ...(comment.sources.length > 0 ? ["## Source", "", ...comment.sources.map(proseToMdx), ""] : []),
  ];
  return sections.join("\n");
}

/** "von-mises" is "Von Mises": words of the name, with a capital where the doc comments write one. */
export function familyTitle(name, prose) {
  const words = slugOf({ name })
    .split("-")
    .map((word) => {
      const proper = new RegExp(`[\\s(]${word[0].toUpperCase()}${word.slice(1)}\\b`).test(prose);
      return proper ? word[0].toUpperCase() + word.slice(1) : word;
    });
  const title = words.join(" ");
  return title[0].toUpperCase() + title.slice(1);
}

export function firstSentence(comment) {
  const text = comment.paragraphs[0].lines.join(" ");
  return text.match(/^.*?\.(?=\s|$)/)?.[0] ?? text;
}

function parameterTable({ paramNames, paramSpecs }) {
  return [
    "| parameter | meaning | values | default link |",
    "| --- | --- | --- | --- |",
    ...paramNames.map((name) => {
      const spec = paramSpecs[name];
      const link = spec.kind === "integer" ? "none: it is given, not trained" : linkTo(spec.link);
      return `| \`${name}\` | ${proseToMdx(spec.doc).replaceAll("|", "\\|")} | ${domainText(spec)} | ${link} |`;
    }),
    "",
  ];
}

function linkTo(name) {
  return `[${name}](../api/core/links/${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.md)`;
}

function domainText({ domain, shape, kind }) {
  const end = (value) => (Number.isFinite(value) ? String(value).replace("-", "−") : value > 0 ? "∞" : "−∞");
  const open = domain.lowIncluded ? "[" : "(";
  const close = domain.highIncluded ? "]" : ")";
  // Escaped: a bracket and a parenthesis after it would be a link.
  const interval = `\\${open}${end(domain.low)}, ${end(domain.high)}\\${close}`;
  const prefix = kind === "integer" || domain.integers ? "integers in " : "";
  if (shape === "simplex") return `vector in ${interval} that sums to 1`;
  return shape === "vector" ? `vector, each in ${interval}` : `${prefix}${interval}`;
}

/** Functions by what they are for; those of a module link to their entry in the API. */
function functionList(entry) {
  const { family } = entry;
  const known = new Set(groups.flatMap(([, names]) => names));
  const others = Object.keys(family).filter((name) => /^(from|to)[A-Z]/.test(name) && !known.has(name));
  const written = (name) =>
    isModular(entry) ? `[\`${name}\`](${apiPage(entry)}#${name.toLowerCase()})` : `\`${name}\``;
  return [
    ...[...groups, ["Conversions", others]]
      .map(([label, names]) => [label, names.filter((name) => typeof family[name] === "function")])
      .filter(([, names]) => names.length > 0)
      .map(([label, names]) => `- ${label}: ${names.map(written).join(", ")}`),
    "",
    `Signatures, edge values and errors: [\`${entry.module}\`](${apiPage(entry)}).`,
  ];
}

function apiPage({ module }) {
  return `../api/core/${module.slice("@loglik/core/".length)}.md`;
}

function trainingLine({ family }, heads) {
  const composed = "[`likelihoodHead`](../api/core/heads/composed.md)";
  const trained = family.paramNames.some((name) => family.paramSpecs[name].kind !== "integer");
  if (!trained) return "Its parameters are integers, so that there is nothing for a gradient to train.";
  if (heads.length === 0) {
    return family.eventSize === undefined
      ? `No head is written for it: ${composed} composes one from the family and its links.`
      : "No head is written for it.";
  }
  const list = heads.map(({ name, module }) => `[\`${name}\`](${apiPage({ module })})`).join(", ");
  return `Its head, the family and its links in one function: ${list}. Other links: ${composed}.`;
}
