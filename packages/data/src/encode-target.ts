import { LoglikError } from "@loglik/core";
import { checkNames } from "./check-arguments.js";
import { missingCell, sortedTexts } from "./encode.js";
import { findColumn, isMissing, quote, type Table } from "./table.js";

/** A target that names classes: `y` holds the index of each row's class in `classes`. */
export interface ClassTarget {
  readonly classes: readonly string[];
  readonly y: Float64Array;
}

/**
 * The classes of a column in sort order: numbers by size, texts by code points. With two classes the second is the positive
 * one, since its index is 1 (No, Yes; 0, 1; benign, malignant).
 *
 * @throws LoglikError `one-class` when there is nothing to tell apart; `target-not-classes` for a column of fractions.
 * @example classesOf(iris, "Species")  // ["setosa", "versicolor", "virginica"]
 */
export function classesOf(table: Table, name: string): readonly string[] {
  const column = findColumn(table, name);
  let classes: string[];
  if (column.type === "numeric") {
    const values = [...new Set(column.values)].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
    const position = column.values.findIndex((value) => !Number.isNaN(value) && !Number.isInteger(value));
    if (position >= 0 && values.length > 2) {
      throw new LoglikError(
        "target-not-classes",
        `${table.name}, row ${table.rowNumbers[position]}, column ${quote(name)}: ${column.values[position]} is a measurement, not a class. A likelihood of classes needs a column of texts or of whole numbers.`,
        { row: table.rowNumbers[position], column: name },
      );
    }
    classes = values.map(String);
  } else {
    classes = sortedTexts(column.values);
  }
  if (classes.length < 2) {
    throw new LoglikError(
      "one-class",
      `${table.name}: every row used has ${name} = ${quote(classes[0] ?? "")}. With one class only there is nothing to learn.`,
      { column: name, classes },
    );
  }
  return classes;
}

/**
 * The class of each row as an index into `classes`.
 *
 * @throws LoglikError `cell-missing`, `level-unknown` (a class that is not among `classes`, with its row).
 * @example encodeClasses(pima, "type", ["No", "Yes"]).y[0]  // 0
 */
export function encodeClasses(table: Table, name: string, classes: readonly string[]): ClassTarget {
  checkNames("encodeClasses", "classes", classes);
  const column = findColumn(table, name);
  const indexOf = new Map(classes.map((value, index) => [value, index]));
  const y = Float64Array.from({ length: table.rows }, (_, position) => {
    if (isMissing(column, position)) throw missingCell(table, name, position);
    const value = String(column.values[position]);
    const index = indexOf.get(value);
    if (index === undefined) {
      const row = table.rowNumbers[position];
      throw new LoglikError(
        "level-unknown",
        `${table.name}, row ${row}, column ${quote(name)}: class ${quote(value)} does not occur in the rows that were fitted (${classes.join(", ")}).`,
        { row, column: name, value },
      );
    }
    return index;
  });
  return { classes, y };
}

/**
 * A numeric target, one number a row.
 *
 * @throws LoglikError `target-not-numeric` for a column of texts, `cell-missing`.
 * @example encodeNumbers(cars, "dist")[0]  // 2
 */
export function encodeNumbers(table: Table, name: string): Float64Array {
  const column = findColumn(table, name);
  for (let position = 0; position < table.rows; position++) {
    if (isMissing(column, position)) throw missingCell(table, name, position);
  }
  if (column.type === "numeric") return column.values;
  throw new LoglikError(
    "target-not-numeric",
    `${table.name}, row ${table.rowNumbers[0]}, column ${quote(name)}: ${quote(column.values[0] as string)} is text, and this likelihood is one of numbers. For classes use bernoulli or categorical.`,
    { row: table.rowNumbers[0], column: name },
  );
}
