import { sampleSizeCurve, trainingCurve } from "../../src/index.js";
import { grid, uniforms } from "./draws.js";

const noise = uniforms(5);
const epochs = grid(1, 60, 60);

/** Full-batch descent with a little noise, and held-out rows that do slightly worse. */
export const training = trainingCurve({
  train: epochs.map((epoch) => 0.446 + 0.25 * Math.exp(-epoch / 9) + 0.006 * noise()),
  validation: epochs.map((epoch) => 0.4627 + 0.23 * Math.exp(-epoch / 8) + 0.008 * noise()),
  reference: { value: 0.445977, label: "Newton’s optimum" },
});

export const trainingLog = trainingCurve({
  train: epochs.map((epoch) => 0.25 * Math.exp(-epoch / 7) + 1e-5),
  validation: epochs.map((epoch) => 0.27 * Math.exp(-epoch / 8) + 4e-5),
  scale: "log",
  label: "NLL above the optimum (nats)",
});

const sizes = [100, 300, 1000, 3000, 10000, 30000];
const powerLaw = (scale: number, rate: number) => sizes.map((n) => scale * n ** rate);
const jitter = [1.08, 0.93, 1.02, 1.05, 0.94, 0.99];
const method = (label: string, scale: number, rate: number) => ({
  label,
  errors: powerLaw(scale, rate).map((error, k) => error * jitter[k]),
  interval: {
    low: powerLaw(scale, rate).map((error, k) => 0.8 * error * jitter[k]),
    high: powerLaw(scale, rate).map((error, k) => 1.2 * error * jitter[k]),
  },
  fitted: { values: powerLaw(scale, rate), rate },
});

export const convergence = sampleSizeCurve({
  sizes,
  series: [method("cross-entropy", 0.9, -0.48), method("squared error", 1.4, -0.5)],
  label: "mean absolute error of p",
});
