import { exercises } from "@loglik/derive/exercises";
import { derivations } from "@loglik/derive/registry";
import { renderToString } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { introductions } from "../../../docs/introductions/derivations.mjs";
import { derivationPages } from "../plugins/derivation-pages/derivation-pages.mjs";
import { modules } from "../src/generated/modules";
import { DerivationStepper } from "../src/instruments/derivations/DerivationStepper";
import { Exercise, GradedExercise } from "../src/instruments/exercises/Exercise";
import { MathText } from "../src/instruments/exercises/MathText";
import type { RunEvent } from "../src/playground/protocol";
import { runModule } from "../src/playground/run-module";

const specifiers = Object.keys(modules).filter((specifier) => specifier.startsWith("@loglik/derive/derivations/"));
const loaded = await Promise.all(specifiers.map(async (each) => [each, await modules[each]()] as const));
const pages: Map<string, string> = derivationPages({ derivations, exercises, modules: new Map(loaded) });

test("every derivation has a page, every introduction a derivation, and the index lists them all", () => {
  expect(Object.keys(introductions).sort()).toEqual(derivations.map(({ name }) => name).sort());
  for (const { name } of derivations) expect(pages.get("index.mdx")).toContain(`(./${name}.mdx)`);
  expect(pages.size).toBe(derivations.length + 1);
});

describe.each(derivations.map((each) => [each.name, each] as const))("the page of %s", (name, derivation) => {
  const page = pages.get(`${name}.mdx`)!;

  test("shows every line, its rule and its words before a script runs", () => {
    const start = JSON.parse(/<DerivationStepper start=\{(.*)\} load=/.exec(page)![1]);
    const html = renderToString(<DerivationStepper start={start} load={() => new Promise(() => {})} />);
    for (const { rule, speech } of start.lines) {
      expect(html).toContain(escaped(rule.sentence));
      expect(html).toContain(escaped(speech));
    }
    expect(html).toContain("changed");
    expect(html).not.toContain("NaN");
    expect(page).toMatch(/import\("(.+)"\)\.then/);
  });

  test("has an exercise", () => {
    expect(page).toMatch(/<(Graded)?Exercise /);
    const again = /<GradedExercise exercise=\{(.*)\} \/>/.exec(page);
    if (again !== null)
      expect(renderToString(<GradedExercise exercise={JSON.parse(again[1])} />)).toContain("cover the lines");
  });

  test("has a program that finds every step right, and the slip that it plants", async () => {
    const code = JSON.parse(page.match(/<Playground code=\{(".*")\} file=/)![1]);
    const events: RunEvent[] = [];
    await runModule({ code, file: name }, modules, (event) => events.push(event));
    const printed = JSON.stringify(events);
    expect(events.map(({ type }) => type)).toContain("finished");
    expect(printed.match(/✓/g)!.length).toBeGreaterThanOrEqual(derivation.lines.length - 1);
    expect(printed.match(/✗/g)).not.toBeNull();
    expect(printed.match(/✗/g)!.length).toBe(printed.match(/✗ found|"✗ found:"/g)!.length);
  });
});

test.each(exercises.map((each) => [each.name, each] as const))(
  "exercise %s asks its question",
  (name, { derivation, ...exercise }) => {
    const html = renderToString(<Exercise name={name} />);
    const replies = exercise.kind === "choice" ? exercise.options : [];
    for (const { why } of replies) expect(renderToString(<MathText>{why}</MathText>)).not.toContain("$");
    expect(html).toContain("Check");
    expect(html).not.toContain("$");
    if (derivation !== undefined) expect(pages.get(`${derivation}.mdx`)).toContain(`<Exercise name="${name}" />`);
  },
);

const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#x27;");
