import { checkWeights } from "../check-weights.js";
import { LoglikError } from "../error.js";
import type { FloatArray, Interval } from "../family.js";
import type { LikelihoodHead } from "../head.js";
import { integersBetween, unitInterval } from "../interval.js";
import {
  categoricalCrossEntropy,
  softCrossEntropy,
  sparseCategoricalCrossEntropy,
} from "../ledger/categorical-cross-entropy.js";
import { inverse as softmax, link as softmaxLink } from "../links/softmax.js";
import { checkTargets, knownOptions } from "./check-targets.js";

/** How many classes, and how a row's target is written. */
export interface CategoricalHeadOptions {
  /** Number of classes, at least 2. */
  readonly classes: number;
  /**
   * `index`: one class number from 0. `onehot`: `classes` numbers, one of them 1. `soft`: `classes` probabilities, scored by
   * the expected NLL. Default `index`.
   */
  readonly target?: "index" | "onehot" | "soft";
}

/**
 * The categorical head: k outputs, the logits η. Its loss is softmax cross-entropy.
 *
 *   NLL = log Σⱼ exp ηⱼ − η_y,   ∂NLL/∂ηₖ = softmax(η)ₖ − [k = y]
 *
 * Softmax and logarithm are merged around the largest logit, so that the NLL is exact for every finite η. Adding one number
 * to all logits changes nothing. `theta` gives `{ prob }`, `predict` the index of the largest logit.
 *
 * @throws LoglikError `classes-invalid`, `head-option-invalid`
 * @example categoricalHead({ classes: 4 }).point(Float64Array.of(2), 0, new Float64Array(4), 0, new Float64Array(4))  // 1.3862943611198906
 */
export function categoricalHead(options: CategoricalHeadOptions): LikelihoodHead {
  knownOptions("categoricalHead", options, ["classes", "target"]);
  const { classes, target = "index" } = options;
  if (!Number.isInteger(classes) || classes < 2) {
    throw new LoglikError(
      "classes-invalid",
      `categoricalHead: classes is ${classes}; it must be an integer of at least 2. Count the distinct labels.`,
      { classes },
    );
  }
  if (target !== "index" && target !== "onehot" && target !== "soft") {
    throw new LoglikError(
      "head-option-invalid",
      `categoricalHead: target is ${JSON.stringify(target)}; expected "index", "onehot" or "soft".`,
      { target },
    );
  }
  const indexed = target === "index";
  const rules = {
    name: "categorical",
    targets: indexed
      ? [{ name: "class", domain: integersBetween(0, classes - 1) }]
      : perClass(classes, target === "onehot" ? integersBetween(0, 1) : unitInterval),
    ...(indexed ? {} : { targetShape: "simplex" as const }),
  };
  return {
    ...rules,
    family: "categorical",
    source: { name: "categorical", options: { classes, target } },
    ...(target === "soft" ? { expectedNll: true as const } : {}),
    outputs: Array.from({ length: classes }, (_, k) => ({ name: `logit ${k}`, kind: "perRow" as const })),
    ledger: { index: sparseCategoricalCrossEntropy, onehot: categoricalCrossEntropy, soft: softCrossEntropy }[target],
    point: indexed ? indexPoint(classes) : sharePoint(classes),
    fisher: (eta, etaOffset, out) => writeFisher(eta, etaOffset, classes, out),
    initial(y, weights) {
      const rows = checkTargets("categoricalHead.initial", rules, y);
      checkWeights("categoricalHead.initial", weights, rows);
      const counts = new Float64Array(classes);
      for (let row = 0; row < rows; row++) {
        const weight = weights === undefined ? 1 : weights[row];
        if (indexed) counts[y[row]] += weight;
        else for (let k = 0; k < classes; k++) counts[k] += weight * y[row * classes + k];
      }
      return softmaxLink(counts, counts);
    },
    theta: (eta, row = 0) => ({ prob: softmax(eta, new Float64Array(classes), row * classes, classes) }),
    predict: (eta, row = 0) => largest(eta, row * classes, classes) - row * classes,
  };
}

function perClass(classes: number, domain: Interval): { name: string; domain: Interval }[] {
  return Array.from({ length: classes }, (_, k) => ({ name: `class ${k}`, domain }));
}

/** Position of the largest element; the first of several. */
function largest(eta: ArrayLike<number>, offset: number, length: number): number {
  let best = offset;
  for (let i = offset + 1; i < offset + length; i++) if (eta[i] > eta[best]) best = i;
  return best;
}

/** Σ exp(ηⱼ − ηₜₒₚ) over all classes but the top one, whose own term is exactly 1. */
function othersOf(eta: FloatArray, offset: number, classes: number, top: number): number {
  let sum = 0;
  for (let i = offset; i < offset + classes; i++) if (i !== top) sum += Math.exp(eta[i] - eta[top]);
  return sum;
}

function indexPoint(classes: number): LikelihoodHead["point"] {
  return (y, yOffset, eta, etaOffset, grad) => {
    const top = largest(eta, etaOffset, classes);
    const others = othersOf(eta, etaOffset, classes, top);
    const label = etaOffset + y[yOffset];
    const highest = eta[top];
    const cost = highest - eta[label] + Math.log1p(others);
    for (let i = etaOffset; i < etaOffset + classes; i++) grad[i] = Math.exp(eta[i] - highest) / (1 + others);
    // p − 1 at the label; −(sum of the others) where it is the top class, for 1 − p would lose what is below 1e-16.
    grad[label] = label === top ? -others / (1 + others) : grad[label] - 1;
    return cost;
  };
}

function sharePoint(classes: number): LikelihoodHead["point"] {
  return (y, yOffset, eta, etaOffset, grad) => {
    const top = largest(eta, etaOffset, classes);
    const others = othersOf(eta, etaOffset, classes, top);
    const highest = eta[top];
    const logOthers = Math.log1p(others);
    let cost = 0;
    let total = 0;
    for (let k = 0; k < classes; k++) total += y[yOffset + k];
    for (let k = 0; k < classes; k++) {
      const i = etaOffset + k;
      const share = y[yOffset + k];
      const probability = Math.exp(eta[i] - highest) / (1 + others);
      const complement = i === top ? others / (1 + others) : 1 - probability;
      if (share !== 0) cost += share * (highest - eta[i] + logOthers);
      grad[i] = (total - share) * probability - share * complement;
    }
    return cost;
  };
}

/** diag(p) − p pᵀ; its null direction is (1, …, 1). */
function writeFisher(eta: FloatArray, offset: number, classes: number, out: Float64Array): void {
  const top = largest(eta, offset, classes);
  const others = othersOf(eta, offset, classes, top);
  for (let i = 0; i < classes; i++) {
    const p = Math.exp(eta[offset + i] - eta[top]) / (1 + others);
    for (let j = 0; j < i; j++) {
      const product = (p * Math.exp(eta[offset + j] - eta[top])) / (1 + others);
      out[i * classes + j] = -product;
      out[j * classes + i] = -product;
    }
    out[i * classes + i] = p * (offset + i === top ? others / (1 + others) : 1 - p);
  }
}
