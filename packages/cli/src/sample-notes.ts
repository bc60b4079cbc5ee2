import { type ColumnEncoding, looksMissing } from "@loglik/data";
import { quoteForShell } from "./show/quote-for-shell.js";

/** What a reader should know about the columns: which were left out, and which texts look as if they stood for nothing. */
export function sampleNotes(
  constant: readonly string[],
  encodings: readonly ColumnEncoding[],
  target: string,
  classes: readonly string[] | undefined,
): string[] {
  const texts = [
    ...(classes ?? []).map((text) => ({ text, what: `a class of ${target}` })),
    ...encodings.flatMap((item) =>
      item.type === "indicator"
        ? [item.baseline, ...item.levels].map((text) => ({ text, what: `a level of ${item.column}` }))
        : [],
    ),
  ];
  const spelled = texts
    .filter(({ text }) => looksMissing(text))
    .map(
      ({ text, what }) =>
        `"${text}" was read as ${what}. If it stands for a missing value, --missing ${quoteForShell(text)} makes it one.`,
    );
  return [...(constant.length === 0 ? [] : [constantNote(constant)]), ...spelled];
}

function constantNote(names: readonly string[]): string {
  const [verb, have] = names.length === 1 ? ["was", "it has"] : ["were", "each has"];
  return `${names.join(", ")} ${verb} left out: ${have} the same value in every row that is fitted.`;
}
