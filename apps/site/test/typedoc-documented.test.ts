import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Application } from "typedoc";
import { expect, test } from "vitest";
import { load } from "../plugins/typedoc-documented.mjs";

/** Converts a module as the build of the reference does. */
async function convert(source: string): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), "typedoc-"));
  try {
    writeFileSync(join(folder, "module.ts"), source);
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ files: ["module.ts"] }));
    const application = await Application.bootstrap({
      entryPoints: [join(folder, "module.ts")],
      tsconfig: join(folder, "tsconfig.json"),
      logLevel: "None",
    });
    load(application);
    return await application.convert();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("a module whose exports are described is converted", async () => {
  const source =
    "/** The half. */\nexport const half = 0.5;\n/** Twice x. */\nexport function twice(x: number) { return 2 * x; }\nconst own = 1;";
  expect(await convert(source)).toBeDefined();
});

test.each([
  ["a function", "export function twice(x: number) { return 2 * x; }", "twice"],
  ["a constant", "export const half = 0.5;", "half"],
  ["an interface", "export interface Pair { left: number }", "Pair"],
  ["a type", "export type Sign = 1 | -1;", "Sign"],
  ["a class", "export class Thing {}", "Thing"],
])("%s that nothing is said of fails the build, by name", async (_kind, source, name) => {
  await expect(convert(`/** Said. */\nexport const said = 1;\n${source}`)).rejects.toThrow(`  ${name}`);
});
