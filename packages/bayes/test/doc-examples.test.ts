import * as bernoulli from "@loglik/core/bernoulli";
import * as beta from "@loglik/core/beta";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { normalHead } from "@loglik/core/heads/normal";
import * as logit from "@loglik/core/links/logit";
import * as normal from "@loglik/core/normal";
import * as poisson from "@loglik/core/poisson";
import * as engine from "@loglik/engine";
import { expect, test } from "vitest";
import { normalSample } from "./support/calibrated-models.js";

type Exports = Readonly<Record<string, unknown>>;

const sources = import.meta.glob<string>("../src/**/*.ts", { query: "?raw", import: "default", eager: true });
const modules = import.meta.glob<Exports>("../src/**/*.ts", { eager: true });
const library: Record<string, unknown> = Object.assign({}, engine, ...Object.values(modules));
const { network, dense, dropout, train } = engine;
const { networkPosterior, prior, posterior, sampleNuts, flat } = library as never as typeof import("../src/index.js") &
  typeof import("../src/network.js");

const [x, y] = [
  [-2, -1, 1, 2],
  [0, 1, 0, 1],
];
const net = network({ inputs: 1, hidden: [dense(2, "tanh")], likelihood: bernoulliHead() });
const dropped = network({ inputs: 1, hidden: [dense(2, "tanh"), dropout(0.2)], likelihood: bernoulliHead() });

/** What examples speak of without making it. */
const scope = {
  ...library,
  bernoulli,
  beta,
  normal,
  poisson,
  logit,
  bernoulliHead,
  normalHead,
  net,
  x,
  y,
  news: [0, 3],
  target: await networkPosterior(net, { x, y }, { weights: prior(normal, { loc: 0, scale: 1 }) }),
  sampling: sampleNuts(posterior(normal, x, { loc: flat(), scale: flat("link") }), { seed: 1 }),
  model: await train(dropped, { x, y }, { epochs: 1, workers: 0 }).result,
  simulated: normalSample(await import("@loglik/core/log-normal")),
};

/** The code of each `@example`: from the tag to the next one, or the comment's end. */
const examples = Object.entries(sources).flatMap(([file, source]) =>
  (source.match(/\/\*\*[\s\S]*?\*\//g) ?? []).flatMap((comment) => {
    const text = comment.replace(/^\/\*\*|\*\/$/g, "").replace(/^\s*\* ?/gm, "");
    const found = text.matchAll(/@example\s+([\s\S]*?)(?=\n\s*@|\s*$)/g);
    return Array.from(found, ([, code]) => ({ file: file.replace("../src/", ""), code: code.trim() }));
  }),
);

/** Runs an example; what its lines state behind `  // `, with the value that they have. */
async function run(code: string): Promise<{ line: string; value: unknown; stated: string }[]> {
  const checked: { line: string; value: unknown; stated: string }[] = [];
  const body = code.split("\n").map((line) => {
    const [, expression, stated] = /^(.*\S) {2}\/\/ (.+)$/.exec(line) ?? [];
    if (expression === undefined) return line;
    return `check(${JSON.stringify(line)}, (${expression.replace(/;$/, "")}), ${JSON.stringify(stated)});`;
  });
  const check = (line: string, value: unknown, stated: string) => checked.push({ line, value, stated });
  const AsyncFunction = (async () => undefined).constructor as new (
    ...args: string[]
  ) => (...args: unknown[]) => Promise<void>;
  const own = new Set([...code.matchAll(/const \{? ?([\w, ]+?) ?\}? =/g)].flatMap(([, names]) => names.split(", ")));
  const names = Object.entries(scope).filter(([name]) => !own.has(name));
  await new AsyncFunction("check", ...names.map(([name]) => name), body.join("\n"))(
    check,
    ...names.map(([, value]) => value),
  );
  return checked;
}

/** Digits before an ellipsis are compared as they are printed, everything else as it is up to rounding. */
function agrees(value: unknown, stated: string): boolean {
  const digits = /^(-?[\d.]+)…$/.exec(stated)?.[1];
  if (digits !== undefined) return String(value).startsWith(digits);
  const printed = (each: unknown) =>
    JSON.stringify(each, (_, part) => (typeof part === "number" ? Number(part.toPrecision(14)) : part));
  const expanded = new Function(`return (${stated.replace(/(\d)…/g, "$1")});`)();
  return stated.includes("…") ? printedStart(value, expanded) : printed(value) === printed(expanded);
}

/** A list whose numbers begin with the digits given. */
function printedStart(value: unknown, digits: unknown): boolean {
  const [values, starts] = [value, digits] as [ArrayLike<number>, ArrayLike<number>];
  return Array.from(starts).every((start, i) => String(values[i]).startsWith(String(start)));
}

test.each(examples)("the example in $file: $code", async ({ code }) => {
  for (const { line, value, stated } of await run(code)) {
    expect(agrees(value, stated), `${line} is ${String(value)}`).toBe(true);
  }
});

test("every example states a number or runs; a wrong digit is found", async () => {
  expect(examples.length).toBeGreaterThan(35);
  const [{ value, stated }] = await run("hingeLoss(1, 0.25)  // 0.76");
  expect(agrees(value, stated)).toBe(false);
});
