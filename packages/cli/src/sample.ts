import { type FloatArray, LoglikError } from "@loglik/core";
import {
  type ColumnEncoding,
  classesOf,
  completeRows,
  encodeClasses,
  encodeInputs,
  encodeNumbers,
  encoding,
  findColumn,
  looksMissing,
  predictorNames,
  splitRows,
  type Table,
  unknownColumn,
} from "@loglik/data";
import type { FitCommand } from "./command.js";
import { likelihoods } from "./likelihoods.js";
import type { TableSource } from "./read-table.js";
import { sampleNotes } from "./sample-notes.js";
import { quoteForShell } from "./show/quote-for-shell.js";

/** Encoded rows: x is rows × inputs, row-major; y one number a row (a class index, or the target itself). */
export interface Rows {
  readonly x: Float64Array;
  readonly y: FloatArray;
  readonly rows: number;
}

/** A table made ready for a likelihood, and what happened to its rows on the way. */
export interface Sample {
  readonly name: string;
  readonly target: string;
  /** Classes in sort order; absent for a target of numbers. */
  readonly classes?: readonly string[];
  readonly predictors: readonly string[];
  readonly encodings: readonly ColumnEncoding[];
  readonly fitted: Rows;
  readonly heldOut?: Rows;
  readonly counts: RowCounts;
  /** Sentences for the reader about columns that were left out. */
  readonly notes: readonly string[];
}

export interface RowCounts {
  /** Data rows of the file. */
  readonly read: number;
  readonly fitted: number;
  readonly heldOut: number;
  /** Rows with missing cells among those meant to be fitted or held out. */
  readonly dropped: number;
  /** Of the dropped rows, how many lack each column; one row may lack several. */
  readonly missing: Readonly<Record<string, number>>;
  /** Rows that the conditions chose for neither. */
  readonly unused: number;
}

/**
 * Chooses rows and columns as the command says and encodes them. Everything that is learned (classes, levels, which columns
 * vary) is learned from the rows to fit alone.
 *
 * @throws LoglikError `command-line`, `too-few-rows`, and what the readers and encoders of `@loglik/data` throw.
 */
export function makeSample(source: TableSource, command: FitCommand): Sample {
  const { target } = command;
  const conditions = [...command.where, ...(command.test ? [command.test] : [])].map(({ column }) => column);
  const others = source.columns.filter((column) => column !== target && !conditions.includes(column));
  const unknown = command.without.find((name) => !source.columns.includes(name));
  if (unknown !== undefined) throw unknownColumn(source.name, unknown, source.columns);
  const inputs = command.inputs ?? others.filter((column) => !command.without.includes(column));
  const columns = [...new Set([target, ...inputs, ...conditions])];
  const table = source.read({ columns, text: command.text, ...command.spelling });
  const chosen = chooseRows(table, command);
  const modelled = (part: Table): Table => ({
    ...part,
    columns: [target, ...inputs].map((name) => findColumn(part, name)),
  });
  const fitted = completeRows(modelled(chosen.fit));
  const heldOut = chosen.test && completeRows(modelled(chosen.test));
  refuseEmpty(table, fitted.table, chosen.fit, "fit");
  if (heldOut && chosen.test) refuseEmpty(table, heldOut.table, chosen.test, "hold out");

  if (likelihoods[command.likelihood].target === "numbers") refuseConstant(fitted.table, target);
  const varying = inputs.filter((name) => varies(fitted.table, name));
  const encodings = encoding(fitted.table, varying);
  const classes =
    likelihoods[command.likelihood].target === "numbers" ? undefined : targetClasses(fitted.table, command);
  const encode = (part: Table): Rows => ({
    x: encodeInputs(part, encodings).x,
    y: classes ? encodeClasses(part, target, classes).y : encodeNumbers(part, target),
    rows: part.rows,
  });
  const constant = inputs.filter((name) => !varying.includes(name));
  return {
    name: source.name,
    target,
    classes,
    predictors: predictorNames(encodings),
    encodings,
    fitted: encode(fitted.table),
    heldOut: heldOut && encode(heldOut.table),
    counts: {
      read: table.rows,
      fitted: fitted.table.rows,
      heldOut: heldOut?.table.rows ?? 0,
      dropped: fitted.dropped + (heldOut?.dropped ?? 0),
      missing: addCounts(fitted.missing, heldOut?.missing ?? {}),
      unused: table.rows - chosen.fit.rows - (chosen.test?.rows ?? 0),
    },
    notes: sampleNotes(constant, encodings, target, classes),
  };
}

/** A row that `--test` names is held out even if `--where` names it too. */
function chooseRows(table: Table, { where, test }: FitCommand): { fit: Table; test?: Table } {
  const split = test && splitRows(table, test);
  const fit = where.reduce((rows, condition) => splitRows(rows, condition).matching, split?.rest ?? table);
  return { fit, test: split?.matching };
}

function targetClasses(table: Table, { target, likelihood }: FitCommand): readonly string[] {
  const classes = classesOf(table, target);
  if (likelihoods[likelihood].target === "two classes" && classes.length > 2) {
    const third = classes.slice(0, 4).join(", ") + (classes.length > 4 ? ", …" : "");
    const spelled = classes.find(looksMissing);
    const alike = classes.find((name, at) =>
      classes.slice(at + 1).some((other) => other.toLowerCase() === name.toLowerCase()),
    );
    const mend =
      spelled !== undefined
        ? `If "${spelled}" stands for a missing value, --missing ${quoteForShell(spelled)} makes it one.`
        : alike !== undefined
          ? `"${alike}" is there in more than one way of writing it, and capitals count.`
          : "Use --likelihood categorical.";
    throw new LoglikError(
      "too-many-classes",
      `${table.name}: ${target} has ${classes.length} classes (${third}) and the likelihood ${likelihood} takes two. ${mend}`,
      { column: target, classes: classes.length },
    );
  }
  return classes;
}

function varies(table: Table, name: string): boolean {
  const { values } = findColumn(table, name);
  for (let row = 1; row < table.rows; row++) if (values[row] !== values[0]) return true;
  return false;
}

function refuseConstant(table: Table, target: string): void {
  const [first] = encodeNumbers(table, target);
  if (varies(table, target)) return;
  const what = table.rows === 1 ? "only one row is fitted" : `every row that is fitted has ${target} = ${first}`;
  throw new LoglikError(
    "likelihood-unbounded",
    `${table.name}: ${what}. The likelihood has no maximum there: it grows without bound as the scale shrinks to 0.`,
    { column: target, value: first },
  );
}

function refuseEmpty(table: Table, complete: Table, chosen: Table, purpose: string): void {
  if (complete.rows > 0) return;
  const why =
    chosen.rows === 0
      ? "the conditions of --where and --test leave none"
      : `each of the ${chosen.rows} chosen lacks a cell; leave out predictors with missing cells by --inputs`;
  throw new LoglikError("too-few-rows", `${table.name}: no row is left to ${purpose}: ${why}.`, {
    read: table.rows,
    chosen: chosen.rows,
  });
}

function addCounts(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Record<string, number> {
  const sum: Record<string, number> = { ...a };
  for (const [name, count] of Object.entries(b)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}
