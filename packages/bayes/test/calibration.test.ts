import * as logNormal from "@loglik/core/log-normal";
import { expect, test } from "vitest";
import { type FamilyPosterior, type SimulatedModel, simulationBasedCalibration } from "../src/index.js";
import { hierarchicalNormal, illScaledNormals, normalSample } from "./support/calibrated-models.js";

// `npm run -s calibration` runs all of them with 500 replicates of 100 ranks.
const short = { seed: 11, draws: 49, bins: 10, warmUp: 200 };

test.each([
  ["a hierarchical normal", hierarchicalNormal, 500],
  ["ill-scaled normals", illScaledNormals, 100],
] as [string, SimulatedModel<unknown>, number][])("simulation-based calibration: %s", (_, model, replicates) => {
  const { names, pValue } = simulationBasedCalibration(model, { ...short, replicates });
  // The smallest of several p-values, at one in a thousand.
  expect(Math.min(...pValue)).toBeGreaterThan(0.001 / names.length);
});

test("a forgotten Jacobian does not pass", () => {
  const model = normalSample(logNormal);
  const withoutJacobian: SimulatedModel<number[]> = {
    ...model,
    posterior(y) {
      const target = model.posterior(y) as FamilyPosterior;
      return { ...target, logDensity: target.logDensityOfTheta };
    },
  };
  const { pValue } = simulationBasedCalibration(withoutJacobian, { ...short, replicates: 250 });
  expect(pValue[1]).toBeLessThan(1e-3);
});

test("bins have to fit the ranks, and the replicates the bins", () => {
  const refused = expect.objectContaining({ code: "sampling-options" });
  expect(() => simulationBasedCalibration(hierarchicalNormal, { bins: 7 })).toThrow(refused);
  expect(() => simulationBasedCalibration(hierarchicalNormal, { replicates: 10 })).toThrow(refused);
});
