import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { run } from "./capture.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "loglik-mistakes-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function csv(text: string | Uint8Array): string {
  const path = join(folder, "t.csv");
  writeFileSync(path, text);
  return path;
}

/** The one sentence that a wrong command or a wrong table gets; checks that nothing else was printed or written. */
async function mistake(...words: string[]): Promise<string> {
  const report = join(folder, "report.html");
  const before = readdirSync(folder);
  const asksForReport = words.includes("--report");
  const { code, out, error } = await run(...words, ...(asksForReport ? [] : ["--report", report]));
  expect(code).toBe(1);
  expect(out).toBe("");
  expect(error).toMatch(/^loglik: [^\n]+\n$/);
  expect(error).not.toMatch(/ {4}at |\.[jt]s:\d/);
  expect(readdirSync(folder)).toEqual(before);
  expect(existsSync(report)).toBe(false);
  return error;
}

const normal = ["--target", "y", "--likelihood", "normal"];
const good = "x,y\n1,2\n2,3\n3,5\n4,4\n";

describe("tables", () => {
  test("a missing file, a folder", async () => {
    expect(await mistake("fit", join(folder, "no.csv"), ...normal)).toContain("there is no such file");
    expect(await mistake("fit", folder, ...normal)).toContain("it is a folder");
  });

  test("no such column: target, input, condition, text", async () => {
    const path = csv(good);
    expect(await mistake("fit", path, "--target", "Y", "--likelihood", "normal")).toContain(
      'no column "Y". Did you mean y?',
    );
    expect(await mistake("fit", path, ...normal, "--inputs", "z")).toContain('no column "z". It has x, y.');
    expect(await mistake("fit", path, ...normal, "--where", "set=train")).toContain('no column "set"');
    expect(await mistake("fit", path, ...normal, "--text", "race")).toContain('no column "race"');
  });

  test("one text cell in an otherwise numeric column: row, column and value", async () => {
    const error = await mistake("fit", csv("x,y\n1,2\n2,three\n3,5\n4,4\n"), ...normal);
    expect(error).toContain('t.csv, row 2 (line 3), column "y": "three" is text in an otherwise numeric column');
  });

  test("what an option of the command line mends: it is named", async () => {
    expect(await mistake("fit", csv("x,y\n1,2\n.,3\n3,5\n"), ...normal)).toContain(
      "On the command line: --missing . [cell-not-numeric]",
    );
    expect(await mistake("fit", csv("x,y\n1,2\nnan,3\n3,5\n"), ...normal)).toContain(
      "On the command line: --missing nan [",
    );
    expect(await mistake("fit", csv("x;y\n1,5;2\n2;3\n"), ...normal)).toContain(
      "On the command line: --decimal comma [",
    );
    expect(await mistake("fit", csv("x,e,y\n1,,2\n2,,3\n"), ...normal)).toContain("On the command line: --without e [");
    const names = Array.from({ length: 30 }, (_, row) => `id ${row},${row ** 2}`);
    expect(await mistake("fit", csv(`who is it,y\n${names.join("\n")}\n`), ...normal)).toContain(
      "Leave it out of the inputs. On the command line: --without 'who is it' [",
    );
  });

  test("classes that are one class, written twice, or none", async () => {
    const words = ["--target", "c", "--likelihood", "bernoulli"];
    expect(await mistake("fit", csv("x,c\n1,Yes\n2,yes\n3,No\n"), ...words)).toContain(
      '"Yes" is there in more than one way',
    );
    expect(await mistake("fit", csv("x,c\n1,Yes\n2,null\n3,No\n"), ...words)).toContain("--missing null makes it one.");
  });

  test("a name with a line break, or with what a terminal would obey, stays on one line", async () => {
    const error = await mistake(
      "fit",
      csv('"a\n\u001b[31mb",y\n1,2\n3,4\n'),
      "--target",
      "z",
      "--likelihood",
      "normal",
    );
    expect(error).toContain("It has a [31mb, y.");
  });

  test("an empty table, with and without a header", async () => {
    expect(await mistake("fit", csv(""), ...normal)).toContain("t.csv is empty");
    expect(await mistake("fit", csv("x,y\n"), ...normal)).toContain("no rows");
  });

  test.each(["NaN", "Infinity", "-Inf"])("%s: row and column", async (cell) => {
    const error = await mistake("fit", csv(`x,y\n1,2\n${cell},3\n3,5\n`), ...normal);
    expect(error).toContain(`row 2 (line 3), column "x": "${cell}" is not a finite number`);
  });

  test("a ragged row: row and column", async () => {
    const error = await mistake("fit", csv("x,y\n1,2\n3\n"), ...normal);
    expect(error).toContain('row 2 (line 3) has 1 cell and the header has 2: nothing stands in column "y"');
  });

  test("a binary file, a text in another encoding", async () => {
    expect(await mistake("fit", csv(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1)), ...normal)).toContain("binary file");
    expect(await mistake("fit", csv(Uint8Array.of(0x78, 0xe9, 0x0a)), ...normal)).toContain("not UTF-8");
  });

  test("one class only", async () => {
    const path = csv("x,c\n1,a\n2,a\n");
    const error = await mistake("fit", path, "--target", "c", "--likelihood", "bernoulli");
    expect(error).toContain('every row used has c = "a"');
  });

  test("a target that the likelihood cannot have", async () => {
    const three = await mistake("fit", "iris", "--target", "Species", "--likelihood", "bernoulli");
    expect(three).toContain("Species has 3 classes (setosa, versicolor, virginica)");
    const text = await mistake("fit", "iris", "--target", "Species", "--likelihood", "normal");
    expect(text).toContain('row 1, column "Species": "setosa" is text');
    const fractions = await mistake("fit", "iris", "--target", "Petal.Width", "--likelihood", "categorical");
    expect(fractions).toContain("0.2 is a measurement, not a class");
    const constant = await mistake("fit", csv("x,y\n1,3\n2,3\n"), ...normal);
    expect(constant).toContain("every row that is fitted has y = 3");
  });

  test("a class or a level that only the held-out rows have", async () => {
    const words = ["--target", "c", "--likelihood", "categorical", "--test", "k=2"];
    const unseen = csv("x,c,k\n1,a,1\n2,b,1\n3,z,2\n");
    expect(await mistake("fit", unseen, ...words)).toContain('row 3, column "c": class "z" does not occur');
    const level = csv("g,c,k\nu,a,1\nv,b,1\nw,a,2\n");
    expect(await mistake("fit", level, ...words)).toContain('row 3, column "g": "w" does not occur');
  });

  test("conditions that leave no row", async () => {
    const error = await mistake("fit", "pima", "--target", "type", "--likelihood", "bernoulli", "--where", "set=Train");
    expect(error).toContain('no row has set = "Train". Values of that column: train, test.');
    const all = csv("x,y,k\n1,2,1\n2,4,1\n3,7,1\n");
    expect(await mistake("fit", all, ...normal, "--test", "k=1")).toContain("no row is left to fit");
    const holes = csv("x,z,y\n1,NA,2\nNA,2,3\n");
    expect(await mistake("fit", holes, ...normal)).toContain("each of the 2 chosen lacks a cell");
  });
});

describe("commands", () => {
  const wrong = (...words: string[]) => mistake("fit", csv(good), ...words);

  test("unknown words", async () => {
    expect(await mistake("predict")).toContain('there is no command "predict"');
    expect(await wrong(...normal, "--hiden", "3")).toContain("there is no option --hiden. Did you mean --hidden?");
    expect(await wrong(...normal, "-q")).toContain("there is no option -q");
    expect(await wrong("more.csv", ...normal)).toContain('"more.csv" is one word too many');
  });

  test("what is needed and absent", async () => {
    expect(await mistake("fit")).toContain("no table was given");
    expect(await wrong("--likelihood", "normal")).toContain("--target is missing");
    expect(await wrong("--target", "y")).toContain("--likelihood is missing; it takes bernoulli, categorical, normal");
    expect(await wrong("--target", "y", "--likelihood", "gamma")).toContain('--likelihood is "gamma"');
    expect(await wrong("--target", "--likelihood", "normal")).toContain("--target needs a value");
    expect(await wrong("--likelihood", "normal", "--target")).toContain("--target needs a value");
  });

  test.each([
    ["--hidden", "32,"],
    ["--hidden", "0"],
    ["--hidden", "many"],
    ["--epochs", "1.5"],
    ["--epochs", "0"],
    ["--rate", "-1"],
    ["--rate", "fast"],
    ["--batch", "none"],
    ["--seed", "-3"],
    ["--where", "set"],
    ["--where", "=train"],
    ["--inputs", "x,,y"],
    ["--inputs", "x,x"],
    ["--inputs", "y"],
    ["--test", "y=2"],
    ["--without", "y"],
    ["--decimal", "dot"],
  ])("%s %s", async (option, value) => {
    expect(await wrong(...normal, option, value)).toContain(option);
  });

  test("an option twice, a value for a switch, an input that chooses rows", async () => {
    expect(await wrong(...normal, "--seed", "1", "--seed", "2")).toContain('--seed was given twice: "1" and "2"');
    expect(await wrong(...normal, "--json=yes")).toContain("--json takes no value");
    expect(await wrong(...normal, "--inputs", "x", "--where", "x=1")).toContain("chooses rows");
    expect(await wrong(...normal, "--inputs", "x", "--without", "x")).toContain("give one of the two");
    expect(await wrong(...normal, "--without", "z")).toContain('no column "z"');
  });

  test("a network without inputs", async () => {
    expect(
      await mistake("fit", "galaxies", "--target", "velocity", "--likelihood", "normal", "--hidden", "4"),
    ).toContain("no column is left as an input");
  });

  test("a learning rate at which training diverges leaves nothing behind", async () => {
    const words = ["fit", "cars", "--target", "dist", "--likelihood", "normal", "--hidden", "8", "--rate", "1e30"];
    expect(await mistake(...words)).toContain("loss-not-finite");
  });
});

describe("reports that cannot be written", () => {
  test("a folder that does not exist, a folder in the place, the table itself", async () => {
    const path = csv(good);
    const missing = join(folder, "none", "r.html");
    expect(await mistake("fit", path, ...normal, "--report", missing)).toContain("does not exist");
    mkdirSync(join(folder, "taken"));
    expect(await mistake("fit", path, ...normal, "--report", join(folder, "taken"))).toContain("it is a folder");
    expect(await mistake("fit", path, ...normal, "--report", path)).toContain("it is the table itself");
    expect(readFileSync(path, "utf8")).toBe(good);
  });
});
