import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as exponential from "../../src/families/exponential.js";
import { boltzmann } from "../../src/information/boltzmann.js";
import { entropy } from "../../src/information/entropy.js";
import { inverse as softmax } from "../../src/links/softmax.js";
import { createRng } from "../../src/random/philox.js";
import { expectClose } from "../close.js";

const energies = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 2, maxLength: 6 });
const temperatures = fc.double({ min: 0.2, max: 5, noNaN: true });

describe("the Boltzmann distribution", () => {
  it("is softmax of minus the energies over the temperature", () => {
    fc.assert(
      fc.property(energies, temperatures, (levels, temperature) => {
        const logits = levels.map((energy) => -energy / temperature);
        const expected = softmax(logits, new Float64Array(levels.length));
        boltzmann(levels, temperature).probabilities.forEach((p, k) => {
          expectClose(p, expected[k], { relative: 1e-13 }, "p");
        });
      }),
    );
  });

  it("obeys thermodynamics: F = ⟨E⟩ − T S, C = d⟨E⟩/dT, S = −dF/dT", () => {
    fc.assert(
      fc.property(energies, temperatures, (levels, temperature) => {
        const state = boltzmann(levels, temperature);
        const step = 1e-4 * temperature;
        const [hot, cold] = [boltzmann(levels, temperature + step), boltzmann(levels, temperature - step)];
        const close = (actual: number, expected: number, what: string) =>
          expectClose(actual, expected, { relative: 1e-5, absolute: 1e-6 }, what);
        expectClose(
          state.freeEnergy,
          state.meanEnergy - temperature * state.entropy,
          { relative: 1e-12, absolute: 1e-12 },
          "F",
        );
        expectClose(state.entropy, entropy(state.probabilities), { relative: 1e-12 }, "S");
        close((hot.meanEnergy - cold.meanEnergy) / (2 * step), state.heatCapacity, "C");
        close((cold.freeEnergy - hot.freeEnergy) / (2 * step), state.entropy, "−dF/dT");
      }),
    );
  });

  it("freezes into the ground state, melts into indifference, and does not mind where energies are counted from", () => {
    expect(Array.from(boltzmann([3, 1, 2], 1e-3).probabilities)).toEqual([0, 1, 0]);
    expect(boltzmann([3, 1, 2], 1e9).entropy).toBeCloseTo(Math.log(3), 9);
    const [here, there] = [boltzmann([0, 1, 2]), boltzmann([1e9, 1e9 + 1, 1e9 + 2])];
    expect(Array.from(there.probabilities)).toEqual(Array.from(here.probabilities));
    expect(there.heatCapacity).toBe(here.heatCapacity);
  });

  it("has two levels with Schottky's heat capacity", () => {
    const x = 1 / 0.4;
    const expected = (x ** 2 * Math.exp(x)) / (1 + Math.exp(x)) ** 2;
    expectClose(boltzmann([0, 1], 0.4).heatCapacity, expected, { relative: 1e-14 }, "C");
  });

  it("of height in the field of gravity is exponential: its maximum likelihood gives the barometric law", () => {
    // Nitrogen at 288 K: k T/(m g) = 1.380649e-23 · 288 / (4.6517e-26 · 9.80665) m.
    const scaleHeight = (1.380649e-23 * 288) / (4.6517e-26 * 9.80665);
    const rng = createRng(6, "heights");
    const heights = Float64Array.from({ length: 40_000 }, () => exponential.sample(rng, { rate: 1 / scaleHeight }));
    const { rate } = exponential.fit(heights).theta;
    // One standard error of 1/rate is 0.5 %; four of those.
    expectClose(1 / rate, scaleHeight, { relative: 0.02 }, "scale height");
    // Occupation of shelves of 1 km by the Boltzmann factors of their potential energies, in units of k T.
    const shelves = Array.from({ length: 200 }, (_, shelf) => (1000 * (shelf + 0.5)) / scaleHeight);
    const { probabilities } = boltzmann(shelves);
    for (const shelf of [0, 3, 10]) {
      const mass =
        exponential.cdf(1000 * (shelf + 1), { rate: 1 / scaleHeight }) -
        exponential.cdf(1000 * shelf, { rate: 1 / scaleHeight });
      expectClose(probabilities[shelf], mass, { relative: 1e-9 }, `shelf ${shelf}`);
    }
  });

  it("refuses what is no temperature and no energy", () => {
    expect(() => boltzmann([0, 1], 0)).toThrow(/option-invalid/);
    expect(() => boltzmann([0, Infinity])).toThrow(/energies\[1\] is Infinity.*energies-invalid/);
    expect(() => boltzmann([])).toThrow(/energies-invalid/);
  });
});
