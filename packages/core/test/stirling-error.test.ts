import { expect, it } from "vitest";
import { logGamma } from "../src/special/log-gamma.js";
import { stirlingError } from "../src/special/stirling-error.js";
import { expectClose } from "./close.js";

it("the table of Stirling's error continues the function on both sides of every half", () => {
  for (let z = 0.5; z < 17; z += 0.5) {
    const h = 1e-3;
    const around = [-2, -1, 1, 2].map((k) => stirlingError(z + k * h));
    // The cubic through the four neighbours, at their center.
    const between = (4 * (around[1] + around[2]) - (around[0] + around[3])) / 6;
    expectClose(stirlingError(z), between, { relative: 1e-9 }, `δ(${z})`);
  }
});

it("is what Stirling's formula leaves out of log Γ", () => {
  for (const z of [0.1, 0.5, 1, 2.5, 7, 7.3, 15.5, 20]) {
    const stirling = (z + 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI);
    expect(Math.abs(stirlingError(z) - (logGamma(z + 1) - stirling))).toBeLessThan(2e-14);
  }
});
