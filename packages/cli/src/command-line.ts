import { parseArgs } from "node:util";
import { LoglikError } from "@loglik/core";
import type { RowCondition } from "@loglik/data";
import { type FitCommand, trainingDefaults } from "./command.js";
import { likelihoodNames } from "./likelihoods.js";

/** A request that the command line makes. */
export type Request =
  | { readonly kind: "help"; readonly topic: "loglik" | "fit" }
  | { readonly kind: "version" }
  | FitRequest;

interface FitRequest {
  readonly kind: "fit";
  readonly command: FitCommand;
}

const options = {
  target: { type: "string" },
  likelihood: { type: "string" },
  inputs: { type: "string" },
  without: { type: "string" },
  text: { type: "string" },
  missing: { type: "string" },
  decimal: { type: "string" },
  where: { type: "string" },
  test: { type: "string" },
  hidden: { type: "string" },
  epochs: { type: "string" },
  rate: { type: "string" },
  batch: { type: "string" },
  seed: { type: "string" },
  report: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

type OptionName = keyof typeof options;

/** Options that may be given more than once. */
const repeatable: readonly OptionName[] = ["where"];
const trainingOnly = ["epochs", "rate", "batch"] as const;

/**
 * Reads the words after `loglik`.
 *
 * @throws LoglikError `command-line` with one sentence about the first word that cannot be understood.
 * @example readCommandLine(["--version"])  // { kind: "version" }
 */
export function readCommandLine(words: readonly string[]): Request {
  const { values, positionals } = readWords(words);
  const [verb, ...rest] = positionals;
  if (values.has("version")) return { kind: "version" };
  if (values.has("help")) return { kind: "help", topic: verb === "fit" ? "fit" : "loglik" };
  if (verb === undefined) {
    if (words.length === 0) return { kind: "help", topic: "loglik" };
    throw mistake(`no command was given. Write: loglik fit TABLE --target COLUMN --likelihood NAME.`);
  }
  if (verb === "version") return { kind: "version" };
  if (verb === "help") return { kind: "help", topic: rest[0] === "fit" ? "fit" : "loglik" };
  if (verb !== "fit") throw mistake(`there is no command "${verb}"; the one there is: loglik fit.`);
  if (rest.length === 0)
    throw mistake("no table was given. Write: loglik fit TABLE --target COLUMN --likelihood NAME.");
  if (rest.length > 1) {
    throw mistake(`"${rest[1]}" is one word too many after the table ${rest[0]}; lists take commas and no blanks.`);
  }
  return { kind: "fit", command: fitCommand(rest[0], values) };
}

type Values = ReadonlyMap<OptionName, readonly string[]>;

function readWords(words: readonly string[]): { values: Values; positionals: string[] } {
  // Not strict: the messages of parseArgs speak to programmers. The tokens hold all that is needed to say it better.
  const { tokens } = parseArgs({ args: [...words], options, allowPositionals: true, strict: false, tokens: true });
  const values = new Map<OptionName, string[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    if (!Object.hasOwn(options, token.name)) throw unknownOption(token.rawName);
    const name = token.name as OptionName;
    const takesValue = options[name].type === "string";
    const value = token.value;
    if (!takesValue && value !== undefined) throw mistake(`--${name} takes no value, and got "${value}".`);
    if (takesValue && (value === undefined || value === "" || (!token.inlineValue && value.startsWith("--")))) {
      throw mistake(`--${name} needs a value after it.`);
    }
    const earlier = values.get(name);
    if (earlier !== undefined && takesValue && !repeatable.includes(name)) {
      throw mistake(`--${name} was given twice: "${earlier[0]}" and "${value}".`);
    }
    values.set(name, [...(earlier ?? []), value ?? ""]);
  }
  return { values, positionals };
}

function fitCommand(table: string, values: Values): FitCommand {
  const one = (name: OptionName) => values.get(name)?.[0];
  const target = one("target");
  if (target === undefined) throw mistake("--target is missing: the column to be explained.");
  const likelihood = likelihoodNames.find((name) => name === one("likelihood"));
  if (likelihood === undefined) {
    const given = one("likelihood");
    const problem = given === undefined ? "is missing" : `is "${given}"`;
    throw mistake(`--likelihood ${problem}; it takes ${likelihoodNames.join(", ")}.`);
  }
  const inputs = columnList("inputs", one("inputs"));
  const text = columnList("text", one("text")) ?? [];
  const without = columnList("without", one("without")) ?? [];
  if (inputs && without.length > 0) {
    throw mistake("--inputs lists what predicts and --without what does not: give one of the two.");
  }
  if (without.includes(target)) throw mistake(`--without names the target "${target}", which is no predictor anyway.`);
  const where = (values.get("where") ?? []).map((value) => condition("where", value));
  const test = one("test") === undefined ? undefined : condition("test", one("test") as string);
  if (inputs?.includes(target)) throw mistake(`--inputs names the target "${target}": it would explain itself.`);
  for (const { column } of [...where, ...(test ? [test] : [])]) {
    if (inputs?.includes(column)) {
      throw mistake(`--inputs names "${column}", which chooses rows (--where, --test) and so is no predictor.`);
    }
  }
  if (test?.column === target) throw mistake("--test names the target: rows held out by it would differ in kind.");
  const hidden = hiddenLayers(one("hidden"));
  return {
    table,
    target,
    likelihood,
    inputs,
    text,
    without,
    spelling: { missing: columnList("missing", one("missing")) ?? [], decimal: decimalMark(one("decimal")) },
    where,
    test,
    hidden,
    training: {
      epochs: wholeNumber("epochs", one("epochs"), 1, trainingDefaults.epochs),
      rate: positiveNumber("rate", one("rate"), trainingDefaults.rate),
      batch: wholeNumber("batch", one("batch"), 1, trainingDefaults.batch),
      seed: wholeNumber("seed", one("seed"), 0, trainingDefaults.seed),
    },
    unusedOptions: hidden.length > 0 ? [] : trainingOnly.filter((name) => values.has(name)),
    report: one("report"),
    json: values.has("json"),
  };
}

function columnList(option: OptionName, value: string | undefined): readonly string[] | undefined {
  if (value === undefined) return undefined;
  const names = value.split(",").map((name) => name.trim());
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (names.includes("")) throw mistake(`--${option} is "${value}", with nothing between two commas or at an end.`);
  if (twice !== undefined) throw mistake(`--${option} names "${twice}" twice.`);
  return names;
}

function condition(option: OptionName, value: string): RowCondition {
  const at = value.indexOf("=");
  if (at <= 0) throw mistake(`--${option} is "${value}"; it takes column=value, e.g. --${option} set=train.`);
  return { column: value.slice(0, at).trim(), value: value.slice(at + 1).trim() };
}

function decimalMark(value: string | undefined): "." | "," {
  if (value === undefined || value === "." || value === "point") return ".";
  if (value === "," || value === "comma") return ",";
  throw mistake(`--decimal is "${value}"; it takes comma or point.`);
}

function hiddenLayers(value: string | undefined): readonly number[] {
  if (value === undefined) return [];
  return value.split(",").map((units) => {
    const count = Number(units.trim());
    if (units.trim() === "" || !Number.isInteger(count) || count < 1) {
      throw mistake(`--hidden is "${value}"; it takes the units of each hidden layer, whole numbers such as 32,32.`);
    }
    return count;
  });
}

function wholeNumber(option: OptionName, value: string | undefined, least: number, otherwise: number): number {
  if (value === undefined) return otherwise;
  const count = Number(value);
  if (!Number.isInteger(count) || count < least || count > 2 ** 32 - 1) {
    throw mistake(`--${option} is "${value}"; it takes a whole number of at least ${least}.`);
  }
  return count;
}

function positiveNumber(option: OptionName, value: string | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  const number = Number(value);
  if (!(number > 0 && Number.isFinite(number))) throw mistake(`--${option} is "${value}"; it takes a positive number.`);
  return number;
}

function unknownOption(rawName: string): LoglikError {
  const name = rawName.replace(/^-+/, "");
  const near = Object.keys(options).find((option) => option.startsWith(name.slice(0, 3)) && name.length >= 3);
  return mistake(
    `there is no option ${rawName}.${near === undefined ? " loglik fit --help lists them." : ` Did you mean --${near}?`}`,
  );
}

function mistake(sentence: string): LoglikError {
  return new LoglikError("command-line", `Cannot read the command: ${sentence}`);
}
