import type { LoglikError } from "@loglik/core";
import { describe, expect, test } from "vitest";
import { encoding } from "../src/encode.js";
import { parseCsv } from "../src/parse-csv.js";
import { findColumn, numericValues } from "../src/table.js";

function errorOf(text: string, options = {}): LoglikError {
  try {
    parseCsv(text, { name: "t.csv", ...options });
  } catch (error) {
    return error as LoglikError;
  }
  throw new Error("no error was thrown");
}

describe("typed columns", () => {
  test("numbers are numeric, anything else is text, empty and NA are missing", () => {
    const table = parseCsv("x,g,n\n1,low,-.5\nNA,,2e3\n+3.,high,NA\n");
    expect(table.columns).toEqual([
      { name: "x", type: "numeric", values: Float64Array.of(1, Number.NaN, 3) },
      { name: "g", type: "text", values: ["low", null, "high"] },
      { name: "n", type: "numeric", values: Float64Array.of(-0.5, 2000, Number.NaN) },
    ]);
    expect([...table.rowNumbers]).toEqual([1, 2, 3]);
  });

  test("one text cell in an otherwise numeric column is a mistake, with row, line, column and value", () => {
    const error = errorOf("x,y\n1,2\n3,four\n5,6\n");
    expect(error.code).toBe("cell-not-numeric");
    expect(error.message).toContain(
      't.csv, row 2 (line 3), column "y": "four" is text in an otherwise numeric column.',
    );
    expect(error.detail).toEqual({ row: 2, line: 3, column: "y", value: "four" });
  });

  test("a column in which fewer than half of the cells look like numbers is text", () => {
    expect(parseCsv("g\nlow\nhigh\n3\n").columns[0].type).toBe("text");
    expect(errorOf("g\nlow\n3\n").code).toBe("cell-not-numeric");
    expect(parseCsv("g\nlow\n3\n", { text: ["g"] }).columns[0].values).toEqual(["low", "3"]);
  });

  test.each(["NaN", "nan", "Infinity", "-inf", "1e999"])("%s in a numeric column is refused", (cell) => {
    const error = errorOf(`x,y\n1,2\n3,${cell}\n`);
    expect(error.code).toBe("cell-not-finite");
    expect(error.message).toContain(`row 2 (line 3), column "y": "${cell}" is not a finite number`);
  });

  test("the words nan and inf are texts like others in a column of texts", () => {
    expect(parseCsv("g\nnan\nroti\nbagel\n").columns[0].values).toEqual(["nan", "roti", "bagel"]);
  });

  test("decimal commas are named", () => {
    expect(errorOf("x;y\n1,5;2\n2,5;3\n").message).toContain(
      '"1,5" is text in an otherwise numeric column. Write decimals with a point',
    );
  });

  test("forms of numbers that JavaScript alone understands are texts", () => {
    expect(errorOf("x\n1\n0x10\n").code).toBe("cell-not-numeric");
    expect(errorOf("x\n1\n1_000\n").code).toBe("cell-not-numeric");
  });

  test("only the columns asked for are read and checked", () => {
    const table = parseCsv("x,note,y\n1,2,3\n4,oops,5\n", { columns: ["y", "x"] });
    expect(table.columns.map((column) => column.name)).toEqual(["y", "x"]);
    expect(errorOf("x,y\n1,2\n", { columns: ["X"] }).message).toContain("Did you mean x?");
  });

  test("a column with nothing but missing cells is refused", () => {
    expect(errorOf("x,y\n1,NA\n2,\n").code).toBe("column-empty");
  });
});

describe("numbers and missing cells as other programs write them", () => {
  const column = (text: string, options = {}) => Array.from(numericValues(parseCsv(text, options), "x"));

  test.each([".", "null", "N/A", "-", "?"])("a cell that reads %s is missing where the caller says so", (spelling) => {
    const text = `x,g\n1,a\n${spelling},b\n3,${spelling}\n`;
    const table = parseCsv(text, { missing: [spelling] });
    expect(table.columns.map(({ type }) => type)).toEqual(["numeric", "text"]);
    expect(Array.from(numericValues(table, "x"))).toEqual([1, Number.NaN, 3]);
    expect(table.columns[1].values).toEqual(["a", "b", null]);
    expect(() => parseCsv(text)).toThrow(`list "${spelling}" under "missing" when the table is read`);
  });

  test("NaN can be listed, too", () => {
    expect(column("x,y\n1,0\nNaN,0\n", { missing: ["NaN"] })).toEqual([1, Number.NaN]);
    expect(() => parseCsv("x,y\n1,0\nNaN,0\n")).toThrow('or list "NaN" under "missing"');
  });

  test("decimal commas, where the caller says so", () => {
    expect(column("x;y\n2,5;1\n-0,25;2\n1e3;2\n7;1\n", { decimal: "," })).toEqual([2.5, -0.25, 1000, 7]);
    expect(() => parseCsv("x;y\n2,5;1\n")).toThrow('or read the table with decimal commas (decimal: ",")');
    expect(() => parseCsv("x;y\n2.5;1\n", { decimal: "," })).toThrow("read the table with decimal points");
  });

  test("a typographic minus", () => {
    expect(column("x,y\n−2.5,1\n1e−3,2\n")).toEqual([-2.5, 0.001]);
  });

  test.each([
    ["1,234,567", "without anything between thousands"],
    ["1 234", "without anything between thousands"],
    ["1'234.50", "without anything between thousands"],
    ["1,234", "Between thousands nothing may stand"],
    ["$100", "Write the bare number"],
    ["12.5%", "Write the bare number"],
    ["3 €", "Write the bare number"],
  ])("%s is a number that is written in a way not read", (cell, words) => {
    expect(() => parseCsv(`x;y\n${cell};1\n${cell};2\n`)).toThrow(words);
  });

  test("words, codes and dates stay texts", () => {
    for (const cell of ["a1", "12-03-2024", "10.1.1.1", "1,2,3", "A%", "x-1", "1st"]) {
      expect(parseCsv(`x;y\n${cell};1\n${cell};2\n`).columns[0].type).toBe("text");
    }
  });

  test("dates that are all different are said to be dates", () => {
    const rows = Array.from({ length: 25 }, (_, day) => `2024-03-${String(day + 1).padStart(2, "0")},${day}`);
    expect(() => encoding(parseCsv(`day,y\n${rows.join("\n")}\n`), ["day"])).toThrow("look like dates");
  });

  test("what the names say about a file that was misread", () => {
    expect(() => findColumn(parseCsv("1.5,a\n2.5,b\n"), "y")).toThrow("The first line looks like data");
    expect(() => findColumn(parseCsv("x g y\n1 2 3\n"), "y")).toThrow("is another delimiter between the cells?");
  });
});
