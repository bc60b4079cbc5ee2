import type { LoglikError } from "@loglik/core";
import { describe, expect, test } from "vitest";
import { parseCsv } from "../src/parse-csv.js";

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
