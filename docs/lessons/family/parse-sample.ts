/** A list of numbers as a reader types it, or what is wrong with it. */
export type ParsedSample = { readonly values: readonly number[] } | { readonly error: string };

const MOST = 500;

/**
 * Numbers between commas, blanks or line breaks; a true minus sign is a minus too.
 *
 * @example parseSample("−1, 0 2.5")  // { values: [-1, 0, 2.5] }
 */
export function parseSample(text: string): ParsedSample {
  const words = text.split(/[\s,;]+/).filter((word) => word !== "");
  if (words.length === 0) return { error: "The list is empty: write one number at least." };
  if (words.length > MOST) return { error: `There are ${words.length} numbers; this page takes at most ${MOST}.` };
  const values = words.map((word) => Number(word.replace("−", "-")));
  const wrong = values.findIndex((value) => !Number.isFinite(value));
  return wrong < 0 ? { values } : { error: `“${words[wrong]}” is no finite number. Separate numbers by commas.` };
}

/** The list as `parseSample` reads it. */
export function writeSample(values: readonly number[]): string {
  return values.join(", ");
}
