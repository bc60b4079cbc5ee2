import { LoglikError } from "@loglik/core";

/** A piece of a typed answer. */
export interface Token {
  readonly kind: "number" | "name" | "mark" | "end";
  readonly text: string;
  /** Where it starts, from 1. */
  readonly position: number;
}

/** Longer answers are a slip of the paste buffer. */
const LONGEST = 2000;

/**
 * Cuts a typed answer into numbers, names and marks. A name is letters and digits with subscripts behind underscores: theta,
 * y_i, z_ik, yhat; marks are + - * / ^ ( ) [ ] | , ! and comparisons. ·, ×, −, ² and the like stand for their ASCII forms.
 *
 * @throws LoglikError `answer-unreadable`
 * @example tokensOf("2*y_i").map(({ text }) => text)  // ["2", "*", "y_i", ""]
 */
export function tokensOf(answer: string): readonly Token[] {
  if (answer.length > LONGEST) {
    throw new LoglikError(
      "answer-unreadable",
      `answer: it has ${answer.length} characters; at most ${LONGEST} are read. Type the formula alone.`,
      { length: answer.length },
    );
  }
  const text = answer
    .replace(/[·×]/g, "*")
    .replace(/[−–]/g, "-")
    .replace(/÷/g, "/")
    .replace(/²/g, "^2")
    .replace(/³/g, "^3");
  const pattern =
    /\s*(?:(?<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)|(?<name>\p{L}[\p{L}\p{M}\d]*(?:_[\p{L}\p{M}\d]+)*)|(?<mark><=|>=|!=|[-+*/^()[\]|,!=<>≤≥≠]))/uy;
  const tokens: Token[] = [];
  let at = 0;
  while (text.slice(at).trim() !== "") {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match?.groups === undefined) {
      const rest = text.slice(at).trim();
      throw new LoglikError(
        "answer-unreadable",
        `answer: "${rest[0]}" at position ${text.length - rest.length + 1} is no part of a formula. Use letters, numbers and + - * / ^ ( ).`,
        { position: at + 1 },
      );
    }
    const { number, name, mark } = match.groups;
    const found = number ?? name ?? mark;
    at = pattern.lastIndex;
    const kind = number !== undefined ? "number" : name !== undefined ? "name" : "mark";
    tokens.push({ kind, text: found.normalize("NFC"), position: at - found.length + 1 });
  }
  return [...tokens, { kind: "end", text: "", position: text.length + 1 }];
}
