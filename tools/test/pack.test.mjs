import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createConsumer } from "../pack/consumer.mjs";
import { publishedPackages, wildcardEntries } from "../pack/packages.mjs";
import { runInVitePage } from "../pack/page.mjs";
import { run } from "../pack/run.mjs";
import { packAll } from "../pack/tarballs.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const programs = fileURLToPath(new URL("../pack/programs", import.meta.url));
const attw = fileURLToPath(new URL("../node_modules/.bin/attw", import.meta.url));

/** Outside the checkout, so that nothing is found in a node_modules above. */
const work = mkdtempSync(join(tmpdir(), "loglik-pack-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const packages = publishedPackages(root);
/** @type {Record<string, string>} */
let tarballs = {};
beforeAll(() => {
  tarballs = packAll(root, work);
});

test("every published package has a program", () => {
  const names = packages.map(({ folder }) => `${folder.split("/")[1]}.mjs`);
  const present = readdirSync(programs).filter((file) => !file.endsWith(".page.mjs"));
  expect(present.sort()).toEqual(names.sort());
});

describe.each(packages)("$name", ({ name, folder, closure }) => {
  const short = folder.split("/")[1];
  const program = `${short}.mjs`;
  const consumer = join(work, short);

  test("passes publint", async () => {
    const { buffer } = new Uint8Array(readFileSync(tarballs[name]));
    const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  test("its types resolve (attw)", () => {
    const subpaths = wildcardEntries(join(root, folder));
    const include = subpaths.length > 0 ? ["--include-entrypoints", ...subpaths] : [];
    run(attw, [tarballs[name], "--profile", "esm-only", "--format", "ascii", ...include], work);
  });

  test("installs in an empty folder, where its program runs in Node", { timeout: 300_000 }, () => {
    createConsumer(consumer, Object.fromEntries(closure.map((each) => [each, tarballs[each]])));
    copyFileSync(join(programs, program), join(consumer, program));
    expect(run("node", [program], consumer)).toMatchSnapshot();
  });

  test("brings its licence, and those of what its files hold of others", () => {
    const installed = join(consumer, "node_modules", name);
    expect(readFileSync(join(installed, "LICENSE"), "utf8")).toContain("MIT");
    const others = join(installed, "THIRD-PARTY-LICENSES.txt");
    if (name === "@loglik/engine") expect(readFileSync(others, "utf8")).toMatch(/Comlink[\s\S]*Apache License/);
    else expect(existsSync(others)).toBe(false);
  });

  test("the first program of its README runs there too", () => {
    const readme = readFileSync(join(consumer, "node_modules", name, "README.md"), "utf8");
    const [, , code] = /```(ts|js)\n([\s\S]*?)```/.exec(readme) ?? [];
    expect(code).toBeDefined();
    writeFileSync(join(consumer, "readme.mjs"), code);
    run("node", ["readme.mjs"], consumer);
  });
});

// The command line is for Node; the packages that it is made of each run in a page.
describe.each(packages.filter(({ name }) => name !== "loglik"))("$name", ({ folder }) => {
  test("prints the same in a page that Vite builds", { timeout: 300_000 }, async () => {
    const short = folder.split("/")[1];
    const consumer = join(work, short);
    const own = `${short}.page.mjs`;
    const page = existsSync(join(programs, own)) ? own : `${short}.mjs`;
    copyFileSync(join(programs, page), join(consumer, page));
    expect(await runInVitePage(consumer, page)).toBe(run("node", [`${short}.mjs`], consumer));
  });
});
