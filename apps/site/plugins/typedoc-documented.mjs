import { Converter, ReflectionKind } from "typedoc";

/** What a reader imports by name. */
const symbols =
  ReflectionKind.Function |
  ReflectionKind.Variable |
  ReflectionKind.Class |
  ReflectionKind.Interface |
  ReflectionKind.TypeAlias;

/**
 * TypeDoc plugin: a public symbol without a comment fails the build, since its name does not describe it. What a module of a
 * family exports because every family has it takes the words of the interface `Family`, unless it has its own.
 */
export function load(application) {
  application.converter.on(Converter.EVENT_RESOLVE_BEGIN, (context) => describeMembers(context.project));
  application.converter.on(Converter.EVENT_RESOLVE_END, (context) => {
    const missing = undocumented(context.project);
    if (missing.length === 0) return;
    throw new Error(`public symbols without a doc comment:\n${missing.map((name) => `  ${name}`).join("\n")}`);
  });
}

/** The names of exported symbols that nothing is said of, `module.name`. */
export function undocumented(project) {
  return project
    .getReflectionsByKind(symbols)
    .filter(({ parent }) => parent?.kindOf(ReflectionKind.Module | ReflectionKind.Project | ReflectionKind.Namespace))
    .filter((each) => !each.hasComment() && !each.signatures?.some((signature) => signature.hasComment()))
    .map((each) => each.getFullName());
}

function describeMembers(project) {
  const family = project.getReflectionsByKind(ReflectionKind.Interface).find(({ name }) => name === "Family");
  const words = new Map(family?.children?.map(({ name, comment }) => [name, comment]));
  for (const variable of project.getReflectionsByKind(ReflectionKind.Variable)) {
    if (!variable.hasComment()) variable.comment = words.get(variable.name)?.clone();
  }
}
