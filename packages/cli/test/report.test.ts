import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { run } from "./capture.js";

const folder = mkdtempSync(join(tmpdir(), "loglik-report-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function report(...words: string[]): Promise<string> {
  const path = join(folder, "report.html");
  const { code, error } = await run("fit", ...words, "--report", path);
  expect([code, error]).toEqual([0, ""]);
  return readFileSync(path, "utf8");
}

const headings = (html: string) => [...html.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, text]) => text);
const withoutDrawings = (html: string) =>
  html
    .replace(/<svg[\s\S]*?<\/svg>/g, "<svg/>")
    .replace(/<style>[\s\S]*?<\/style>/, "")
    .replaceAll(folder, "");

test("one predictor and numbers: the regression with its band, and the surface of the two coefficients", async () => {
  const html = await report("cars", "--target", "dist", "--likelihood", "normal");
  expect(headings(html)).toEqual([
    "dist along speed",
    "The likelihood of the two coefficients",
    "Coefficients",
    "What was computed",
  ]);
  await expect(withoutDrawings(html)).toMatchFileSnapshot("golden/cars.html");
});

test("two classes: fitted odds, the curve of a coefficient, counts of classes", async () => {
  const split = ["--where", "set=train", "--test", "set=test"];
  const html = await report("pima", "--target", "type", "--likelihood", "bernoulli", ...split);
  expect(headings(html)).toEqual([
    "Fitted odds of Yes",
    "The likelihood of one coefficient: glu",
    "Coefficients",
    "Observed and most probable class",
    "What was computed",
  ]);
  await expect(withoutDrawings(html)).toMatchFileSnapshot("golden/pima.html");
});

test("a network: the training curve", async () => {
  const words = ["mtcars", "--target", "mpg", "--likelihood", "normal", "--hidden", "4", "--epochs", "10"];
  expect(headings(await report(...words))).toEqual(["Training", "Observed against fitted", "What was computed"]);
});

test("separation: said, and no curve of a likelihood that has no maximum", async () => {
  const html = await report("iris", "--target", "Species", "--likelihood", "categorical");
  expect(headings(html)).toEqual(["Coefficients", "Observed and most probable class", "What was computed"]);
  expect(html).toContain("a hyperplane splits setosa from the other classes");
});

test("the page is one file: no script, and nothing is fetched", async () => {
  const html = await report("pima", "--target", "type", "--likelihood", "bernoulli", "--inputs", "glu,bmi");
  expect(html).not.toMatch(/<script|<link|@import|url\((?!#)| src=/i);
  for (const [address] of html.matchAll(/https?:[^"'\s<)]*/g)) expect(address).toBe("http://www.w3.org/2000/svg");
  expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
});

test("names from the file are text on the page, whatever they hold", async () => {
  const path = join(folder, "<b>.csv");
  writeFileSync(path, '"<img src=x>",y&z\n1,a<i>\n2,b\n2,a<i>\n3,b\n2,b\n1.5,a<i>\n');
  const html = await report(path, "--target", "y&z", "--likelihood", "bernoulli");
  expect(html).not.toMatch(/<img|<i>|<b>/);
  expect(html).toContain("&lt;img src=x&gt;");
  expect(html).toContain("y&amp;z");
});

test("a large table is drawn by some of its rows, and the caption says which", async () => {
  const path = join(folder, "large.csv");
  const rows = Array.from({ length: 5000 }, (_, i) => `${i},${(i * 7919) % 104729}`);
  writeFileSync(path, `x,y\n${rows.join("\n")}\n`);
  const html = await report(path, "--target", "y", "--likelihood", "normal");
  expect(html).toContain("The dots are one in 3 of the 5000 rows that were fitted.");
  expect(html.length).toBeLessThan(1_000_000);
});

test("a report takes the place of an older one", async () => {
  const first = await report("cars", "--target", "dist", "--likelihood", "normal");
  const second = await report("faithful", "--target", "waiting", "--likelihood", "normal");
  expect(second).not.toBe(first);
});
