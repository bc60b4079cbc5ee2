import * as logNormal from "@loglik/core/log-normal";
import { expect, test } from "vitest";
import { type SimulatedModel, simulationBasedCalibration } from "../../src/index.js";
import { hierarchicalNormal, illScaledNormals, normalSample } from "../support/calibrated-models.js";

// `npm run -s calibration`: minutes, so it is no part of the tests. The README has its numbers.
test.each([
  ["hierarchical normal", hierarchicalNormal],
  ["ill-scaled normals", illScaledNormals],
  ["normal sample with priors", normalSample(logNormal)],
] as [string, SimulatedModel<unknown>][])("%s: 500 replicates, 100 ranks in 20 bins", (name, model) => {
  const { names, chiSquared, pValue, divergences } = simulationBasedCalibration(model, { seed: 11 });
  console.log(`${name}, ${divergences} divergences`);
  names.forEach((each, k) => {
    console.log(`  ${each.padEnd(8)} χ²(19) = ${chiSquared[k].toFixed(1)}, p = ${pValue[k].toFixed(2)}`);
  });
  expect(Math.min(...pValue)).toBeGreaterThan(0.001 / names.length);
});
