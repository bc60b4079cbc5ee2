import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

/** The program as a user starts it: the bin, the built packages, a process of its own. Needs `npm run build`. */
const bin = fileURLToPath(new URL("../bin/loglik.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "loglik-process-"));
afterAll(() => rmSync(folder, { recursive: true }));

const loglik = (...words: string[]) => spawnSync(process.execPath, [bin, ...words], { encoding: "utf8" });

test("a fit prints its summary and exits with 0", () => {
  const { status, stdout, stderr } = loglik("fit", "cars", "--target", "dist", "--likelihood", "normal");
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("4.131569");
  // No terminal, no escape codes.
  expect(stdout).not.toContain("\u001b");
});

test("a network trains in a worker and the process ends by itself", () => {
  const words = ["--target", "type", "--likelihood", "bernoulli", "--where", "set=train", "--test", "set=test"];
  const { status, stdout, stderr } = loglik("fit", "pima", ...words, "--hidden", "8", "--epochs", "20", "--json");
  expect([status, stderr]).toEqual([0, ""]);
  const report = JSON.parse(stdout);
  expect(report.nll.fitted.nats).toBeLessThan(report.nll.fitted.constantModelNats);
});

test("a mistake is one sentence on the error stream and exit code 1", () => {
  const path = join(folder, "t.csv");
  writeFileSync(path, "x,y\n1,2\n2,b\n3,4\n");
  const { status, stdout, stderr } = loglik("fit", path, "--target", "y", "--likelihood", "normal", "--json");
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toBe(
    'loglik: t.csv, row 2 (line 3), column "y": "b" is text in an otherwise numeric column. Mend the cell, leave it empty if the value is missing, or read the column as text if its numbers are codes. [cell-not-numeric]\n',
  );
});

test("a reader that closes the pipe early is no error", async () => {
  const child = spawn(process.execPath, [bin, "fit", "mtcars", "--target", "mpg", "--likelihood", "normal", "--json"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let error = "";
  child.stderr.on("data", (chunk) => {
    error += chunk;
  });
  child.stdout.destroy();
  const status = await new Promise((resolve) => child.on("close", resolve));
  expect([status, error]).toEqual([0, ""]);
});

test("before the build, the bin says what to run", () => {
  const elsewhere = join(folder, "bin");
  mkdirSync(elsewhere);
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  cpSync(bin, join(elsewhere, "loglik.js"));
  const { status, stderr } = spawnSync(process.execPath, [join(elsewhere, "loglik.js")], { encoding: "utf8" });
  expect([status, stderr]).toEqual([1, "loglik is not built yet: run `npm run build` in the repository first.\n"]);
});

test("- reads the table from the standard input", () => {
  const words = ["fit", "-", "--target", "y", "--likelihood", "normal"];
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...words], {
    encoding: "utf8",
    input: "x,y\n1,2\n2,3.5\n3,4\n4,6\n",
  });
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("y in the standard input");
  expect(stdout).toContain("4 fitted");
});
