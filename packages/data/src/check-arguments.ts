import { LoglikError } from "@loglik/core";
import type { Table } from "./table.js";

/**
 * Refuses a name that is no option: one that is misspelt would otherwise be ignored, and its default used.
 *
 * @throws LoglikError `option-unknown`
 * @example checkOptions("parseCsv", { text: ["id"] }, ["text", "columns"])  // undefined
 */
export function checkOptions(caller: string, options: unknown, allowed: readonly string[]): void {
  const isObject = typeof options === "object" && options !== null && !Array.isArray(options);
  const wrong = isObject ? Object.keys(options).find((name) => !allowed.includes(name)) : undefined;
  if (isObject && wrong === undefined) return;
  const found = isObject ? `there is no option "${wrong}"` : `the options are ${show(options)}`;
  throw new LoglikError(
    "option-unknown",
    `${caller}: ${found}; expected an object with some of ${allowed.join(", ")}.`,
    {
      name: wrong,
      allowed,
    },
  );
}

/**
 * Refuses what is no list of different names: a text by itself is a list of its letters to a loop.
 *
 * @throws LoglikError `argument-invalid`
 * @example checkNames("encoding", "columns", ["x"])  // undefined
 */
export function checkNames(caller: string, what: string, names: readonly string[]): void {
  if (!Array.isArray(names) || names.some((name) => typeof name !== "string")) {
    const hint = typeof names === "string" ? ` Write ["${names}"] for one.` : "";
    throw wrongArgument(caller, what, names, "a list of names", hint);
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw wrongArgument(caller, what, names, `each name once, and "${twice}" is there twice`);
}

/**
 * Refuses what is no table.
 *
 * @throws LoglikError `argument-invalid`
 * @example checkTable("findColumn", cars)  // undefined
 */
export function checkTable(caller: string, table: Table): void {
  if (typeof table === "object" && table !== null && Array.isArray(table.columns)) return;
  const hint = typeof table === "string" ? " parseCsv makes one of a text." : "";
  throw wrongArgument(caller, "the table", table, "a table", hint);
}

/** The error for an argument of another kind than a function takes. */
export function wrongArgument(caller: string, what: string, got: unknown, expected: string, hint = ""): LoglikError {
  const message = `${caller}: ${what} is ${show(got)}; expected ${expected}.${hint}`;
  return new LoglikError("argument-invalid", message, { what, expected });
}

/** A value in a message, cut to a length that stays readable. */
function show(value: unknown): string {
  if (ArrayBuffer.isView(value)) return `a ${value.constructor.name} of ${value.byteLength} bytes`;
  if (value instanceof ArrayBuffer) return `an ArrayBuffer of ${value.byteLength} bytes`;
  if (typeof value === "function") return "a function";
  const text =
    (typeof value === "object" || typeof value === "string" ? JSON.stringify(value) : undefined) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
