import { readdirSync, readFileSync } from "node:fs";
import { figureToSvg } from "@loglik/plot/node";
import { describe, expect, test } from "vitest";
import { examplesOf, readChapters, readPages, root } from "./pages.js";
import { runExample } from "./run-example.js";

/**
 * What each example must print: the lines that carry its point, digits included, and how many figures it draws. The numbers
 * are those of the worked examples in the literature and of R's glm and lm; none of them may move unseen.
 */
const expected: Record<string, { readonly lines: readonly string[]; readonly figures: number }> = {
  "coin-table": {
    lines: ["  θ = 0:  1 + 0 = 1", "  area under L(θ; 1)      = 0.5000", "  area under L(θ; 0,0,0,1,0) = 0.033333"],
    figures: 0,
  },
  "coin-maximum": {
    lines: ["θ = 0.2 (closed-form)", "L(θ) = 0.08192", "NLL = 2.502012 nats", "best of 1001 candidates: 0.2"],
    figures: 1,
  },
  "coin-interval": {
    lines: [
      "by likelihood ratio:  -4.36 to 0.52   as θ: 0.01 to 0.63",
      "by standard error:    -3.58 to 0.81   as θ: 0.03 to 0.69",
    ],
    figures: 0,
  },
  "normal-units": {
    lines: ["  σ = 0.1:  3.9894", "  m: σ = 0.816497, NLL = 3.648618", "  cm: σ = 81.6497, NLL = 17.464128"],
    figures: 0,
  },
  "normal-maximum": {
    lines: [
      "μ = 0   σ = 0.816497",
      "L = 0.0260271",
      "NLL = 3.648618",
      "size of the slope at the summit: 0.000000000000, 0.000000000000",
    ],
    figures: 1,
  },
  "zeros-among-amounts": {
    lines: [
      "242 of 1000 days are exactly 0",
      "P(0) = 0.2525",
      "mixed law: μ 2.10, σ 3.07",
      "density:   μ 2.54, σ 2.45",
      "NLL a day at σ = 3.07: 2.158",
    ],
    figures: 0,
  },
  "fit-says-how": {
    lines: ["closed-form 0.2", "boundary 0", "converged true 7", "slopes below 1e-9: true", "unbounded false"],
    figures: 0,
  },
  "normal-divisor": { lines: ["average of S/n:          0.669  expected 0.667"], figures: 0 },
  "normal-misprint": {
    lines: [
      "  μ = 0:  right -3.6   as printed -1.9",
      "  μ = 2:  right -12.6   as printed 10.1",
      "  μ = 10:  right -228.6   as printed 158.1",
      "  σ = 0.01:  as printed 16.1",
    ],
    figures: 0,
  },
  "log-chain": {
    lines: [
      "argmax of the product:     0.2",
      "argmax of its log:         0.2",
      "argmax of the sum of logs: 0.2",
      "argmin of the NLL:         0.2",
      "the two logs agree to 1e-14: true",
    ],
    figures: 3,
  },
  "product-derivative": {
    lines: [
      "dL/dθ by the product rule: 0.364500 from 25 factors",
      "L · Σ scores:              0.364500 from 5 scores",
      "slope of a short chord:    0.364500",
    ],
    figures: 0,
  },
  underflow: {
    lines: [
      "p = 0.5, float32: exactly 0 at factor 150",
      "p = 0.5, float64: exactly 0 at factor 1075",
      "p = 0.9, float64: stuck at 2.5e-323 from factor 7050 on",
      "density 39.894 in float64: infinite at factor 193",
      "their log-likelihood: 737.2  the limit of float64: 709.8",
    ],
    figures: 0,
  },
  "sum-or-mean": {
    lines: [
      "mean, 500 tosses, rate 1:     0.200004",
      "sum,  500 tosses, rate 1/5:   0.000000",
      "sum,  500 tosses, rate 1/500: 0.200004",
    ],
    figures: 0,
  },
  "logistic-loss": { lines: ["20 random w, largest gap below 1e-12: true"], figures: 0 },
  "logistic-train": {
    lines: ["Newton:   1.4595  -1.3338  1.1293   NLL 0.431092", "training: 1.4595  -1.3338  1.1293   NLL 0.431092"],
    figures: 1,
  },
  "logistic-separation": { lines: ["  w = 1:  1.509e+0", "converged: false   reason: separation"], figures: 0 },
  "hinge-is-no-likelihood": {
    lines: ["  0.0   1.0000          0.7358", "  1.0   1.0000          1.1353"],
    figures: 0,
  },
  "least-squares-cars": {
    lines: [
      "intercept -17.5791  slope 3.9324",
      "σ = 15.0689 ft,  σ² = 227.0704",
      "NLL per car: 4.131569 nats",
      "least squares: slope 3.9324",
      "RSS = 11353.52   RSS/n = 227.0704",
      "n/2 log 2πσ² + RSS/2σ², per car: 4.131569",
    ],
    figures: 1,
  },
  "flat-in-what": {
    lines: ["flat in θ:       0.3000", "flat in logit θ: 0.2500", "Jeffreys:        0.2778", "mode of logit θ: 0.3333"],
    figures: 0,
  },
  "penalty-is-a-prior": {
    lines: [
      "prior: normal scale 0.7071",
      "λ|w| would be: laplace",
      "without a prior: 1.0000",
      "with it:         0.6667",
      "slope + λ w: 0",
    ],
    figures: 0,
  },
  "two-weights": {
    lines: ["grid:    0.9100", "NUTS:    0.91", "R̂ below 1.01: true", "divergences: 0", "the mode: 0.9482"],
    figures: 0,
  },
  "hinge-and-gaussian-process": {
    lines: [
      "f = 0: total 0.7358",
      "f = 1: total 1.1353",
      "margin as a logit    0.585 nats",
      "Platt                0.562 nats",
      "Gaussian process     0.454 nats",
    ],
    figures: 0,
  },
  "pima-network": {
    lines: [
      "prior precision: 2.48",
      "weights: 73  determined by the data: 7.7",
      "threshold: 0.2",
      "averaged             NLL 0.408   ECE 0.070   cost 0.422",
      "threshold by cost    NLL 0.408   ECE 0.070   cost 0.402",
      "temperature: 1.00",
      "entropy 0.479 = 0.459 chance + 0.020 not known",
    ],
    figures: 0,
  },
  "calibrate-moons": {
    lines: [
      "NLL on its own rows: 0.294",
      "as trained : accuracy 0.810  NLL 0.524  ECE 0.075 (0.064 to 0.106)",
      "temperature: 1.76",
      "calibrated : accuracy 0.810  NLL 0.451  ECE 0.043 (0.035 to 0.075)",
    ],
    figures: 1,
  },
  "threshold-by-cost": {
    lines: [
      "decide 1 from p = 0.2",
      "threshold 0.5: accuracy 0.797  mean cost 0.520",
      "threshold 0.2: accuracy 0.729  mean cost 0.333",
      "best in hindsight: 0.204 0.331",
    ],
    figures: 1,
  },
  "dropout-modes": {
    lines: ["predicting twice, the same: true", "predicting: 0.379", "training: mean 0.386, spread 0.113"],
    figures: 0,
  },
  "posterior-networks": {
    lines: [
      "cross-entropy 0.078  0.038  0.021  0.009",
      "  falls as n to the power -0.50",
      "squared error 0.071  0.037  0.019  0.011",
      "  falls as n to the power -0.45",
    ],
    figures: 1,
  },
  "prior-shift": {
    lines: [
      "share of ones: 0.056 true",
      "ones that came: 261",
      "as trained: 1285 expected, NLL 0.362",
      "adjusted: 280 expected, NLL 0.121",
    ],
    figures: 0,
  },
  "softmax-and-logistic": {
    lines: [
      "softmax:  P(1 | x) = 0.5597136492671929",
      "logistic: P(1 | x) = 0.5597136492671929",
      "NLL: 0.580329966626 0.580329966626",
      "gradients: 0.440286 -0.440286 -0.440286",
      "from logits: 1000  log of softmax: Infinity",
    ],
    figures: 0,
  },
  "soft-votes": {
    lines: [
      "shares of votes: mean error of a probability 0.007, agrees with the majority 0.801",
      "majority only: mean error of a probability 0.098, agrees with the majority 0.795",
    ],
    figures: 0,
  },
  barometer: {
    lines: ["pressure halves at 5875 m", "scale height: 8.35 km", "temperature: 285.4 K, put in: 288.15"],
    figures: 0,
  },
  "loss-converges": {
    lines: ["n = 1000000: -(1/n) log L = 1.2473", "H(p) + KL(p || q) = 1.2481", "H(p, q) = 1.2481", "H(q, p) = 1.3170"],
    figures: 0,
  },
  "code-symbols": {
    lines: [
      "entropy: 1.0219 bits a symbol",
      "Huffman: measured 1.2980  expected 1.3000  decoded: true",
      "model the source: measured 1.0156  H(p, q) 1.0219  decoded: true",
      "model uniform: measured 2.0000  H(p, q) 2.0000  decoded: true",
    ],
    figures: 1,
  },
  "code-labels": {
    lines: ["labels: 332  as plain bits: 332", "NLL in bits: 211.1", "bits of the file: 216", "decoded: true"],
    figures: 0,
  },
  "code-digits": {
    lines: [
      "after 1 epochs: NLL 527.7 bits, file 528 bits, decoded: true",
      "after 30 epochs: NLL 40.8 bits, file 48 bits, decoded: true",
      "plain: 1193 bits",
      "code-model-mismatch",
      "code-damaged",
    ],
    figures: 0,
  },
  "overconfident-digits": {
    lines: [
      "NLL on its own images: 0.00005",
      "as trained: accuracy 0.863 (0.843 to 0.882)",
      "as trained: NLL 0.776 (0.648 to 0.910)",
      "as trained: ECE 0.096 (0.081 to 0.116)",
      "temperature: 2.28",
      "mended: accuracy 0.863 (0.843 to 0.882)",
      "mended: NLL 0.465 (0.399 to 0.526)",
      "mended: ECE 0.025 (0.019 to 0.044)",
      "NLL saved: 0.311 (0.240 to 0.383)",
    ],
    figures: 1,
  },
  "coverage-of-counts": {
    lines: [
      "poisson: NLL 7.826",
      "  50 % intervals hold 16 % ± 3",
      "  90 % intervals hold 34 % ± 4",
      "negative-binomial: NLL 3.744",
      "  50 % intervals hold 53 % ± 4",
      "  90 % intervals hold 90 % ± 2",
    ],
    figures: 2,
  },
  "recalibrate-intervals": {
    lines: [
      "other rows  : 50 % hold 45.8 %, 90 % hold 81.7 %, error 0.051",
      "recalibrated: 50 % hold 54.0 %, 90 % hold 89.8 %, error 0.017",
      "stated:    -0.06 to 0.93",
      "the truth: 0.01 to 0.99",
    ],
    figures: 2,
  },
  "least-squares-residuals": {
    lines: ["sum of the residuals: 0.000000", "mean square of the residuals: 0.821  expected 0.833"],
    figures: 0,
  },
  "counts-three-ways": {
    lines: ["  squared error      2.7600", "  Poisson loss       2.4886", "  negative binomial  2.1410"],
    figures: 0,
  },
  "several-targets": {
    lines: ["-2      0.05      1.05", " 3      0.95     12.85", "NLL per row: 2.053"],
    figures: 0,
  },
  "is-it-a-likelihood": {
    lines: [
      "log-cosh is a negative log-likelihood after adding 1.1447299: ∫ e^(−loss) = 3.1415927 at every prediction.",
      "log π = 1.144730",
      "  at p = 0.01:  1.3752",
      "  at p = 0.5:  1.5576",
    ],
    figures: 0,
  },
  "five-optimizers": {
    lines: [
      "Newton    0.438356 after 7 steps",
      "sgd       0.438358 after 200 steps",
      "adam      0.438356 after 200 steps",
      "lbfgs     0.438356 after 9 steps",
    ],
    figures: 1,
  },
  "multi-start": {
    lines: [
      "from (-3, 3):  μ₁ = -1.920, μ₂ = 1.236,  NLL 1.9085",
      "from (3, -3):  μ₁ = 1.799, μ₂ = -0.847,  NLL 2.0736",
    ],
    figures: 0,
  },
  "room-in-node": {
    lines: [
      "σ shared: new rows 0.321 nats, σ at 0.1 and 0.9: 0.30 and 0.30",
      "σ perRow: new rows 0.166 nats, σ at 0.1 and 0.9: 0.16 and 0.51",
      "truth: σ at 0.1 and 0.9: 0.14 and 0.46",
    ],
    figures: 0,
  },
  "room-outliers": {
    lines: [
      "normal     1.80 + 1.92 x   NLL 1.995",
      "Laplace    0.97 + 2.13 x   NLL 1.480",
      "Student-t  0.98 + 2.07 x   NLL 1.061",
    ],
    figures: 0,
  },
  "cats-and-dogs": {
    lines: ["one node      NLL 0.68  right 57 %", "convolutions  NLL 0.28  right 91 %"],
    figures: 0,
  },
  amortised: {
    lines: ["10 7 12 9 8   network 8.57   maximum likelihood 9.20", "mean distance between the two: 0.379"],
    figures: 1,
  },
  "three-roads": {
    // As R prints them: glm(am ~ wt + hp, family = binomial, data = mtcars).
    lines: [
      "Newton:  -8.08348  0.03626  18.86630  −log L 5.029555",
      "standard errors 3.06868  0.01773  7.44356",
      "SGD:     -8.08348  0.03626  18.86630  −log L 5.029555",
      "L-BFGS:  -8.08348  0.03626  18.86630  −log L 5.029555",
    ],
    figures: 0,
  },
  "mean-or-median": {
    lines: [
      "normal:  42.98 ft, the mean",
      "Laplace: 36 ft, the median",
      "normal   slope 3.932, then 3.197",
      "laplace  slope 3.400, then 3.400",
    ],
    figures: 0,
  },
  "from-output-to-density": {
    lines: [
      "outputs: 3.630 0.236",
      "loc: 3.630  scale: 1.266",
      "−log f(3.6) = 1.1552  by the head: 1.1552",
      "mean over the cars: 1.7545",
    ],
    figures: 0,
  },
  "several-posteriors": {
    lines: [
      "likelihood        NLL 0.616  far away 0.000",
      "posterior's mode  NLL 0.376  far away 0.015",
      "5 modes           NLL 0.376  far away 0.015",
      "Laplace           NLL 0.383  far away 0.050",
      "NUTS              NLL 0.39  far away 0.05",
      "divergences: 0",
    ],
    figures: 0,
  },
  "bayes-rule": {
    lines: ["log p(x | ω): -5.194 -4.494", "P(ω | x): 0.4269 0.5731", "network:  0.4323 0.5677"],
    figures: 0,
  },
  "when-it-is-not": {
    lines: [
      "likelihood: 0.35",
      "with decay: 0.393",
      "adversarial: 0.264",
      "reward: 0.833",
      "contrastive loss: 0.437337  −log P(the first): 0.437337",
    ],
    figures: 0,
  },
  "three-or-eight": {
    lines: [
      "179 images, 178 fresh ones",
      "one node      NLL 0.093  right 176 of 178",
      "convolutions  NLL 0.044  right 176 of 178",
    ],
    figures: 0,
  },
  "swapped-units": {
    lines: ["as trained  NLL 0.294538", "swapped     NLL 0.294538", "A turned    NLL 0.294538"],
    figures: 0,
  },
  "same-head": {
    lines: [
      "one node: 577 weights and biases",
      "  NLL 0.708278  from the logits 0.708278",
      "convolutions: 721 weights and biases",
      "  slope is P(dog) − y, to 1e-12: true",
    ],
    figures: 0,
  },
  "choose-likelihood": {
    lines: [
      "mean 16.5, variance 262.4",
      "  poisson                9.116",
      "  negative-binomial      3.830",
      "  poisson                9.110",
      "  negative-binomial      3.936",
      "  normal                 4.248",
    ],
    figures: 0,
  },
  "own-table": {
    lines: ["NLL: 0.8 fitted", "     1.8 new rows", "at 30: 10.8 ± 1.1 m"],
    figures: 1,
  },
  "custom-family": {
    lines: [
      "violations: 0",
      "10.6263428854 10.6263428854",
      "σ at 6, 12 and 18 h: 0.9  3.0  5.3  truth: 1.0  3.0  5.0",
      "trained on: caller",
    ],
    figures: 0,
  },
  "calibrate-pima": {
    lines: [
      "rows: 200 + 133 + 199",
      "temperature 3.43",
      "as trained  accuracy 0.764  NLL 0.608  ECE 0.157",
      "calibrated  accuracy 0.764  NLL 0.483  ECE 0.108",
    ],
    figures: 1,
  },
  "same-seed": {
    lines: [
      "the same seed, the same bits: true",
      "another seed, other bits: true",
      "NLL in our order: 0.2675",
      "stopped, resumed, the same bits: true",
      "NLL 0.26641 in float32, 0.26641 in float64",
      "they are the same number: false",
    ],
    figures: 0,
  },
  "export-model": {
    lines: [
      "safetensors: 67 weights and biases",
      "  NLL 0.0506, read back the same: true",
      "  one bit turned: file-damaged",
      'onnx holds "prob": true',
      "species,setosa,versicolor,virginica",
      "setosa,1,0,0",
      "150 rows",
    ],
    figures: 0,
  },
  "two-programs": {
    lines: [
      "             1.1799      0.1830",
      "            NLL 0.5230, deviance 313.8092",
      "            1.1799  -0.8694  0.6758",
      "            loss 0.523015, times n 156.9046",
      "            validation loss 0.4469",
    ],
    figures: 0,
  },
  "articles-examples": {
    lines: [
      "P(11) = 0.0556, which is 1/18",
      "P(more than 9) = 0.1667, which is 1/6",
      "L(0.333) = 0.000",
      "L(0.500) = 0.012",
      "L(0.667) = 0.054",
      "best: 0.6125, which is 49/80",
    ],
    figures: 0,
  },
};

const present = readdirSync(`${root}/examples`)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -".ts".length));
const pages = readPages();

const without = (names: readonly string[], others: readonly string[]) => names.filter((name) => !others.includes(name));

test("every example is embedded by a page: ```ts live file=examples/<name>.ts", () => {
  expect(without(present, pages.flatMap(examplesOf))).toEqual([]);
});

test("every example that a page embeds is a file of docs/examples", () => {
  expect(without(pages.flatMap(examplesOf), present)).toEqual([]);
});

test("every example has an entry in `expected` of this file, with lines that it prints", () => {
  expect(without(present, Object.keys(expected))).toEqual([]);
  expect(without(Object.keys(expected), present)).toEqual([]);
});

test("every chapter embeds at least two", () => {
  for (const page of readChapters()) expect(examplesOf(page).length, page.path).toBeGreaterThanOrEqual(2);
});

test.each(present)("%s imports nothing but our packages", (name) => {
  const source = readFileSync(`${root}/examples/${name}.ts`, "utf8");
  const specifiers = Array.from(source.matchAll(/from "([^"]+)"/g), ([, specifier]) => specifier);
  expect(specifiers.length).toBeGreaterThan(0);
  for (const specifier of specifiers) expect(specifier).toMatch(/^@loglik\//);
});

describe.each(Object.entries(expected))("%s", (name, { lines, figures }) => {
  test("prints its numbers and draws its figures", async () => {
    const run = await runExample(name);
    for (const line of lines) expect(run.lines).toContain(line);
    expect(run.lines.length).toBeGreaterThan(0);
    expect(run.figures.length).toBe(figures);
    for (const figure of run.figures) {
      // A figure crosses from the worker to the page as plain data.
      expect(figureToSvg(structuredClone(figure))).toMatch(/^<svg/);
    }
  });
});
