import type { Output } from "../streams.js";

/** Emphasis in a terminal. The colours mean what they mean in the figures: the likelihood is blue. */
export interface Ink {
  bold(text: string): string;
  dim(text: string): string;
  blue(text: string): string;
}

/** Escape codes where a person watches and NO_COLOR is not set; otherwise the bare text. */
export function inkFor(output: Output, environment: Readonly<Record<string, string | undefined>>): Ink {
  const coloured = output.isTTY === true && (environment.NO_COLOR ?? "") === "" && environment.TERM !== "dumb";
  const style = (start: number, end: number) => (text: string) =>
    coloured ? `\u001b[${start}m${text}\u001b[${end}m` : text;
  return { bold: style(1, 22), dim: style(2, 22), blue: style(34, 39) };
}
