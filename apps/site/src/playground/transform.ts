import { transform } from "sucrase";
import type { RunError } from "./protocol";

/** A module of TypeScript as a script for `eval`, and what it imports. */
export interface TransformedModule {
  /** An expression: an async function of (require, exports, console). Its lines are those of the source. */
  readonly script: string;
  readonly specifiers: readonly string[];
}

/** A mistake in the reader's syntax. */
export class SyntaxMistake extends Error {
  constructor(readonly detail: RunError) {
    super(detail.message);
  }
}

/**
 * Strips the types, turns imports and exports into `require` and `exports`, and wraps the whole in an async function, so
 * that `await` works at the top level. Everything that is added stands on the first line: positions in errors are then
 * positions in the source. Imports that only types use vanish, as in TypeScript.
 */
export function transformModule(source: string, file: string): TransformedModule {
  const body = stripTypes(source, file);
  const specifiers = [...body.matchAll(/\brequire\((["'])([^"']+)\1\)/g)].map((match) => match[2]);
  return {
    script: `(async function (require, exports, console) { ${body}\n})\n//# sourceURL=${file}`,
    specifiers: [...new Set(specifiers)],
  };
}

function stripTypes(source: string, file: string): string {
  try {
    return transform(source, { transforms: ["typescript", "imports"], production: true, filePath: file }).code;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const position = /\((\d+):(\d+)\)\s*$/.exec(message);
    const text = message.replace(/\s*\(\d+:\d+\)\s*$/, "").replace(/^.*?: (?=SyntaxError|Error transforming)/, "");
    const reason = text.replace(/^(Error transforming [^:]*: )/, "");
    throw new SyntaxMistake({
      message: reason,
      line: position ? Number(position[1]) : undefined,
      column: position ? Number(position[2]) : undefined,
    });
  }
}
