import { LoglikError } from "@loglik/core";
import { describe, expect, test } from "vitest";
import { decodeText } from "../src/decode-text.js";
import { encodeInputs, encoding } from "../src/encode.js";
import { classesOf, encodeClasses } from "../src/encode-target.js";
import { cars } from "../src/generated/tables/cars.js";
import { pima } from "../src/generated/tables/pima.js";
import { completeRows } from "../src/missing.js";
import { columnValues, networkColumns } from "../src/network-columns.js";
import { parseCsv } from "../src/parse-csv.js";
import { readCsv } from "../src/read-csv.js";
import { drawCatsAndDogs } from "../src/simulators/cats-and-dogs.js";
import { simulateCounts } from "../src/simulators/counts.js";
import { simulateCurve } from "../src/simulators/curve.js";
import { simulateLinear } from "../src/simulators/linear.js";
import { simulateLogistic } from "../src/simulators/logistic.js";
import { simulateMoons } from "../src/simulators/moons.js";
import { simulateSymbols } from "../src/simulators/symbols.js";
import { simulateTwoNormals } from "../src/simulators/two-normals.js";
import { simulateVotes } from "../src/simulators/votes.js";
import { splitAtRandom, splitRows } from "../src/split.js";
import { splitStratified } from "../src/split-stratified.js";
import { standardisation, standardise, unstandardise } from "../src/standardise.js";
import { asText, columnNames, findColumn, takeColumns, takeRows } from "../src/table.js";
import { typedTable } from "../src/typed-table.js";

/** What a caller without types may pass. */
// biome-ignore lint/suspicious/noExplicitAny: mistakes that types would forbid are what is tested.
const wrong = (value: unknown): any => value;

function refusal(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof LoglikError) return error.message;
    throw error;
  }
  return "nothing was refused";
}

const csv = "x,y\n1,2\n3,4\n";

describe("what is no argument of the function is refused in words", () => {
  test.each<[string, () => unknown, string]>([
    ["no text", () => parseCsv(wrong(undefined)), "the CSV text is undefined; expected a text"],
    ["bytes", () => parseCsv(wrong(Uint8Array.of(120))), "decodeText makes one of bytes"],
    ["a misspelt option", () => parseCsv(csv, wrong({ delimeter: ";" })), 'there is no option "delimeter"'],
    ["a misspelt option of readCsv", () => readCsv(csv, wrong({ sep: ";" })), 'there is no option "sep"'],
    ["no options", () => parseCsv(csv, wrong(null)), "the options are null"],
    ["a delimiter of two", () => parseCsv(csv, { delimiter: "::" }), 'delimiter is "::"; expected one character'],
    ["no delimiter", () => parseCsv(csv, { delimiter: "" }), "expected one character"],
    ["a quotation mark between cells", () => parseCsv(csv, { delimiter: '"' }), "no quotation mark"],
    ["a number between cells", () => parseCsv(csv, { delimiter: wrong(5) }), "delimiter is 5"],
    ["text as a text", () => parseCsv(csv, { text: wrong("x") }), 'text is "x"; expected a list of names. Write ["x"]'],
    ["missing as a text", () => parseCsv(csv, { missing: wrong("x") }), 'missing is "x"; expected a list'],
    ["columns as a text", () => parseCsv(csv, { columns: wrong("x") }), 'columns is "x"'],
    ["a column twice", () => parseCsv(csv, { columns: ["x", "x"] }), '"x" is there twice'],
    [
      "another decimal mark",
      () => parseCsv(csv, { decimal: wrong("comma") }),
      'decimal is "comma"; expected "." or ","',
    ],
    ["a table for cells", () => typedTable(wrong(cars)), "expected what readCsv returns"],
    ["a column by number", () => findColumn(cars, wrong(0)), "the column is 0; expected a name"],
    ["no table", () => columnNames(wrong(undefined)), "the table is undefined; expected a table"],
    ["a text for a table", () => completeRows(wrong(csv)), "parseCsv makes one of a text"],
    ["columns of an encoding", () => encoding(cars, wrong("speed")), 'Write ["speed"] for one.'],
    ["a predictor twice", () => encoding(cars, ["speed", "speed"]), '"speed" is there twice'],
    ["names for encodings", () => encodeInputs(cars, wrong(["speed"])), "expected what `encoding` returns"],
    ["no classes", () => encodeClasses(pima, "type", wrong(undefined)), "classes is undefined"],
    ["a class twice", () => encodeClasses(pima, "type", ["No", "Yes", "No"]), '"No" is there twice'],
    ["a condition as a text", () => splitRows(pima, wrong("set=train")), 'such as { column: "set", value: "train" }'],
    ["a number as a value", () => splitRows(pima, wrong({ column: "npreg", value: 3 })), "condition.value is 3"],
    ["a fraction as a text", () => splitAtRandom(pima, wrong("0.5")), "fraction is 0.5 of 532 rows"],
    ["a fraction as a text", () => splitStratified(pima, "type", wrong("0.5")), "fraction is 0.5 of 532 rows"],
    [
      "a row that is not there",
      () => takeRows(cars, [0, 50]),
      "positions[1] is 50; expected whole numbers from 0 to 49",
    ],
    ["a row before the first", () => takeRows(cars, [-1]), "positions[0] is -1"],
    ["half a row", () => takeRows(cars, [0.5]), "positions[0] is 0.5"],
    ["a number of rows", () => takeRows(cars, wrong(5)), "positions is 5; expected a list of positions"],
    [
      "a filter",
      () =>
        takeRows(
          cars,
          wrong(() => true),
        ),
      "positions is a function",
    ],
    ["a name for names", () => takeColumns(cars, wrong("speed")), 'Write ["speed"] for one.'],
    ["a name for names", () => asText(cars, wrong("speed")), 'Write ["speed"] for one.'],
    ["a name for names", () => networkColumns(cars, wrong("speed")), 'Write ["speed"] for one.'],
    ["a name for names", () => columnValues(cars, wrong("speed")), 'Write ["speed"] for one.'],
    ["bytes as a text", () => decodeText(wrong("x,y")), 'bytes is "x,y"; expected a Uint8Array'],
    ["bytes as a buffer", () => decodeText(wrong(new ArrayBuffer(3))), "new Uint8Array(buffer)"],
    ["a missing cell", () => standardisation([1, Number.NaN], 2, 1), "x[row 1, column 0] is NaN"],
    ["no rows", () => standardisation([], 0, 1), "rows is 0; expected at least one row"],
    ["no units", () => standardise([1], wrong(undefined)), "expected { centre, scale }"],
    [
      "units of two sizes",
      () => standardise([1, 2], wrong({ centre: [1], scale: [1, 2] })),
      "expected { centre, scale }",
    ],
    [
      "a scale of zero",
      () => unstandardise([1], wrong({ centre: [1], scale: [0] })),
      "scale[0] is 0; expected a positive",
    ],
  ])("%s", (_, action, words) => {
    expect(refusal(action)).toContain(words);
  });

  test.each<[string, (truth: unknown) => unknown]>([
    ["simulateLinear", (truth) => simulateLinear(wrong(truth))],
    ["simulateLogistic", (truth) => simulateLogistic(wrong(truth))],
    ["simulateCounts", (truth) => simulateCounts(wrong(truth))],
    ["simulateCurve", (truth) => simulateCurve(wrong(truth))],
    ["simulateMoons", (truth) => simulateMoons(wrong(truth))],
    ["simulateTwoNormals", (truth) => simulateTwoNormals(wrong(truth))],
    ["simulateVotes", (truth) => simulateVotes(wrong(truth))],
    ["simulateSymbols", (truth) => simulateSymbols(wrong(truth))],
    ["drawCatsAndDogs", (truth) => drawCatsAndDogs(wrong(truth))],
  ])("%s", (name, simulate) => {
    expect(refusal(() => simulate(undefined))).toContain(`${name}: the options are undefined`);
    expect(refusal(() => simulate({ rows: 5, noise: 1 }))).toContain(`${name}: there is no option "noise"`);
    expect(
      refusal(() => simulate({ rows: 2.5, weights: [1], intercepts: [1], transitions: [1], annotators: 3 })),
    ).toMatch(/rows is 2.5|there is no option/);
  });

  test("weights that are left out", () => {
    expect(refusal(() => simulateLogistic(wrong({ rows: 5 })))).toContain("weights is undefined; expected a list");
    expect(refusal(() => simulateVotes(wrong({ rows: 5, annotators: 2 })))).toContain("weights is undefined");
    expect(refusal(() => simulateSymbols(wrong({ rows: 5 })))).toContain("transitions is undefined");
  });
});

test("what is right still is", () => {
  expect(takeRows(cars, Uint32Array.of(3, 3)).rows).toBe(2);
  expect(encodeClasses(pima, "type", classesOf(pima, "type")).y.length).toBe(532);
});
