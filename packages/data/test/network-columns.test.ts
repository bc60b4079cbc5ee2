import { describe, expect, it } from "vitest";
import { columnValues, completeRows, networkColumns, parseCsv } from "../src/index.js";

const table = parseCsv("sky,wind,note\nrain,2,a\nclear,4,b\nrain,6,\n", { name: "weather.csv" });

describe("networkColumns", () => {
  it("describes numbers by mean and deviation, and texts by their levels in sort order", () => {
    expect(networkColumns(table, ["wind", "sky"])).toEqual({
      wind: { type: "numeric", centre: 4, scale: Math.sqrt(8 / 3) },
      sky: { type: "categorical", levels: ["clear", "rain"] },
    });
    expect(Object.keys(networkColumns(table, ["wind", "sky"]))).toEqual(["wind", "sky"]);
  });

  it("gives a constant column scale 1", () => {
    expect(networkColumns(parseCsv("x\n3\n3\n"), ["x"]).x).toEqual({ type: "numeric", centre: 3, scale: 1 });
  });
});

describe("columnValues", () => {
  it("gives the cells by name", () => {
    expect(columnValues(table, ["sky", "wind"])).toEqual({
      sky: ["rain", "clear", "rain"],
      wind: Float64Array.of(2, 4, 6),
    });
  });

  it("refuses missing cells and columns, with row and name", () => {
    expect(() => columnValues(table, ["note"])).toThrow(/weather\.csv, row 3, column "note" is missing.*cell-missing/);
    expect(() => networkColumns(table, ["note"])).toThrow(/cell-missing/);
    expect(() => columnValues(table, ["rain"])).toThrow(/column-unknown/);
    expect(columnValues(completeRows(table).table, ["note"]).note).toEqual(["a", "b"]);
  });
});
