import { expect, test } from "vitest";
import { SyntaxMistake, transformModule } from "../src/playground/transform";

test("types go, imports become require, and lines keep their numbers", () => {
  const { script, specifiers } = transformModule(
    'import type { Figure } from "@loglik/plot";\nimport * as normal from "@loglik/core/normal";\n\nconst y: number = normal.mean();\n',
    "a.ts",
  );
  expect(specifiers).toEqual(["@loglik/core/normal"]);
  expect(script.split("\n")[3]).toContain("const y = normal.mean()");
  expect(script).not.toContain("Figure");
});

test("an import that only types use is not loaded", () => {
  const { specifiers } = transformModule('import { Figure } from "x";\nexport const a = (f: Figure) => f;\n', "a.ts");
  expect(specifiers).toEqual([]);
});

test("await works at the top level, and dynamic imports are known beforehand", () => {
  const { specifiers } = transformModule('const m = await import("@loglik/data");\n', "a.ts");
  expect(specifiers).toEqual(["@loglik/data"]);
});

test("a mistake in the syntax has its line", () => {
  try {
    transformModule("const a = 1;\nconst b = = 2;\n", "a.ts");
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(SyntaxMistake);
    expect((error as SyntaxMistake).detail).toMatchObject({
      line: 2,
      message: expect.stringMatching(/^Unexpected token/),
    });
  }
});
