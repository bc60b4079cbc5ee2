import { deriveAgain } from "@loglik/derive/exercises";
import { proseToMdx } from "../family-pages/module-comment.mjs";
import { verificationProgram } from "./verification-program.mjs";

/**
 * The page of a derivation, from its data and its introduction.
 *
 * @param {object} options
 * @param {import("@loglik/derive").Derivation} options.derivation
 * @param {import("@loglik/derive").PresentedDerivation} options.start as it is shown at first
 * @param {{ module: string, name: string }} options.source where it is imported from
 * @param {{ text: string, chapters: readonly string[] }} options.introduction
 * @param {readonly { name: string, derivation?: string }[]} options.exercises
 * @param {number} options.position in the sidebar
 * @returns {string} MDX
 */
export function derivationPage({ derivation, start, source, introduction, exercises, position }) {
  const { name, title, summary, loss } = derivation;
  const listed = exercises.filter((exercise) => exercise.derivation === name);
  const again = listed.length === 0 ? deriveAgain(derivation) : undefined;
  const shown = [
    ...listed.map((exercise) => `<Exercise name="${exercise.name}" />`),
    ...(again ? [`<GradedExercise exercise={${JSON.stringify(again)}} />`] : []),
  ];
  const load = `() => import("${source.module}").then((module) => module.${source.name})`;
  return [
    "---",
    `title: ${JSON.stringify(title)}`,
    `description: ${JSON.stringify(summary)}`,
    `sidebar_position: ${position}`,
    "---",
    "",
    'import { DerivationStepper } from "@site/src/instruments/derivations/DerivationStepper";',
    'import { Exercise, GradedExercise } from "@site/src/instruments/exercises/Exercise";',
    "",
    introduction.text,
    "",
    `:::statement[${title}]`,
    "",
    proseToMdx(summary),
    ...(loss === undefined ? [] : ["", `The last line is what libraries call *${loss}*.`]),
    "",
    ":::",
    "",
    "## Step by step",
    "",
    "Press *Next step*, or the arrow keys. The marks show what a step takes away (dots) and what it brings (a line).",
    "",
    `<DerivationStepper start={${JSON.stringify(start)}} load={${load}} />`,
    "",
    "## Check it",
    "",
    "Each step is compared with the one before by value and gradient at random points, and core with the line that it computes. " +
      "A slip of the pen is found at once: one is planted below.",
    "",
    `<Playground code={${JSON.stringify(verificationProgram(derivation, source))}} file="${name}.ts" />`,
    "",
    ...(shown.length > 0 ? ["## Exercise", ""] : []),
    ...shown.flatMap((exercise) => [exercise, ""]),
    "## Where to go on",
    "",
    ...furtherReading(derivation, source, introduction),
    "",
  ].join("\n");
}

function furtherReading({ implementations, estimate, lines }, source, { chapters }) {
  const modules = [...implementations, ...(estimate ? [estimate] : [])].map(({ module }) => module);
  const families = familiesIn(lines.map(({ expression }) => expression));
  const list = (links) => links.join(", ");
  return [
    `- In a chapter: ${list(chapters.map((chapter) => `[${words(chapter)}](../learn/${chapter}.mdx)`))}`,
    ...(families.length > 0
      ? [`- The family: ${list(families.map((family) => `[${words(family)}](../reference/families/${family}.mdx)`))}`]
      : []),
    `- In core: ${list([...new Set(modules)].map((module) => apiLink("core", module)))}`,
    `- As data: ${apiLink("derive", source.module)}, with [all the others](./index.mdx)`,
  ];
}

function words(slug) {
  const text = slug.replaceAll("-", " ");
  return text[0].toUpperCase() + text.slice(1);
}

function apiLink(folder, module) {
  return `[\`${module}\`](../reference/api/${folder}/${module.slice(`@loglik/${folder}/`.length)}.md)`;
}

/** Names of the families whose densities stand in the expressions, wherever they stand. */
function familiesIn(value) {
  const found = new Set();
  const visit = (part) => {
    if (part === null || typeof part !== "object") return;
    if (part.kind === "density") found.add(part.family);
    Object.values(part).forEach(visit);
  };
  visit(value);
  return [...found];
}
