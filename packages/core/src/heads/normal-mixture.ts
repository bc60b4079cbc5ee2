import { checkWeights } from "../check-weights.js";
import { LoglikError } from "../error.js";
import type { LikelihoodHead } from "../head.js";
import { realLine } from "../interval.js";
import { fullNegativeLogLikelihood } from "../ledger/full-negative-log-likelihood.js";
import { inverse as softmax } from "../links/softmax.js";
import { momentsOf } from "../moments.js";
import { logSumExp } from "../special/log-sum-exp.js";
import { normalQuantile } from "../special/normal-quantile.js";
import { checkTargets, knownOptions } from "./check-targets.js";

const HALF_LOG_TWO_PI = 0.9189385332046727;
const rules = { name: "normal-mixture", targets: [{ name: "y", domain: realLine }] };

/** How many normal components. */
export interface NormalMixtureHeadOptions {
  readonly components: number;
}

/**
 * The head of a mixture of k normals (a mixture density network): outputs k logits a, k means μ and k log scales.
 *
 *   NLL = log Σⱼ e^{aⱼ} − log Σⱼ exp(aⱼ − ½ log 2π − log σⱼ − uⱼ²/2),   uⱼ = (y − μⱼ)/σⱼ
 *
 * With the responsibilities rⱼ = P(component j | y) and πⱼ = softmax(a)ⱼ, the gradient is πⱼ − rⱼ, −rⱼ uⱼ/σⱼ and rⱼ (1 − uⱼ²).
 * A component that sits on one observation makes the likelihood unbounded: watch the scales. `theta` gives
 * `{ weight, loc, scale }` as arrays of k, `predict` the mean.
 *
 * @throws LoglikError `head-option-invalid`
 * @example normalMixtureHead({ components: 2 }).outputs.length  // 6
 */
export function normalMixtureHead(options: NormalMixtureHeadOptions): LikelihoodHead {
  knownOptions("normalMixtureHead", options, ["components"]);
  const { components } = options;
  if (!Number.isInteger(components) || components < 1) {
    throw new LoglikError(
      "head-option-invalid",
      `normalMixtureHead: components is ${components}; expected an integer of at least 1, e.g. 3.`,
      { components },
    );
  }
  const k = components;
  const names = ["logit weight", "loc", "log scale"];
  const theta = (eta: ArrayLike<number>, row = 0) => {
    const at = 3 * k * row;
    return {
      weight: softmax(eta, new Float64Array(k), at, k),
      loc: Float64Array.from({ length: k }, (_, j) => eta[at + k + j]),
      scale: Float64Array.from({ length: k }, (_, j) => Math.exp(eta[at + 2 * k + j])),
    };
  };
  return {
    ...rules,
    family: "mixture of normal",
    source: { name: rules.name, options: { components } },
    outputs: names.flatMap((name) =>
      Array.from({ length: k }, (_, j) => ({ name: `${name} ${j}`, kind: "perRow" as const })),
    ),
    ledger: fullNegativeLogLikelihood,
    point: pointOf(k),
    initial(y, weights) {
      const total = checkWeights(
        "normalMixtureHead.initial",
        weights,
        checkTargets("normalMixtureHead.initial", rules, y),
      );
      const { mean, deviation } = momentsOf(y, weights, total);
      // Equal components have equal gradients for ever: spread the means over the quantiles of the best normal.
      const eta = new Float64Array(3 * k);
      for (let j = 0; j < k; j++) {
        eta[k + j] = mean + deviation * normalQuantile((j + 0.5) / k);
        eta[2 * k + j] = Math.log(deviation / k);
      }
      return eta;
    },
    theta,
    predict(eta, row = 0) {
      const { weight, loc } = theta(eta, row);
      return weight.reduce((sum, share, j) => sum + share * loc[j], 0);
    },
  };
}

function pointOf(k: number): LikelihoodHead["point"] {
  const terms = new Float64Array(k);
  const logits = new Float64Array(k);
  return (y, yOffset, eta, etaOffset, grad) => {
    const loc = etaOffset + k;
    const logScale = etaOffset + 2 * k;
    for (let j = 0; j < k; j++) {
      const residual = y[yOffset] - eta[loc + j];
      // An exact hit costs nothing however small σ is.
      const u = residual === 0 ? 0 : residual * Math.exp(-eta[logScale + j]);
      logits[j] = eta[etaOffset + j];
      terms[j] = logits[j] - HALF_LOG_TWO_PI - eta[logScale + j] - 0.5 * u * u;
    }
    const total = logSumExp(terms);
    const normaliser = logSumExp(logits);
    for (let j = 0; j < k; j++) {
      const residual = y[yOffset] - eta[loc + j];
      const precision = Math.exp(-eta[logScale + j]);
      const responsibility = total === -Infinity ? 1 / k : Math.exp(terms[j] - total);
      const u = residual === 0 ? 0 : residual * precision;
      const none = responsibility === 0;
      grad[etaOffset + j] = Math.exp(logits[j] - normaliser) - responsibility;
      grad[loc + j] = none || u === 0 ? 0 : -responsibility * u * precision;
      grad[logScale + j] = none ? 0 : responsibility * (1 - u * u);
    }
    return normaliser - total;
  };
}
