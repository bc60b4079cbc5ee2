import { text } from "node:stream/consumers";
import { families } from "@loglik/core/registry";
import { type AnyFamily, explorerModel } from "@loglik/docs/lessons/family/explorer-model";
import type { ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { prerenderToNodeStream } from "react-dom/static";
import { describe, expect, test, vi } from "vitest";
import { DistributionFigures } from "../src/instruments/families/DistributionFigures";
import { EstimateNumbers } from "../src/instruments/families/EstimateNumbers";
import { FamilyExplorer } from "../src/instruments/families/FamilyExplorer";
import { LikelihoodFigure } from "../src/instruments/families/LikelihoodFigure";
import { NumberFamily } from "../src/instruments/families/NumberFamily";
import { ScoreTable } from "../src/instruments/families/ScoreTable";
import { VectorFamilyNumbers } from "../src/instruments/families/VectorFamilyNumbers";

describe.each(families.map((entry) => [entry.name, entry] as const))("%s", (_, { family, examples }) => {
  const ofVectors = "eventSize" in family && family.eventSize(examples[0] as never) > 1;

  test("is drawn or tabulated, and fits its own sample", () => {
    const html = renderToString(
      ofVectors ? (
        <VectorFamilyNumbers family={family} theta={examples[0]} />
      ) : (
        <NumberFamily model={explorerModel(family, examples[0])} />
      ),
    );
    expect(html).not.toMatch(/NaN|undefined/);
    expect(html).toMatch(/data-reason="(?!error)/);
    if (!ofVectors) expect(html.match(/role="img"/g)!.length).toBeGreaterThanOrEqual(2);
  });

  if (ofVectors) return;
  const model = explorerModel(family as AnyFamily, examples[0]);

  test.each([
    ["one number", (y: number[]) => y.slice(0, 1)],
    ["equal numbers", (y: number[]) => [y[0], y[0], y[0]]],
    ["a number that is impossible", (y: number[]) => [...y, -1e6 - 0.5]],
  ])("%s breaks nothing", (_kind, change) => {
    const data = change(model.sample(4, 1, model.start));
    const fit = model.fit(data, model.start);
    const explored = { model, theta: model.start, data, fit };
    for (const Part of [DistributionFigures, LikelihoodFigure, EstimateNumbers, ScoreTable]) {
      expect(() => renderToString(<Part {...explored} />)).not.toThrow();
    }
  });
});

/** What a server writes that waits for what a page loads. */
async function rendered(node: ReactNode): Promise<string> {
  const { prelude } = await prerenderToNodeStream(node);
  return text(prelude);
}

test("a family is asked for once, waited for and shown; when it does not arrive the reader is told, and it is asked for anew", async () => {
  const entry = families.find(({ name }) => name === "normal")!;
  const load = vi.fn(async (): Promise<unknown> => entry.family);
  load.mockRejectedValueOnce(new Error("no network"));
  const page = () => rendered(<FamilyExplorer name="Normal" load={load} start={{ loc: 0, scale: 1 }} />);
  expect(await page()).toMatch(/could not be loaded: .*Error: no network/);
  expect(await page()).toContain('role="img"');
  expect(await page()).toContain('role="img"');
  expect(load).toHaveBeenCalledTimes(2);
});
