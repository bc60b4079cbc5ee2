import { expect, test } from "vitest";
import { parseFence } from "../plugins/live-code/fence.mjs";

function parse(meta: string | null, { lang = "ts", value = "" } = {}) {
  return parseFence({ lang, meta, value }, (message: string) => {
    throw new Error(message);
  });
}

test("an ordinary fence is left alone", () => {
  expect(parse(null)).toBeUndefined();
  expect(parse("title=x", { value: "const a = 1;" })).toBeUndefined();
});

test("the options of a live fence are read", () => {
  expect(parse("live file=examples/coin.ts")).toEqual({ file: "examples/coin.ts" });
  expect(parse('live file=examples/a.ts limit=60 title="Train it, slowly"')).toEqual({
    file: "examples/a.ts",
    limit: 60,
    title: "Train it, slowly",
  });
});

test.each([
  ["live", {}, "file=examples/<name>.ts is missing"],
  ["live file=examples/a.ts limt=60", {}, "unknown option limt"],
  ["live file=examples/a.ts limit=0", {}, "limit=0 must be seconds in (0, 600]"],
  ["live file=examples/a.ts limit=soon", {}, "limit=soon"],
  ["live file=examples/a.ts", { lang: "js" }, "its language must be ts, not js"],
  ["live file=examples/a.ts", { value: "const a = 1;" }, "the fence must be empty"],
])("%s fails with a sentence", (meta, node, message) => {
  expect(() => parse(meta, node)).toThrow(message);
});
