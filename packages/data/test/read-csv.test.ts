import { LoglikError } from "@loglik/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCsv } from "../src/read-csv.js";

function errorOf(text: string): LoglikError {
  try {
    readCsv(text, { name: "t.csv" });
  } catch (error) {
    expect(error).toBeInstanceOf(LoglikError);
    return error as LoglikError;
  }
  throw new Error("no error was thrown");
}

describe("readCsv", () => {
  test("cuts a text into a header and rows", () => {
    const csv = readCsv("x,y\n1,2\n3,4\n");
    expect(csv.header).toEqual(["x", "y"]);
    expect(csv.cells).toEqual([
      ["1", "2"],
      ["3", "4"],
    ]);
    expect([...csv.lines]).toEqual([2, 3]);
  });

  test("reads a byte order mark, CRLF, quoted cells, and blanks around cells", () => {
    const csv = readCsv('\uFEFFname,"a,b"\r\n"say ""hi""",  2 \r\nlast,4');
    expect(csv.header).toEqual(["name", "a,b"]);
    expect(csv.cells).toEqual([
      ['say "hi"', "2"],
      ["last", "4"],
    ]);
  });

  test("counts lines through line breaks inside quoted cells", () => {
    const csv = readCsv('x,y\r\n"two\r\nlines",1\r\nz,2\r\n');
    expect([...csv.lines]).toEqual([2, 4]);
    expect(csv.cells[0][0]).toBe("two\r\nlines");
  });

  test("takes the delimiter that cuts the header into most cells", () => {
    expect(readCsv("a;b;c\n1;2,5;3\n").cells).toEqual([["1", "2,5", "3"]]);
    expect(readCsv("a\tb\n1\t2\n").header).toEqual(["a", "b"]);
    expect(readCsv("a|b\n1|2\n", { delimiter: "," }).header).toEqual(["a|b"]);
    expect(readCsv("velocity\n9172\n").cells).toEqual([["9172"]]);
  });

  test("skips blank lines, but a blank line is a missing cell in a table of one column", () => {
    expect(readCsv("x,y\n\n1,2\n\n3,4\n\n").cells).toHaveLength(2);
    expect([...readCsv("x,y\n\n1,2\n\n3,4\n\n").lines]).toEqual([3, 5]);
    expect(readCsv("x\n1\n\n3\n\n").cells).toEqual([["1"], [""], ["3"]]);
  });

  test("names the row, the line and the column of a ragged row", () => {
    const short = errorOf("x,y,z\n1,2,3\n4,5\n");
    expect(short.code).toBe("csv-ragged-row");
    expect(short.message).toBe(
      't.csv, row 2 (line 3) has 2 cells and the header has 3: nothing stands in column "z". [csv-ragged-row]',
    );
    expect(errorOf("x,y\n1,2,9\n").message).toContain('"9" stands beyond the last column "y"');
  });

  test("refuses an empty text, a header without rows, and NUL characters", () => {
    expect(errorOf("").code).toBe("table-empty");
    expect(errorOf(" \n\n").code).toBe("table-empty");
    expect(errorOf("x,y\n").message).toContain("a header (2 columns) but no rows");
    expect(errorOf("PNG\0\0,x\n1,2").code).toBe("file-not-text");
  });

  test("refuses a header with a name twice or a column without a name", () => {
    expect(errorOf("x,y,x\n1,2,3\n").message).toContain('columns 1 and 3 are both called "x"');
    expect(errorOf(",y\n1,2\n").message).toContain("column 1 of the header has no name");
  });

  test("names the line of a quotation mark that never closes", () => {
    const error = errorOf('x,y\n1,2\n"3,4\n5,6\n');
    expect(error.code).toBe("csv-quotes");
    expect(error.message).toContain("line 3");
  });

  test("reads back any cells that were quoted by the rules", () => {
    const cell = fc.string({ unit: "grapheme-ascii" }).map((text) => text.trim());
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const quoted = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(","));
        expect(readCsv(`left,right\n${quoted.join("\n")}\n`).cells).toEqual(rows);
      }),
    );
  });
});

test("a first line that names the delimiter, as spreadsheets write it", () => {
  const cells = readCsv("\ufeffsep=;\r\nx;y\r\n1,5;2\r\n");
  expect([cells.header, cells.cells, cells.lines[0]]).toEqual([["x", "y"], [["1,5", "2"]], 3]);
  expect(readCsv("sep=|\na|b,c\n1|2\n").header).toEqual(["a", "b,c"]);
});
