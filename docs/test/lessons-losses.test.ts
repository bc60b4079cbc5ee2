import { describe, expect, test } from "vitest";
import { convert, parametersOf, programFor } from "../lessons/loss-choice.js";
import { answer, dictionary, encodings } from "../lessons/loss-dictionary.js";
import { targetKinds } from "../lessons/target-kinds.js";

const choices = targetKinds.flatMap(({ choices }) => choices.map((choice) => [choice.name, choice] as const));

describe.each(choices)("the choice %s", (_name, choice) => {
  test("names the call that makes its head", async () => {
    const factory = choice.call.slice(0, choice.call.indexOf("("));
    const module = await import(`@loglik/core/heads/${choice.head.name}`);
    const made = new Function(factory, `return ${choice.call};`)(module[factory]);
    expect(made.source).toEqual(choice.head.source);
    expect(made.name).toBe(choice.head.name);
  });

  test("puts back what the loss leaves out", () => {
    const { nll, loss, factor, constant } = convert(choice);
    expect(factor * loss + constant).toBeCloseTo(nll, 10);
    expect(choice.head.ledger.dropped.length === 0).toBe(Math.abs(factor - 1) < 1e-9 && constant === 0);
  });

  test("comes with a program that runs", async () => {
    // The same text as on the page, its imports turned into calls and its printing into an answer; fewer epochs will do.
    const body = programFor(choice)
      .replaceAll(/^import (\{.*\}) from ("[^"]+");$/gm, "const $1 = await load($2);")
      .replace("epochs: 200", "epochs: 2, workers: 0")
      .replace(/console\.log\((.*), "nats.*$/m, `return [$1, ${parametersOf(choice).join(", ")}];`);
    const run = new Function("load", `return (async () => {${body}})();`);
    const [nll, ...parameters] = await run((path: string) => import(path));
    expect(nll).toSatisfy(Number.isFinite);
    for (const values of parameters) expect(values.length % choice.sample.length).toBe(0);
  });
});

test("every loss of the ledger's table stands in the dictionary once, and the verdicts are those of the literature", () => {
  const verdicts = dictionary.map(({ name }) => [name, answer(name).verdict]);
  const named = (verdict: string) => verdicts.filter(([, given]) => given === verdict).map(([name]) => name);
  expect(named("no")).toEqual(["hinge", "focal", "continuousCrossEntropy"]);
  expect(named("yes-after-constant")).toEqual(["huber"]);
  expect(named("expected")).toEqual(["softCrossEntropy", "labelSmoothing", "kullbackLeibler"]);
  expect(named("yes").length).toBe(8);
});

test("three encodings of two classes have one sum", () => {
  expect(encodings.sparse).toBeCloseTo(encodings.binary, 10);
  expect(encodings.oneHot).toBeCloseTo(encodings.binary, 10);
});
