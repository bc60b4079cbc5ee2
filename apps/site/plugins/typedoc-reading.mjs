import { Converter, ReflectionKind } from "typedoc";
import { packageEntries } from "./package-entries.mjs";

/**
 * TypeDoc plugin: the reference reads as the sources do.
 *
 * - A module bears the subpath it is imported by (`heads/normal`), which is also its address, not the path of its file.
 * - A formula, which a doc comment sets apart by two spaces, stays set apart, line by line.
 * - A parameter that is taken to pieces in the signature has the name of what it is.
 */
export function load(application) {
  const subpaths = new Map(
    ["core", "derive", "engine", "bayes", "plot", "data"].flatMap((folder) => moduleNames(folder)),
  );

  application.converter.on(Converter.EVENT_CREATE_DECLARATION, (context, reflection) => {
    if (!reflection.kindOf(ReflectionKind.Module)) return;
    const file = context.getSymbolFromReflection(reflection)?.declarations?.[0]?.getSourceFile().fileName;
    reflection.name = subpaths.get(file) ?? reflection.name;
  });
  application.converter.on(Converter.EVENT_RESOLVE, (_context, reflection) => {
    if (reflection.kindOf(ReflectionKind.Parameter) && reflection.name === "__namedParameters") {
      reflection.name = reflection.type?.name?.endsWith("Theta") ? "theta" : "options";
    }
    if (reflection.comment) setFormulasApart(reflection.comment);
  });
}

/**
 * [source file, name of the module]: its subpath. The package itself is `root`, because a page that bears the name of its
 * folder would take the address of the list of modules.
 */
function moduleNames(folder) {
  const prefix = `@loglik/${folder}/`;
  return packageEntries(folder).map(({ specifier, source }) => [
    source,
    specifier.startsWith(prefix) ? specifier.slice(prefix.length) : "root",
  ]);
}

function setFormulasApart(comment) {
  for (const parts of [comment.summary, ...comment.blockTags.map((tag) => tag.content)]) {
    for (const part of parts) {
      if (part.kind === "text") part.text = fenceIndented(part.text);
    }
  }
}

/** Paragraphs whose every line is indented, and which are no list, become code blocks. */
export function fenceIndented(text) {
  return text
    .split(/\n[ \t]*\n/)
    .map((paragraph) => {
      const lines = paragraph.split("\n").filter((line) => line.trim() !== "");
      const formula =
        lines.length > 0 && lines.every((line) => /^ {2}/.test(line)) && !/^\s*([-*]|\d+\.) /.test(lines[0]);
      if (!formula) return paragraph;
      const indent = Math.min(...lines.map((line) => line.search(/\S/)));
      return ["```text", ...lines.map((line) => line.slice(indent)), "```"].join("\n");
    })
    .join("\n\n");
}
