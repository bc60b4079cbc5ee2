import { readdirSync, readFileSync } from "node:fs";

/**
 * One `@example` of a doc comment: its lines of code, with where it stands.
 *
 * @typedef {{ readonly file: string, readonly line: number, readonly code: readonly string[] }} DocExample
 */

/**
 * All source files below a folder.
 *
 * @param {string} folder
 * @returns {readonly string[]}
 */
export function sourceFiles(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `${folder}/${name}`)
    .sort();
}

/**
 * The examples in the doc comments of a file: from `@example` to the next tag or the end of the comment.
 *
 * @param {string} file
 * @returns {readonly DocExample[]}
 */
export function docExamples(file) {
  /** @type {{ file: string, line: number, code: string[] }[]} */
  const examples = [];
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
 * Runs an example with the names of `scope`, and compares what stands after `  // ` at the end of a line with the value of that
 * line.
 *
 * Expected values are JavaScript literals; `…` in a number stands for further digits, which are not compared.
 *
 * @param {DocExample} example
 * @param {Readonly<Record<string, unknown>>} scope the exports of the example's own module, and what it may use besides
 * @returns {Promise<readonly string[]>} one sentence a line that differs
 */
export async function runExample(example, scope) {
  /** @type {string[]} */
  const failures = [];
  const body = example.code.map((line) => {
    const match = /^(?<code>.*\S)\s+\/\/ (?<expected>.+)$/.exec(line);
    if (match?.groups === undefined) return line;
    const code = match.groups.code.replace(/;$/, "");
    return `check(${JSON.stringify(code)}, (${code}), ${JSON.stringify(match.groups.expected.trim())});`;
  });
  /** @param {string} code @param {unknown} actual @param {string} expected */
  const check = (code, actual, expected) => {
    if (!agrees(actual, expected))
      failures.push(`${example.file}:${example.line}: ${code} is ${show(actual)}, not ${expected}`);
  };
  /** @type {new (...args: string[]) => (...args: unknown[]) => Promise<void>} */
  const AsyncFunction = /** @type {any} */ ((async () => {}).constructor);
  try {
    await new AsyncFunction("check", ...Object.keys(scope), body.join("\n"))(check, ...Object.values(scope));
  } catch (error) {
    failures.push(`${example.file}:${example.line}: ${example.code.join(" ")} threw ${String(error)}`);
  }
  return failures;
}

/** @param {unknown} actual @param {string} expected */
function agrees(actual, expected) {
  const cut = /^(-?[\d.]+)…(e[+-]?\d+)?$/.exec(expected);
  if (cut !== null) {
    const [mantissa, exponent] = String(actual).split("e");
    return mantissa.startsWith(cut[1]) && (exponent === undefined ? cut[2] === undefined : cut[2] === `e${exponent}`);
  }
  return same(actual, new Function(`return (${expected});`)());
}

/**
 * Deep equality in which numbers may differ by two units in the last place.
 *
 * @param {unknown} a
 * @param {unknown} b
 * @returns {boolean}
 */
function same(a, b) {
  if (typeof a === "number" && typeof b === "number") {
    return Object.is(a, b) || a === b || Math.abs(a - b) <= 4.5e-16 * Math.abs(b);
  }
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((value, i) => same(value, b[i]));
  if (typeof a === "object" && typeof b === "object" && a !== null && b !== null) {
    const keys = Object.keys(b);
    return (
      keys.length === Object.keys(a).length &&
      keys.every((key) => same(a[/** @type {never} */ (key)], b[/** @type {never} */ (key)]))
    );
  }
  return Object.is(a, b);
}

/** @param {unknown} value */
function show(value) {
  return typeof value === "number" ? String(value) : (JSON.stringify(value) ?? String(value));
}
