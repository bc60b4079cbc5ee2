import { expect, test } from "vitest";
import { figureToSvg } from "../src/node.js";

type Exports = Readonly<Record<string, unknown>>;

const sources = import.meta.glob<string>("../src/**/*.ts", { query: "?raw", import: "default", eager: true });
const modules = import.meta.glob<Exports>("../src/{index,layout/*}.ts", { eager: true });
const scope: Exports = Object.assign({ figureToSvg }, ...Object.values(modules));

/** The code of each `@example` of a file: from the tag to the next one, or the comment's end. */
function examplesIn(source: string): string[][] {
  const comments = source.match(/\/\*\*[\s\S]*?\*\//g) ?? [];
  return comments.flatMap((comment) => {
    const text = comment.replace(/^\/\*\*|\*\/$/g, "").replace(/^\s*\* ?/gm, "");
    return Array.from(text.matchAll(/@example\s+([\s\S]*?)(?=\n\s*@|\s*$)/g), ([, code]) => code.trimEnd().split("\n"));
  });
}

/** The value of an example's last statement, and what the comment after it says that it is. */
function run(lines: readonly string[]): { readonly value: unknown; readonly stated: unknown } {
  const code = lines.filter((line) => !line.startsWith("//"));
  const last = code.findLastIndex((line) => !/^[\s})\]]/.test(line));
  // The types of parameters are for the reader; a function body has none.
  const [before, after] = [code.slice(0, last), code.slice(last)].map((part) =>
    part.join("\n").replace(/: number\b/g, ""),
  );
  const [, expression] = /^([\s\S]*?);?(?:\s+\/\/ .*)?$/.exec(after)!;
  const [, comment] = /(?:^|\s)\/\/ (.*)$/.exec(lines[lines.length - 1])!;
  const evaluate = (body: string) => new Function(...Object.keys(scope), body)(...Object.values(scope));
  return { value: evaluate(`${before}\nreturn (${expression});`), stated: evaluate(`return (${comment});`) };
}

const examples = Object.entries(sources)
  .flatMap(([file, source]) => examplesIn(source).map((lines) => ({ file: file.replace("../src/", ""), lines })))
  // JSX is no function body; the component's own tests render it.
  .filter(({ lines }) => !lines[0].startsWith("<"));

test("every function that makes a figure has an example", () => {
  expect(examples.filter(({ file }) => file.startsWith("figures/")).length).toBeGreaterThanOrEqual(22);
});

test.each(examples)("the example in $file: $lines.0", ({ lines }) => {
  const { value, stated } = run(lines);
  expect(value).toEqual(stated);
});

test("a wrong example is found", () => {
  const { value, stated } = run(["const two = 2;", 'formatNumber(two)  // "3"']);
  expect(value).not.toEqual(stated);
});
