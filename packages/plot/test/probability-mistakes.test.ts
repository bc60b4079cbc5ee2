import {
  chainTrace,
  classDensities,
  codeLengths,
  codeTree,
  informationBars,
  logitGradient,
  pitHistogram,
  precisionRecallDiagram,
  priorPosterior,
  rankHistogram,
  reliabilityDiagram,
  rocDiagram,
  sampleSizeCurve,
  softmaxTemperatures,
  thresholdCost,
} from "../src/index.js";
import { expectRefusals } from "./expect-refusals.js";

const halfBin = { low: 0, high: 0.5, count: 2, meanPrediction: 0.3, frequency: 0.5, standardError: 0.35 };

expectRefusals([
  [
    "nats among bits",
    "figure-inconsistent",
    "entropy + models[0].klDivergence is 1.25",
    () =>
      informationBars({ entropy: 1, models: [{ label: "", klDivergence: 0.25, crossEntropy: 0.87 }], unit: "bits" }),
  ],
  [
    "an infinite divergence in a finite cross-entropy",
    "figure-inconsistent",
    "is Infinity, and models[0].crossEntropy is 1",
    () => informationBars({ entropy: 1, models: [{ label: "", klDivergence: Infinity, crossEntropy: 1 }] }),
  ],
  [
    "a negative entropy",
    "figure-out-of-range",
    "entropy is -1; an entropy is at least 0",
    () => informationBars({ entropy: -1, models: [{ label: "", klDivergence: 1, crossEntropy: 0 }] }),
  ],
  [
    "no models",
    "figure-not-numbers",
    "models.klDivergence is undefined",
    () => informationBars({ entropy: 1 } as never),
  ],
  [
    "a word that begins another",
    "figure-code",
    'code.words[1], "1", begins code.words[2], "10"',
    () => codeTree({ probabilities: [0.4, 0.3, 0.3], code: { words: ["0", "1", "10"] } }),
  ],
  [
    "two symbols with one word",
    "figure-code",
    'code.words[0], "0", begins code.words[1], "0"',
    () => codeTree({ probabilities: [0.5, 0.5], code: { words: ["0", "0"] } }),
  ],
  [
    "a word in other letters",
    "figure-code",
    'code.words[1] is "2"',
    () => codeTree({ probabilities: [0.5, 0.5], code: { words: ["0", "2"] } }),
  ],
  [
    "no words",
    "figure-not-names",
    "code.words is null",
    () => codeTree({ probabilities: [0.5, 0.5], code: undefined as never }),
  ],
  [
    "a negative code length",
    "figure-out-of-range",
    "used[1] is -1; a code length is at least 0",
    () => codeLengths({ ideal: [1, 1], used: [1, -1] }),
  ],
  [
    "names that are none",
    "figure-not-names",
    "classes[1] is 7; expected a name",
    () => logitGradient({ classes: ["a", 7 as never], probabilities: [0.5, 0.5], targets: [1, 0] }),
  ],
  [
    "too few names",
    "figure-length-mismatch",
    "classes has 1 entries",
    () => logitGradient({ classes: ["a"], probabilities: [0.5, 0.5], targets: [1, 0] }),
  ],
  [
    "logits for probabilities",
    "figure-out-of-range",
    "probabilities[0] is 2.5; a probability is between 0 and 1",
    () => logitGradient({ probabilities: [2.5, -1], targets: [1, 0] }),
  ],
  [
    "a temperature of zero",
    "figure-log-scale",
    "temperatures[0] is 0",
    () => softmaxTemperatures({ logits: [0], temperatures: [0], probabilities: [[1]] }),
  ],
  [
    "a temperature without its softmax",
    "figure-length-mismatch",
    "expected 2 arrays",
    () => softmaxTemperatures({ logits: [0], temperatures: [1, 2], probabilities: [[1]] }),
  ],
  [
    "a negative count",
    "figure-out-of-range",
    "counts[0] is -1; a count is at least 0",
    () => pitHistogram({ counts: [-1], expected: 1 }),
  ],
  [
    "a band of counts upside down",
    "figure-band",
    "band runs from 2 to 1",
    () => pitHistogram({ counts: [1], expected: 1, band: { low: 2, high: 1 } }),
  ],
  [
    "as many edges as bins",
    "figure-length-mismatch",
    "edges has 2 entries; expected 3",
    () => pitHistogram({ counts: [1, 1], edges: [0, 1], expected: 1 }),
  ],
  ["no chains", "figure-empty", "chains holds none", () => rankHistogram({ chains: [], expected: 1 })],
  [
    "chains of unlike bins",
    "figure-length-mismatch",
    "chains[1] has 1 entries; expected 2",
    () => rankHistogram({ chains: [[1, 1], [2]], expected: 1 }),
  ],
  ["no chain to trace", "figure-empty", "chains holds none", () => chainTrace({ chains: [] })],
  [
    "a draw that diverged",
    "figure-not-finite",
    "chains[1][0] is NaN",
    () => chainTrace({ chains: [[1], [Number.NaN]] }),
  ],
  [
    "a logarithm for a density",
    "figure-out-of-range",
    "prior[0] is -1; a density is at least 0",
    () => priorPosterior({ axes: { a: [0, 1] }, prior: [-1, 0], posterior: [0, 1] }),
  ],
  [
    "a maximum nowhere",
    "figure-not-finite",
    "maximumLikelihood is NaN",
    () => priorPosterior({ axes: { a: [0, 1] }, prior: [0, 1], posterior: [0, 1], maximumLikelihood: Number.NaN }),
  ],
  [
    "thresholds that rise",
    "figure-not-increasing",
    "costs.thresholds[1] is 0.5 after 0.4; thresholds must strictly fall",
    () => thresholdCost({ costs: { thresholds: [0.4, 0.5], costs: [1, 1], threshold: 0.4, cost: 1 } }),
  ],
  [
    "three classes for a threshold",
    "figure-length-mismatch",
    "decides between two classes",
    () => classDensities({ x: [0], classes: [0, 1, 2].map(() => ({ label: "", density: [1] })) }),
  ],
  [
    "a rate above one",
    "figure-out-of-range",
    "curve.truePositiveRates[1] is 2; a share is between 0 and 1",
    () =>
      rocDiagram({
        curve: { thresholds: [1, 0], falsePositiveRates: [0, 1], truePositiveRates: [0, 2], area: 0.5 },
      }),
  ],
  ["no ROC", "figure-not-numbers", "curve.thresholds is undefined", () => rocDiagram({} as never)],
  [
    "a comparison without an area",
    "figure-not-finite",
    "comparisons[0].curve.averagePrecision is undefined",
    () => {
      const curve = { thresholds: [1], recalls: [1], precisions: [1], prevalence: 1 };
      const whole = { ...curve, averagePrecision: 1 };
      return precisionRecallDiagram({ curve: whole, comparisons: [{ label: "", curve: curve as never }] });
    },
  ],
  [
    "an error of zero",
    "figure-log-scale",
    "series[0].errors[1] is 0",
    () => sampleSizeCurve({ sizes: [1, 2], series: [{ label: "", errors: [1, 0] }] }),
  ],
  [
    "an interval of errors upside down",
    "figure-band",
    "series[0].interval runs from 2 to 1",
    () => sampleSizeCurve({ sizes: [1], series: [{ label: "", errors: [1], interval: { low: [2], high: [1] } }] }),
  ],
  ["no series", "figure-empty", "series holds none", () => sampleSizeCurve({ sizes: [1], series: [] })],
  [
    "a table without bins",
    "figure-empty",
    "before.table.bins is undefined",
    () => reliabilityDiagram({ table: { bins: [halfBin] }, before: { table: {} as never } }),
  ],
  [
    "bins that overlap",
    "figure-bins",
    "table.bins[1] covers 0 to 0.5, after a bin that ends at 0.5",
    () => reliabilityDiagram({ table: { bins: [halfBin, halfBin] } }),
  ],
  [
    "a full bin without a frequency",
    "figure-not-finite",
    "table.bins[0].frequency is NaN",
    () => reliabilityDiagram({ table: { bins: [{ ...halfBin, frequency: Number.NaN }] } }),
  ],
]);
