import { readdirSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** One `@example` of a doc comment: its lines of code, with where it stands. */
export interface DocExample {
  readonly file: string;
  readonly line: number;
  readonly code: readonly string[];
}

/** All source files below a folder. */
export function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `${folder}/${name}`)
    .sort();
}

/** The examples in the doc comments of a file: from `@example` to the next tag or the end of the comment. */
export function docExamples(file: string): readonly DocExample[] {
  const examples: { file: string; line: number; code: string[] }[] = [];
  let open = false;
  readFileSync(file, "utf8")
    .split("\n")
    .forEach((text, at) => {
      const content = /^\s*(?:\/\*\*|\*(?!\/))\s?(.*?)(?:\s*\*\/)?$/.exec(text)?.[1];
      const start = content === undefined ? null : /^\s*@example\s*(.*)$/.exec(content);
      if (start !== null) {
        examples.push({ file, line: at + 1, code: start[1] === "" ? [] : [start[1]] });
        open = true;
      } else if (content === undefined || /^\s*@\w/.test(content)) {
        open = false;
      } else if (open && content.trim() !== "" && !content.trim().startsWith("```")) {
        examples[examples.length - 1].code.push(content);
      }
      if (text.includes("*/")) open = false;
    });
  return examples;
}

/**
 * Runs an example with the exports of its own module and the names of `scope`, and compares what stands after `  // ` at the
 * end of a line with the value of that line.
 *
 * Expected values are JavaScript literals; `…` in a number stands for further digits, which are not compared.
 *
 * @returns one sentence a line that differs
 */
export async function runExample(
  example: DocExample,
  scope: Readonly<Record<string, unknown>>,
): Promise<readonly string[]> {
  const own = (await import(/* @vite-ignore */ pathToFileURL(example.file).href)) as Record<string, unknown>;
  const failures: string[] = [];
  const names = { ...scope, ...own };
  const body = example.code.map((line) => {
    const match = /^(?<code>.*\S)\s+\/\/ (?<expected>.+)$/.exec(line);
    if (match?.groups === undefined) return line;
    const code = match.groups.code.replace(/;$/, "");
    return `check(${JSON.stringify(code)}, (${code}), ${JSON.stringify(match.groups.expected.trim())});`;
  });
  const check = (code: string, actual: unknown, expected: string) => {
    if (!agrees(actual, expected))
      failures.push(`${example.file}:${example.line}: ${code} is ${show(actual)}, not ${expected}`);
  };
  const AsyncFunction = (async () => {}).constructor as new (
    ...args: string[]
  ) => (...args: unknown[]) => Promise<void>;
  try {
    await new AsyncFunction("check", ...Object.keys(names), body.join("\n"))(check, ...Object.values(names));
  } catch (error) {
    failures.push(`${example.file}:${example.line}: ${example.code.join(" ")} threw ${String(error)}`);
  }
  return failures;
}

function agrees(actual: unknown, expected: string): boolean {
  const cut = /^(-?[\d.]+)…(e[+-]?\d+)?$/.exec(expected);
  if (cut !== null) {
    const [mantissa, exponent] = String(actual).split("e");
    return mantissa.startsWith(cut[1]) && (exponent === undefined ? cut[2] === undefined : cut[2] === `e${exponent}`);
  }
  const wanted: unknown = new Function(`return (${expected});`)();
  return same(actual, wanted);
}

/** Deep equality in which numbers may differ by two units in the last place. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number") {
    return Object.is(a, b) || a === b || Math.abs(a - b) <= 4.5e-16 * Math.abs(b);
  }
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((value, i) => same(value, b[i]));
  if (typeof a === "object" && typeof b === "object" && a !== null && b !== null) {
    const keys = Object.keys(b);
    return keys.length === Object.keys(a).length && keys.every((key) => same(a[key as never], b[key as never]));
  }
  return Object.is(a, b);
}

function show(value: unknown): string {
  return typeof value === "number" ? String(value) : (JSON.stringify(value) ?? String(value));
}
