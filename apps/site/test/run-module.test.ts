import { expect, test } from "vitest";
import type { ModuleMap } from "../src/playground/modules";
import type { RunEvent } from "../src/playground/protocol";
import { runModule } from "../src/playground/run-module";

const modules: ModuleMap = {
  "@loglik/core/normal": async () => ({ logProb: (y: number) => -y * y, name: "normal" }),
  "@loglik/plot": async () => ({ likelihoodCurve: (input: object) => ({ kind: "likelihood-curve", ...input }) }),
};

async function run(code: string): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  await runModule({ code, file: "coin.ts" }, modules, (event) => events.push(event));
  return events;
}

const printed = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.type === "output" ? event.entries.map((entry) => entry.text) : []));

test("a module runs, prints and exports its figures", async () => {
  const events = await run(`
    import * as normal from "@loglik/core/normal";
    import { likelihoodCurve, type Figure } from "@loglik/plot";
    console.log("at 2:", normal.logProb(2), [1, 2]);
    export const figure: Figure = likelihoodCurve({ values: [1] });
    export const figures = [figure];
  `);
  expect(events.map((event) => event.type)).toEqual(["started", "output", "finished"]);
  expect(printed(events)).toEqual(["at 2: -4 [1, 2]"]);
  expect(events.at(-1)).toMatchObject({ figures: [{ kind: "likelihood-curve" }, { kind: "likelihood-curve" }] });
});

test("await at the top level holds the end of the run back", async () => {
  const events = await run('await new Promise((resolve) => setTimeout(resolve, 20));\nconsole.log("late");');
  expect(printed(events)).toEqual(["late"]);
  expect(events.at(-1)).toMatchObject({ type: "finished" });
});

test("an error that is thrown has its message and its line", async () => {
  const events = await run('const a = 1;\n\nthrow new RangeError("no such thing");');
  expect(events.at(-1)).toMatchObject({
    type: "failed",
    error: { message: "RangeError: no such thing", line: 3 },
  });
});

test("an error in a function of a package has the line that called it", async () => {
  const events = await run('import { logProb } from "@loglik/core/normal";\n\nlogProb(null.x);');
  expect(events.at(-1)).toMatchObject({ type: "failed", error: { line: 3 } });
});

test("what was printed before a failure arrives", async () => {
  const events = await run('console.log("before");\nthrow new Error("after");');
  expect(printed(events)).toEqual(["before"]);
});

test.each([
  ["lodash", 'cannot import "lodash": code on this page can import @loglik/core and its subpaths'],
  ["@loglik/core/norml", 'Did you mean "@loglik/core/normal"?'],
])("an import of %s is refused with a sentence", async (specifier, message) => {
  const events = await run(`import { a } from "${specifier}";\nconsole.log(a);`);
  expect(events).toEqual([{ type: "failed", error: { message: expect.stringContaining(message) } }]);
});

test("an export that is no figure is refused", async () => {
  const events = await run("export const figure = 3;");
  expect(events.at(-1)).toMatchObject({ type: "failed", error: { message: expect.stringContaining("is no figure") } });
});

test("a loop that prints for ever is cut, and arrives in few messages", async () => {
  const events = await run("for (let i = 0; i < 50_000; i++) console.log(i);");
  const lines = printed(events);
  expect(lines).toHaveLength(2001);
  expect(lines.at(-1)).toBe("… output cut after 2000 lines");
  expect(events.length).toBeLessThan(230);
});
