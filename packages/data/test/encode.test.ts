import type { LoglikError } from "@loglik/core";
import { describe, expect, test } from "vitest";
import { encodeInputs, encoding, predictorNames } from "../src/encode.js";
import { classesOf, encodeClasses, encodeNumbers } from "../src/encode-target.js";
import { completeRows } from "../src/missing.js";
import { parseCsv } from "../src/parse-csv.js";
import { standardisation, standardise, unstandardise } from "../src/standardise.js";
import { asText, takeRows } from "../src/table.js";

const table = parseCsv("x,g,y\n1,b,No\n2,a,Yes\n3,c,No\n4,b,Yes\n", { name: "t.csv" });

function errorOf(run: () => unknown): LoglikError {
  try {
    run();
  } catch (error) {
    return error as LoglikError;
  }
  throw new Error("no error was thrown");
}

describe("encodeInputs", () => {
  test("text becomes indicators of every level but the first in sort order", () => {
    const encodings = encoding(table, ["g", "x"]);
    expect(encodings[0]).toEqual({ type: "indicator", column: "g", baseline: "a", levels: ["b", "c"] });
    expect(predictorNames(encodings)).toEqual(["g = b", "g = c", "x"]);
    const design = encodeInputs(table, encodings);
    expect([...design.x]).toEqual([1, 0, 1, 0, 0, 2, 0, 1, 3, 1, 0, 4]);
  });

  test("an encoding learned on some rows refuses a level it never met, naming the row of the file", () => {
    const encodings = encoding(takeRows(table, [0, 1]), ["g"]);
    const error = errorOf(() => encodeInputs(takeRows(table, [2]), encodings));
    expect(error.code).toBe("level-unknown");
    expect(error.message).toContain('t.csv, row 3, column "g": "c"');
  });

  test("missing cells are refused with their row, and completeRows removes them", () => {
    const holes = parseCsv("x,y\n1,2\nNA,3\n4,NA\n5,6\n", { name: "h.csv" });
    expect(errorOf(() => encodeInputs(holes, encoding(holes, ["x"]))).message).toContain('h.csv, row 2, column "x"');
    const complete = completeRows(holes);
    expect(complete.dropped).toBe(2);
    expect(complete.missing).toEqual({ x: 1, y: 1 });
    expect([...complete.table.rowNumbers]).toEqual([1, 4]);
  });

  test("numbers can be read as codes of categories", () => {
    const codes = asText(parseCsv("k\n2\nNA\n1\n"), ["k"]);
    expect(codes.columns[0].values).toEqual(["2", null, "1"]);
    expect(errorOf(() => asText(codes, ["j"])).code).toBe("column-unknown");
  });

  test("a text column that names the rows is refused", () => {
    const names = Array.from({ length: 30 }, (_, i) => `person ${i},${i}`).join("\n");
    expect(errorOf(() => encoding(parseCsv(`who,y\n${names}\n`), ["who"])).code).toBe("too-many-levels");
  });
});

describe("targets", () => {
  test("texts sort by code point, numbers by size; the second of two is the positive class", () => {
    expect(classesOf(table, "y")).toEqual(["No", "Yes"]);
    expect(classesOf(parseCsv("k\n10\n9\n2\n"), "k")).toEqual(["2", "9", "10"]);
    expect([...encodeClasses(table, "y", ["No", "Yes"]).y]).toEqual([0, 1, 0, 1]);
  });

  test("one class, fractions and unknown classes are refused", () => {
    expect(errorOf(() => classesOf(parseCsv("k\nA\nA\n"), "k")).code).toBe("one-class");
    expect(errorOf(() => classesOf(parseCsv("k\n1\n2.5\n3\n", { name: "f.csv" }), "k")).message).toContain(
      'f.csv, row 2, column "k": 2.5',
    );
    expect(errorOf(() => encodeClasses(table, "y", ["No", "Maybe"])).code).toBe("level-unknown");
  });

  test("a target of numbers is not a column of texts", () => {
    expect([...encodeNumbers(table, "x")]).toEqual([1, 2, 3, 4]);
    expect(errorOf(() => encodeNumbers(table, "y")).message).toContain('t.csv, row 1, column "y": "No" is text');
  });
});

describe("standardise", () => {
  test.each([1e-300, 1e-200, 1, 1e200, 5e307])("numbers of the size of %s", (unit) => {
    const { centre, scale } = standardisation(Float64Array.of(-unit, 0, 2 * unit, 3 * unit), 4, 1);
    expect(centre[0] / unit).toBeCloseTo(1, 13);
    expect(scale[0] / unit).toBeCloseTo(Math.sqrt(2.5), 13);
  });

  test("gives mean 0 and variance 1, and unstandardise undoes it", () => {
    const x = Float64Array.of(1, 10, 2, 10, 6, 10);
    const units = standardisation(x, 3, 2);
    const z = standardise(x, units);
    expect(z[0] + z[2] + z[4]).toBeCloseTo(0, 14);
    expect(z[0] ** 2 + z[2] ** 2 + z[4] ** 2).toBeCloseTo(3, 13);
    expect([z[1], z[3], z[5]]).toEqual([0, 0, 0]);
    unstandardise(z, units).forEach((value, i) => {
      expect(value).toBeCloseTo(x[i], 13);
    });
  });

  test("a column that is constant up to rounding keeps scale 1", () => {
    expect(standardisation(Float64Array.of(0.1, 0.1, 0.1), 3, 1).scale[0]).toBe(1);
  });

  test("refuses a matrix that does not fit its shape", () => {
    expect(errorOf(() => standardisation(Float64Array.of(1, 2, 3), 2, 2)).code).toBe("shape");
  });
});
