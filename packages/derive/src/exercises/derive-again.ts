import type { Derivation } from "../derivation/derivation.js";
import { childrenOf } from "../expression/children.js";
import type { Expression } from "../expression/expression.js";
import type { DeriveExercise } from "./exercise.js";

/**
 * The exercise that every derivation is: cover its lines and write down what they arrive at. Whatever equals the lines is right;
 * where a line drops a constant, one may be left out. Undefined for a derivation of a place (an arg max) and not of a value.
 */
export function deriveAgain(derivation: Derivation): DeriveExercise | undefined {
  const { name, title, symbols, lines, rows, errata } = derivation;
  if (lines.some(({ goal }) => goal !== undefined)) return undefined;
  const begin = Math.max(
    0,
    lines.findLastIndex(({ subject }) => subject !== undefined),
  );
  const about = lines[begin].subject ?? derivation.subject;
  const rest = lines.slice(begin + 1);
  const departure = rest.findIndex(({ relation }) => relation !== "equal");
  const truth = lines[departure < 0 ? lines.length - 1 : begin + departure].expression;
  const mayDrop = rest[departure]?.relation === "equal up to a constant";
  return {
    kind: "derive",
    name: `${name}-again`,
    prompt: `${title}: cover the lines, derive $${about.latex}$ yourself, and type where you arrive.`,
    hint: `Begin with this rule: ${lines[begin].rule}. Short names are written out.`,
    derivation: name,
    rows,
    errata,
    symbols,
    indices: indicesIn(lines.map(({ expression }) => expression)),
    truth,
    ...(mayDrop ? {} : { exact: true }),
  };
}

/** What the lines sum over, each index with the size that it runs to. */
function indicesIn(expressions: readonly Expression[]): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const visit = (e: Expression): void => {
    if (e.kind === "repeated" && "to" in e.range && e.range.to.kind === "symbol") found[e.index] = e.range.to.name;
    if (e.kind === "abbreviation") visit(e.definition);
    for (const child of childrenOf(e)) visit(child);
  };
  for (const expression of expressions) visit(expression);
  return found;
}
