import { simulated } from "@loglik/docs/lessons/room-data";
import { mapSide, prepare, roomLikelihoods } from "@loglik/docs/lessons/training-room";
import { slips } from "@loglik/docs/seed-map/slips";
import { renderToString } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { CoverageLab } from "../src/instruments/CoverageLab";
import { DependentTosses } from "../src/instruments/DependentTosses";
import { DivisorLab } from "../src/instruments/DivisorLab";
import { DropoutModes } from "../src/instruments/DropoutModes";
import { MathText } from "../src/instruments/exercises/MathText";
import { IntervalProbability } from "../src/instruments/IntervalProbability";
import { LogarithmUses } from "../src/instruments/LogarithmUses";
import { LossDictionary } from "../src/instruments/LossDictionary";
import { MarginLab } from "../src/instruments/MarginLab";
import { OptimizerPaths } from "../src/instruments/OptimizerPaths";
import { PictureTrainer } from "../src/instruments/PictureTrainer";
import { ProbabilityMap } from "../src/instruments/ProbabilityMap";
import { ThreeEncodings } from "../src/instruments/ThreeEncodings";
import { TrainingRoom } from "../src/instruments/TrainingRoom";
import { UnderflowLab } from "../src/instruments/UnderflowLab";

describe.each([
  ["the dictionary of losses", LossDictionary, "A negative log-likelihood?"],
  ["the ways of optimizers", OptimizerPaths, "lowest NLL per row"],
  ["an interval under a density", IntervalProbability, "height × width"],
  ["passes of dropout", DropoutModes, "mean of the passes"],
  ["underflow", UnderflowLab, "logarithmic"],
  ["tosses that lean", DependentTosses, "spread of k/n in fact"],
  ["the divisors", DivisorLab, "mean of S/(n − 1)"],
  ["margins beside a Gaussian process", MarginLab, "2,000 fresh labels"],
  ["the coverage lab", CoverageLab, "intervals of 90 % hold"],
  ["pictures", PictureTrainer, "Press Train"],
  ["the training room", TrainingRoom, "Drop a CSV file here"],
])("%s", (_name, Instrument, words) => {
  test("stands on the server's page, described and with a name for each control", () => {
    const html = renderToString(<Instrument />);
    expect(html).not.toMatch(/NaN|undefined/);
    expect(html).toContain(words);
    expect(html).toMatch(/role="img" aria-label="[^"]{20,}"/);
    const ids = Array.from(html.matchAll(/<input[^>]* id="([^"]+)"/g), ([, id]) => id);
    for (const id of ids) expect(html).toContain(`for="${id}"`);
  });
});

test("three encodings of the labels have one sum, and five uses of the logarithm a control each", () => {
  const sums = Array.from(renderToString(<ThreeEncodings />).matchAll(/class="number">([^<]+)</g), ([, sum]) => sum);
  expect(sums).toHaveLength(3);
  expect(new Set(sums).size).toBe(1);
  const uses = renderToString(<LogarithmUses />);
  expect(uses).not.toMatch(/NaN|undefined/);
  expect(uses.match(/<dt>/g)).toHaveLength(5);
  expect(uses.match(/<input|<fieldset/g)?.length).toBe(4);
});

test.each(slips.map((slip) => [slip.id, slip] as const))("the card of %s can set its formulas", (_id, { facts }) => {
  for (const { what } of facts) {
    const html = renderToString(<MathText>{what}</MathText>);
    expect(html).not.toContain("$");
    expect(html.includes("<math")).toBe(what.includes("$"));
  }
});

test("the map of probabilities has a cell for every place, and a mark for every row", () => {
  const data = simulated.moons(1);
  const bernoulli = roomLikelihoods.find(({ name }) => name === "bernoulli");
  const { places } = prepare(data, bernoulli ?? roomLikelihoods[0]);
  const half = new Float64Array(mapSide ** 2).fill(0.5);
  const html = renderToString(<ProbabilityMap data={data} places={places} probabilities={half} label={1} />);
  expect(html.match(/fill-opacity="0.375"/g)?.length).toBe(mapSide ** 2);
  expect(html.match(/<circle/g)?.length).toBe(data.rows);
  expect(html).toContain("the probability of 1");
});
