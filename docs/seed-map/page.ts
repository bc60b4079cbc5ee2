import { derivations } from "@loglik/derive/registry";
import { entries } from "./entries.js";
import type { Entry, Fact } from "./entry.js";
import { placeName } from "./place.js";

/** Where the numbers of the map are checked. */
const test = "docs/test/seed-map.test.ts";

/** The page "Seed map" of the reference, as Markdown. */
export function seedMapPage(): string {
  const rows = entries.filter(({ id }) => !id.startsWith("E"));
  const slips = entries.filter(({ id }) => id.startsWith("E"));
  return `---
title: Seed map
description: Every claim of the documents that loglik grew from, where it lives, and the test that exercises it.
---

loglik grew from four short documents about networks and maximum likelihood. This page lists what they claim, ask and get
wrong, in our words, with the place where each lives and the numbers it stands on. \`${test}\` computes every
number anew; \`npm run seed-map\` in \`docs/\` writes this page.

## Claims

${table(rows)}

## Slips, and the right statement

${table(slips)}
`;
}

function table(some: readonly Entry[]): string {
  const lines = some.map(
    ({ id, claim, facts, ...entry }) =>
      `| ${id} | ${cell(claim)} | ${placesOf({ id, ...entry })
        .map(link)
        .join("; ")} | ${cell(facts.map(factText).join("; "))} | \`${test}\` "${id}" |`,
  );
  return ["| # | Statement | Place | Numbers | Test |", "| --- | --- | --- | --- | --- |", ...lines].join("\n");
}

/** Where it lives, where else it is met, and the derivations that name it as theirs. */
function placesOf({ id, place, also = [] }: Pick<Entry, "id" | "place" | "also">): readonly string[] {
  const number = Number(id.replace("E", ""));
  const derived = derivations
    .filter(({ rows, errata }) => (id.startsWith("E") ? errata : rows).includes(number))
    .map(({ name }) => `derivations/${name}.mdx`);
  return [...new Set([place, ...also, ...derived])];
}

function factText({ what, number }: Fact): string {
  return `${what} = ${String(number).replace("-", "−")}`;
}

/** Markdown reads a bar as the end of a cell, and braces and angle brackets as JSX; formulas between dollar signs stay. */
export function cell(text: string): string {
  return text
    .split(/(\$[^$]*\$)/)
    .map((part, k) => (k % 2 === 1 ? part : part.replace(/[|{}<>\\]/g, (sign) => `\\${sign}`)))
    .join("");
}

function link(place: string): string {
  return `[${cell(placeName(place) ?? place)}](../${place})`;
}
