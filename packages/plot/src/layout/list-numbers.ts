import { formatNumber } from "./format-number.js";
import { textWidth } from "./text-width.js";

/**
 * A sample written out as far as it fits into `width` pixels, with its size when some of it is left out.
 *
 * @example listNumbers([0, 0, 0, 1, 0], 300, 12)  // "0, 0, 0, 1, 0"
 */
export function listNumbers(values: ArrayLike<number>, width: number, fontSize: number): string {
  const written = Array.from(values, (value) => formatNumber(value, 3));
  const whole = written.join(", ");
  if (textWidth(whole, fontSize) <= width) return whole;
  const ending = `… (n = ${values.length})`;
  for (let count = written.length - 1; count > 0; count--) {
    const text = `${written.slice(0, count).join(", ")}, ${ending}`;
    if (textWidth(text, fontSize) <= width) return text;
  }
  return `n = ${values.length}`;
}
