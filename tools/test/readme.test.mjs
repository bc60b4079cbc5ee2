import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { predictiveBandSvg } from "../figures/predictive-band.mjs";

const root = new URL("../../", import.meta.url);
const readme = readFileSync(new URL("README.md", root), "utf8");

/** @param {string} language */
const block = (language) => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1] ?? "";

// In this folder, so that Node finds the packages.
const program = fileURLToPath(new URL(`./readme-${process.pid}.mjs`, import.meta.url));
afterAll(() => rmSync(program, { force: true }));

test("the README's example prints what the README says", () => {
  writeFileSync(program, block("ts"));
  const { stdout, stderr } = spawnSync("node", [program], { encoding: "utf8" });
  expect(stderr).toBe("");
  expect(stdout).toBe(block("text"));
});

test("the README's command is ours and reaches the maximum, inside the checkout", () => {
  const command = /npx loglik (fit[\s\S]*?)```/.exec(readme)?.[1].replaceAll("\\\n", " ").trim().split(/\s+/) ?? [];
  const report = command.indexOf("--report");
  const args = [...command.slice(0, report), ...command.slice(report + 2), "--json"];
  const { stdout, stderr } = spawnSync("npx", ["--no-install", "loglik", ...args], { encoding: "utf8", cwd: root });
  expect(stdout, stderr).not.toBe("");
  const { nll } = JSON.parse(stdout);
  // R 4.2, glm(type ~ ., binomial) on MASS's Pima.tr; scored on Pima.te.
  expect(nll.fitted.nats).toBeCloseTo(0.445977, 4);
  expect(nll.heldOut.nats).toBeCloseTo(0.440699, 4);
});

test("the README's figure is the one that its script draws", async () => {
  await expect(await predictiveBandSvg()).toMatchFileSnapshot("../../docs/images/predictive-band.svg");
});

test.each(["README.md", "CONTRIBUTING.md"])("%s links to files that exist", (file) => {
  const text = readFileSync(new URL(file, root), "utf8");
  const targets = [...text.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map((match) => match[1]);
  expect(targets.filter((target) => !existsSync(new URL(target, root)))).toEqual([]);
});

test("every npm script that a document names exists, at the root or in the folder that it names", () => {
  const folders = ["", "docs/", "tools/", ...["apps/", "packages/"].flatMap(foldersIn)];
  const scripts = folders.flatMap((folder) =>
    Object.keys(JSON.parse(readFileSync(new URL(`${folder}package.json`, root), "utf8")).scripts ?? {}),
  );
  const documents = ["README.md", "CONTRIBUTING.md"]
    .map((file) => readFileSync(new URL(file, root), "utf8"))
    .join("\n");
  const named = [...documents.matchAll(/npm (?:run (?:-s )?)([a-z:-]+)/g)].map((match) => match[1]);
  expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
});

test("every file that CONTRIBUTING names by its whole path exists", () => {
  const text = readFileSync(new URL("CONTRIBUTING.md", root), "utf8");
  const paths = [...text.matchAll(/`((?:packages|docs|apps|tools)\/[\w./-]+)`/g)].map((match) => match[1]);
  expect(paths.length).toBeGreaterThan(10);
  expect(paths.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
});

/** @param {string} parent with a slash at its end */
function foldersIn(parent) {
  const children = readdirSync(new URL(parent, root), { withFileTypes: true });
  return children.filter((child) => child.isDirectory()).map(({ name }) => `${parent}${name}/`);
}
