import { describe, expect, it } from "vitest";
import * as bernoulli from "../src/families/bernoulli.js";
import type { LikelihoodHead } from "../src/head.js";
import { bernoulliHead } from "../src/heads/bernoulli.js";
import { categoricalHead } from "../src/heads/categorical.js";
import { normalHead } from "../src/heads/normal.js";
import {
  binaryCrossEntropy,
  categoricalCrossEntropy,
  gaussianNegativeLogLikelihood,
  meanSquaredError,
  sparseCategoricalCrossEntropy,
} from "../src/ledger/index.js";
import { expectClose } from "./close.js";
import { referenceJson } from "./reference-data.js";

type Rows = readonly (number | readonly number[])[];
interface LossCase {
  readonly id: string;
  readonly loss: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly inputs: {
    readonly input: Rows;
    readonly target: Rows;
    readonly var?: readonly number[];
    readonly weight?: readonly number[];
  };
  readonly values: { readonly none: readonly number[]; readonly mean: number };
  readonly gradients: { readonly sum: { readonly input: Rows; readonly var?: readonly number[] } };
}
const cases = referenceJson<{ cases: readonly LossCase[] }>("nll_losses.json").cases;
const byId = (id: string) => cases.find((entry) => entry.id === id) as LossCase;
const list = (row: number | readonly number[]): readonly number[] => (typeof row === "number" ? [row] : row);

/** NLL and gradient of each row of a case. */
function rowsOf(head: LikelihoodHead, entry: LossCase, eta: (row: number) => readonly number[]) {
  return entry.inputs.target.map((target, row) => {
    const gradient = new Float64Array(head.outputs.length);
    const nll = head.point(Float64Array.from(list(target)), 0, Float64Array.from(eta(row)), 0, gradient);
    return { nll, gradient };
  });
}

function expectCase(head: LikelihoodHead, entry: LossCase): void {
  rowsOf(head, entry, (row) => list(entry.inputs.input[row])).forEach(({ nll, gradient }, row) => {
    const what = `${entry.id} row ${row}`;
    // Where PyTorch rounds 1 + tiny to 1 it gives 0; the head keeps the tiny part, below 1e-15.
    expectClose(nll, entry.values.none[row], { relative: 1e-13, absolute: 1e-15 }, what);
    const expected = list(entry.gradients.sum.input[row]);
    gradient.forEach((value, k) => {
      expectClose(value, expected[k], { relative: 1e-13, absolute: 1e-15 }, `${what} gradient ${k}`);
    });
  });
}

describe("heads against PyTorch's losses", () => {
  it.each(["bce-logits-small", "bce-logits-large"])("%s", (id) => expectCase(bernoulliHead(), byId(id)));
  it("bce-logits-soft", () => expectCase(bernoulliHead({ target: "soft" }), byId("bce-logits-soft")));
  it.each(["ce-hard-small", "ce-hard-large"])("%s", (id) => expectCase(categoricalHead({ classes: 4 }), byId(id)));
  it("ce-soft", () => expectCase(categoricalHead({ classes: 4, target: "soft" }), byId("ce-soft")));

  it.each(["ce-label-smoothing-0.1", "ce-label-smoothing-0.3"])("%s is a soft target", (id) => {
    const entry = byId(id);
    const smoothing = entry.options.label_smoothing as number;
    const target = entry.inputs.target.map((label) =>
      [0, 1, 2, 3].map((k) => smoothing / 4 + (k === label ? 1 - smoothing : 0)),
    );
    expectCase(categoricalHead({ classes: 4, target: "soft" }), { ...entry, inputs: { ...entry.inputs, target } });
  });

  it("nll takes log-probabilities, which are logits like any others", () => {
    const entry = byId("nll");
    rowsOf(categoricalHead({ classes: 4 }), entry, (row) => list(entry.inputs.input[row])).forEach(({ nll }, row) => {
      expectClose(nll, entry.values.none[row], { relative: 1e-13 }, `row ${row}`);
    });
  });

  it("class weights are weights of the rows: the mean divides by their sum", () => {
    const entry = byId("ce-class-weights");
    const weights = entry.inputs.target.map((label) => (entry.inputs.weight as readonly number[])[label as number]);
    const rows = rowsOf(categoricalHead({ classes: 4 }), entry, (row) => list(entry.inputs.input[row]));
    const total = rows.reduce((sum, { nll }, row) => sum + weights[row] * nll, 0);
    expectClose(
      total / weights.reduce((sum, weight) => sum + weight, 0),
      entry.values.mean,
      { relative: 1e-13 },
      "mean",
    );
  });

  it("one-hot rows cost what their index costs", () => {
    const entry = byId("ce-hard-small");
    const target = entry.inputs.target.map((label) => [0, 1, 2, 3].map((k) => (k === label ? 1 : 0)));
    expectCase(categoricalHead({ classes: 4, target: "onehot" }), { ...entry, inputs: { ...entry.inputs, target } });
  });

  it("bce-probs is the Bernoulli NLL, and its clamp at 100 is not", () => {
    const entry = byId("bce-probs");
    entry.inputs.input.forEach((prob, row) => {
      const nll = -bernoulli.logProb(entry.inputs.target[row] as number, { prob: prob as number });
      expectClose(nll, entry.values.none[row], { relative: 1e-13 }, `row ${row}`);
    });
    const clamped = byId("bce-probs-clamp");
    const exact = clamped.inputs.input.map((prob, row) =>
      bernoulli.logProb(clamped.inputs.target[row] as number, { prob: prob as number }),
    );
    expect(clamped.values.none).toEqual([100, 100, 100]);
    expect(exact.slice(0, 2)).toEqual([-Infinity, -Infinity]);
    expectClose(exact[2], -138.15510557964274, { relative: 1e-14 }, "log 1e-60");
  });
});

describe("the ledger converts losses to the NLL and back", () => {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

  it.each([0.5, 1, 3.7])("mean squared error with σ = %d", (scale) => {
    const entry = byId("mse");
    const head = normalHead({ scale });
    const rows = rowsOf(head, entry, (row) => list(entry.inputs.input[row]));
    const nll = mean(rows.map((row) => row.nll));
    const theta = head.theta([0]);
    expect(head.ledger).toBe(meanSquaredError);
    expectClose(meanSquaredError.toNll(entry.values.mean, theta), nll, { relative: 1e-14 }, "NLL");
    expectClose(meanSquaredError.fromNll(nll, theta), entry.values.mean, { relative: 1e-13 }, "MSE");
    // The factor 1/(2σ²) that the loss drops is what separates the gradients.
    rows.forEach(({ gradient }, row) => {
      const dropped = list(entry.gradients.sum.input[row])[0] / (2 * scale * scale);
      expectClose(gradient[0], dropped, { relative: 1e-13 }, `gradient ${row}`);
    });
  });

  it.each(["gaussian-nll-full-False", "gaussian-nll-full-True"])("%s", (id) => {
    const entry = byId(id);
    const variance = entry.inputs.var as readonly number[];
    const head = normalHead({ scaleLink: "logVariance" });
    const rows = rowsOf(head, entry, (row) => [entry.inputs.input[row] as number, Math.log(variance[row])]);
    rows.forEach(({ nll, gradient }, row) => {
      const loss = entry.options.full ? nll : gaussianNegativeLogLikelihood.fromNll(nll, head.theta([0, 0]));
      expectClose(loss, entry.values.none[row], { relative: 1e-13, absolute: 1e-15 }, `row ${row}`);
      expectClose(gradient[0], entry.gradients.sum.input[row] as number, { relative: 1e-13 }, `gradient ${row}`);
      // PyTorch's gradient is with respect to the variance v, the head's to log v.
      const byVariance = (entry.gradients.sum.var as readonly number[])[row];
      expectClose(gradient[1], byVariance * variance[row], { relative: 1e-12, absolute: 1e-15 }, `variance ${row}`);
    });
    expectClose(
      gaussianNegativeLogLikelihood.toNll(0.25, head.theta([0, 0])),
      1.1689385332046727,
      { relative: 1e-15 },
      "constant",
    );
  });

  it("gaussian-nll-clamped is no likelihood: PyTorch raises the variance to 1e-6", () => {
    const entry = byId("gaussian-nll-clamped");
    const variance = (entry.inputs.var as readonly number[])[0];
    const [row] = rowsOf(normalHead(), entry, (i) => [entry.inputs.input[i] as number, 0.5 * Math.log(variance)]);
    expect(row.nll).toBeGreaterThan(900 * entry.values.none[0]);
  });

  it("cross-entropies drop nothing", () => {
    for (const ledger of [binaryCrossEntropy, sparseCategoricalCrossEntropy, categoricalCrossEntropy]) {
      expect(ledger.dropped).toEqual([]);
      expect(ledger.toNll(0.7, { prob: 0.5 })).toBe(0.7);
      expect(ledger.fromNll(0.7, { prob: 0.5 })).toBe(0.7);
    }
    expect(bernoulliHead().ledger).toBe(binaryCrossEntropy);
    expect(categoricalHead({ classes: 3 }).ledger).toBe(sparseCategoricalCrossEntropy);
    expect(normalHead().ledger).toBe(gaussianNegativeLogLikelihood);
    expect(normalHead({ scale: "shared" }).ledger).toBe(meanSquaredError);
  });
});
