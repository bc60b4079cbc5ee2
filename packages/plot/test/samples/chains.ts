import { chainTrace, rankHistogram } from "../../src/index.js";
import { gaussian, uniforms } from "./draws.js";

const binomialBand = { low: 12, high: 29, level: 0.95 };

export const ranks = rankHistogram({
  chains: [
    [22, 18, 20, 19, 21, 20, 17, 23, 20, 20],
    [19, 21, 20, 22, 18, 20, 24, 17, 19, 20],
    [20, 20, 22, 18, 20, 23, 18, 19, 21, 19],
    [19, 21, 18, 21, 21, 17, 21, 21, 20, 21],
  ],
  expected: 20,
  band: binomialBand,
});

const wandering = uniforms(3);
export const trace = chainTrace({
  chains: [0, 1, 2, 3].map(() => {
    let state = gaussian(wandering);
    return Array.from({ length: 150 }, () => {
      state = 0.4 * state + Math.sqrt(1 - 0.16) * gaussian(wandering);
      return state;
    });
  }),
  variable: "β₁",
  summary: { rHat: 1.0031, bulkSize: 257 },
});
