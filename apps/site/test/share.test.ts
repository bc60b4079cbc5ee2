import fc from "fast-check";
import { expect, test } from "vitest";
import { codeOfHash, hashOfCode } from "../src/playground/share";

test("code comes back from its address as it was, whatever letters are in it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", maxLength: 300 }), async (code) => {
      const hash = await hashOfCode({ file: "coin-maximum.ts", code });
      expect(hash).toMatch(/^#code=coin-maximum\.ts,[\w-]+$/);
      expect(await codeOfHash(hash)).toEqual({ file: "coin-maximum.ts", code });
    }),
  );
});

test("a thousand equal lines need no long address", async () => {
  const hash = await hashOfCode({ file: "a.ts", code: "console.log(1);\n".repeat(1000) });
  expect(hash.length).toBeLessThan(200);
});

test.each(["", "#section", "#code=", "#code=a.ts,", "#code=a.ts,AAAA", "#code=a.ts,%20", "#code=console.log(1)"])(
  "%s carries no code that can be read",
  async (hash) => expect(await codeOfHash(hash)).toBeUndefined(),
);
