import { checkWeights } from "../check-weights.js";
import { LoglikError } from "../error.js";
import type { FloatArray } from "../family.js";
import type { LikelihoodHead } from "../head.js";
import { realLine } from "../interval.js";
import { gaussianNegativeLogLikelihood } from "../ledger/gaussian-negative-log-likelihood.js";
import { meanSquaredError } from "../ledger/mean-squared-error.js";
import { scalarLinks } from "../links/by-name.js";
import { momentsOf } from "../moments.js";
import { sigmoid } from "../special/sigmoid.js";
import { softplus } from "../special/softplus.js";
import { checkTargets, knownOptions } from "./check-targets.js";

/** Where the standard deviation comes from. */
export interface NormalHeadOptions {
  /**
   * A number: known. `shared`: one unknown number for all rows, as in least squares. `perRow`: a second output that depends
   * on the inputs. Default `perRow`.
   */
  readonly scale?: number | "shared" | "perRow";
  /** What the second output is: log σ, the softplus inverse of σ, or log σ². Default `log`. */
  readonly scaleLink?: "log" | "softplus" | "logVariance";
}

const HALF_LOG_TWO_PI = 0.9189385332046727;

/**
 * The normal head: the first output is the mean μ, the second (unless σ is known) is the link of σ.
 *
 *   NLL = ½ log 2π + log σ + u²/2,   u = (y − μ)/σ
 *   ∂NLL/∂μ = −u/σ,   ∂NLL/∂η₂ = (1 − u²) · d log σ/dη₂
 *
 * log σ is computed from η₂ directly: σ itself is 0 in float64 from η₂ = −745 on. Where σ is that small and y ≠ μ, the NLL
 * and its gradient are infinite, as in exact arithmetic they nearly are. `theta` gives `{ loc, scale }`, `predict` μ.
 *
 * @throws LoglikError `head-option-invalid`
 * @example normalHead({ scale: 1 }).point(Float64Array.of(0), 0, Float64Array.of(0), 0, new Float64Array(1))  // 0.9189385332046727
 */
export function normalHead(options: NormalHeadOptions = {}): LikelihoodHead {
  knownOptions("normalHead", options, ["scale", "scaleLink"]);
  const { scale = "perRow", scaleLink = "log" } = options;
  checkOptions(scale, scaleLink);
  const rules = { name: "normal", targets: [{ name: "y", domain: realLine }] };
  const link = scalarLinks[scaleLink];
  const fixed = typeof scale === "number";
  const moments = (y: FloatArray, weights?: FloatArray) =>
    momentsOf(y, weights, checkWeights("normalHead.initial", weights, checkTargets("normalHead.initial", rules, y)));
  const common = { ...rules, family: "normal", source: { name: "normal", options: { scale, scaleLink } } };
  if (fixed) {
    return {
      ...common,
      outputs: [{ name: "loc", kind: "perRow" }],
      ledger: meanSquaredError,
      point: fixedPoint(scale),
      fisher: (_eta, _etaOffset, out) => {
        out[0] = 1 / (scale * scale);
      },
      initial: (y, weights) => Float64Array.of(moments(y, weights).mean),
      theta: (eta, row = 0) => ({ loc: eta[row], scale }),
      predict: (eta, row = 0) => eta[row],
    };
  }
  const { logScale, slope } = logScales[scaleLink];
  return {
    ...common,
    outputs: [
      { name: "loc", kind: "perRow" },
      {
        name: { log: "log scale", softplus: "softplus inverse of scale", logVariance: "log variance" }[scaleLink],
        kind: scale,
      },
    ],
    ledger: scale === "shared" ? meanSquaredError : gaussianNegativeLogLikelihood,
    point: freePoint(logScale, slope),
    fisher(eta, etaOffset, out) {
      const second = eta[etaOffset + 1];
      out[0] = Math.exp(-2 * logScale(second));
      out[1] = 0;
      out[2] = 0;
      out[3] = 2 * slope(second) ** 2;
    },
    initial(y, weights) {
      const { mean, deviation } = moments(y, weights);
      return Float64Array.of(mean, link.link(deviation));
    },
    theta: (eta, row = 0) => ({ loc: eta[2 * row], scale: link.inverse(eta[2 * row + 1]) }),
    predict: (eta, row = 0) => eta[2 * row],
  };
}

/** log σ as a function of η₂, and its derivative. */
const logScales = {
  log: { logScale: (eta: number) => eta, slope: (_eta: number) => 1 },
  logVariance: { logScale: (eta: number) => eta / 2, slope: (_eta: number) => 0.5 },
  softplus: {
    // log log(1 + eᶯ) = η − eᶯ/2 + …, which is η to the last digit below −37.
    logScale: (eta: number) => (eta < -37 ? eta : Math.log(softplus(eta))),
    slope: (eta: number) => (eta < -37 ? 1 : sigmoid(eta) / softplus(eta)),
  },
} as const;

function fixedPoint(scale: number): LikelihoodHead["point"] {
  const constant = HALF_LOG_TWO_PI + Math.log(scale);
  return (y, yOffset, eta, etaOffset, grad) => {
    const u = (y[yOffset] - eta[etaOffset]) / scale;
    grad[etaOffset] = -u / scale;
    return constant + 0.5 * u * u;
  };
}

function freePoint(logScale: (eta: number) => number, slope: (eta: number) => number): LikelihoodHead["point"] {
  return (y, yOffset, eta, etaOffset, grad) => {
    const second = eta[etaOffset + 1];
    const logSigma = logScale(second);
    const residual = y[yOffset] - eta[etaOffset];
    const precisionRoot = Math.exp(-logSigma);
    // An exact hit costs nothing however small σ is: 0, not 0 · Infinity.
    const u = residual === 0 ? 0 : residual * precisionRoot;
    grad[etaOffset] = u === 0 ? 0 : -u * precisionRoot;
    grad[etaOffset + 1] = (1 - u * u) * slope(second);
    return HALF_LOG_TWO_PI + logSigma + 0.5 * u * u;
  };
}

function checkOptions(scale: unknown, scaleLink: string): void {
  const known = typeof scale === "number" ? scale > 0 && scale < Infinity : scale === "shared" || scale === "perRow";
  if (!known) {
    throw new LoglikError(
      "head-option-invalid",
      `normalHead: scale is ${String(scale)}; expected a positive finite number, "shared" or "perRow".`,
      { scale },
    );
  }
  if (!Object.hasOwn(logScales, scaleLink)) {
    throw new LoglikError(
      "head-option-invalid",
      `normalHead: scaleLink is ${JSON.stringify(scaleLink)}; expected "log", "softplus" or "logVariance".`,
      { scaleLink },
    );
  }
}
