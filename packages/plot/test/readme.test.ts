import { expect, test } from "vitest";
import readme from "../README.md?raw";
import { likelihoodCurve } from "../src/index.js";
import { figureToSvg } from "../src/node.js";

test("the README's example runs and writes its picture", () => {
  const [, code] = /```ts\n([\s\S]*?)```/.exec(readme)!;
  const written: string[][] = [];
  const body = code.replace(/^import .*$/gm, "");
  const run = new Function("likelihoodCurve", "figureToSvg", "writeFileSync", body);
  run(likelihoodCurve, figureToSvg, (...file: string[]) => written.push(file));
  expect(written).toEqual([["coin.svg", expect.stringContaining("0.08192")]]);
});
