import { checkWeights } from "../check-weights.js";
import { logMass } from "../combinators/log-mass.js";
import { LoglikError } from "../error.js";
import * as normal from "../families/normal.js";
import * as ordinalLogit from "../families/ordinal-logit.js";
import * as ordinalProbit from "../families/ordinal-probit.js";
import type { LikelihoodHead } from "../head.js";
import { integersBetween } from "../interval.js";
import { fullNegativeLogLikelihood } from "../ledger/full-negative-log-likelihood.js";
import { logNormalCdf } from "../special/normal-cdf.js";
import { normalQuantile } from "../special/normal-quantile.js";
import { logit, sigmoid } from "../special/sigmoid.js";
import { softplus } from "../special/softplus.js";
import { checkTargets, knownOptions } from "./check-targets.js";

/** How many ordered classes, and the law of the hidden variable. */
export interface OrdinalHeadOptions {
  /** Number of classes, at least 2; targets are 0 … classes − 1. */
  readonly classes: number;
  /** `logit` (proportional odds) or `probit`. Default `logit`. */
  readonly link?: "logit" | "probit";
}

/** log P(a < Z ≤ b) of the hidden variable and its slopes, b = a + g with log g given; a = −∞ and b = ∞ at the end classes. */
interface HiddenMass {
  readonly log: number;
  /** Along a common shift of a and b. */
  readonly shift: number;
  /** Along log g with a held. */
  readonly gap: number;
}

/**
 * The ordinal head: one output η for the position of a hidden variable, and `classes` − 2 shared outputs δ for the gaps between
 * the cut points, c₁ = 0 and c_{k+1} = c_k + exp δ_k. The first cut point is 0 because η has an intercept of its own.
 *
 *   NLL = −log(F(c_{y+1} − η) − F(c_y − η)),   F the logistic or the normal distribution function
 *
 * Gaps enter by their logarithm, so that the cut points stay in order and close ones cost no digits. `theta` gives
 * `{ loc, cuts }` of the ordinal family, `predict` the likeliest class.
 *
 * @throws LoglikError `classes-invalid`, `head-option-invalid`
 * @example ordinalHead({ classes: 2 }).point(Float64Array.of(0), 0, Float64Array.of(0), 0, new Float64Array(1))  // 0.6931471805599453
 */
export function ordinalHead(options: OrdinalHeadOptions): LikelihoodHead {
  knownOptions("ordinalHead", options, ["classes", "link"]);
  const { classes, link = "logit" } = options;
  checkOptions(classes, link);
  const rules = { name: "ordinal", targets: [{ name: "class", domain: integersBetween(0, classes - 1) }] };
  const width = classes - 1;
  const family = link === "logit" ? ordinalLogit : ordinalProbit;
  const theta = (eta: ArrayLike<number>, row = 0) => {
    const cuts = new Float64Array(width);
    for (let k = 1; k < width; k++) cuts[k] = cuts[k - 1] + Math.exp(eta[row * width + k]);
    return { loc: Float64Array.of(eta[row * width]), cuts };
  };
  return {
    ...rules,
    family: family.name,
    source: { name: "ordinal", options: { classes, link } },
    outputs: [
      { name: "loc", kind: "perRow" },
      ...Array.from({ length: width - 1 }, (_, k) => ({ name: `log gap ${k + 1}`, kind: "shared" as const })),
    ],
    ledger: fullNegativeLogLikelihood,
    point: pointOf(classes, link === "logit" ? logisticMass : normalMass),
    initial(y, weights) {
      const rows = checkTargets("ordinalHead.initial", rules, y);
      const total = checkWeights("ordinalHead.initial", weights, rows);
      return bestConstant(y, weights, total, classes, link === "logit" ? logit : normalQuantile);
    },
    theta,
    predict(eta, row = 0) {
      const parameters = theta(eta, row);
      let best = 0;
      for (let k = 1; k < classes; k++) {
        if (family.logProb(k, parameters) > family.logProb(best, parameters)) best = k;
      }
      return best;
    },
  };
}

function pointOf(
  classes: number,
  massOf: (a: number, b: number, logGap: number) => HiddenMass,
): LikelihoodHead["point"] {
  return (y, yOffset, eta, etaOffset, grad) => {
    const label = y[yOffset];
    let cut = 0;
    for (let k = 1; k < label; k++) cut += Math.exp(eta[etaOffset + k]);
    const loc = eta[etaOffset];
    const inside = label > 0 && label < classes - 1;
    const logGap = inside ? eta[etaOffset + label] : Infinity;
    const a = label === 0 ? -Infinity : cut - loc;
    const b = label === 0 ? -loc : inside ? a + Math.exp(logGap) : Infinity;
    const { log, shift, gap } = massOf(a, b, logGap);
    grad[etaOffset] = shift;
    for (let k = 1; k < classes - 1; k++) {
      const size = Math.exp(eta[etaOffset + k]);
      // Gaps below the class move both of its ends, its own only the upper one, those above neither.
      grad[etaOffset + k] = k < label ? (shift === 0 ? 0 : -size * shift) : k === label ? -gap : 0;
    }
    return -log;
  };
}

/** F(b) − F(a) = σ(b) σ(−a) (1 − e^{−g}), in which nothing cancels. */
function logisticMass(a: number, b: number, logGap: number): HiddenMass {
  if (a === -Infinity) return { log: -softplus(-b), shift: sigmoid(-b), gap: 0 };
  if (b === Infinity && logGap === Infinity) return { log: -softplus(a), shift: -sigmoid(a), gap: 0 };
  const g = Math.exp(logGap);
  // log(1 − e^{−g}) is log g for a small gap, and its slope g/(e^g − 1) is 1.
  const opening = logGap < -36 ? logGap : g > 40 ? -Math.exp(-g) : Math.log(-Math.expm1(-g));
  const opened = logGap < -36 ? 1 : g === Infinity ? 0 : g / Math.expm1(g);
  const below = sigmoid(-b);
  return {
    log: opening - softplus(-b) - softplus(a),
    shift: a > 0 ? sigmoid(-a) - sigmoid(b) : below - sigmoid(a),
    gap: (below === 0 ? 0 : g * below) + opened,
  };
}

const HALF_LOG_TWO_PI = 0.9189385332046727;
const standard = { loc: 0, scale: 1 };

function normalMass(a: number, b: number, logGap: number): HiddenMass {
  const density = (z: number) => -0.5 * z * z - HALF_LOG_TWO_PI;
  if (a === -Infinity) {
    const log = logNormalCdf(b);
    return { log, shift: hazard(b, density(b) - log), gap: 0 };
  }
  if (b === Infinity && logGap === Infinity) {
    const log = logNormalCdf(-a);
    return { log, shift: -hazard(-a, density(a) - log), gap: 0 };
  }
  if (logGap < -18) {
    // So narrow that the density is constant in it.
    return { log: density(a) + logGap, shift: -a, gap: 1 };
  }
  const log = logMass(normal, a, b, standard);
  const upper = Math.exp(density(b) - log);
  return { log, shift: upper - Math.exp(density(a) - log), gap: upper === 0 ? 0 : Math.exp(logGap + density(b) - log) };
}

/** φ(z)/Φ(z) from its logarithm, or −z − 1/z where both underflow beyond what float64 squares. */
function hazard(z: number, log: number): number {
  return z < -1e5 ? -z : Math.exp(log);
}

/** Cut points at the quantiles of the cumulative shares: η = −q₁, and the logarithms of the gaps between them. */
function bestConstant(
  y: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
  total: number,
  classes: number,
  quantile: (p: number) => number,
): Float64Array {
  const counts = new Float64Array(classes);
  for (let i = 0; i < y.length; i++) counts[y[i]] += weights?.[i] ?? 1;
  const cuts = new Float64Array(classes - 1);
  let below = 0;
  for (let k = 0; k < classes - 1; k++) {
    below += counts[k];
    cuts[k] = quantile(below / total);
  }
  return cuts.map((cut, k) => (k === 0 ? -cut : Math.log(cut - cuts[k - 1])));
}

function checkOptions(classes: number, link: string): void {
  if (!Number.isInteger(classes) || classes < 2) {
    throw new LoglikError(
      "classes-invalid",
      `ordinalHead: classes is ${classes}; it must be an integer of at least 2. Count the distinct levels.`,
      { classes },
    );
  }
  if (link !== "logit" && link !== "probit") {
    throw new LoglikError(
      "head-option-invalid",
      `ordinalHead: link is ${JSON.stringify(link)}; expected "logit" or "probit".`,
      { link },
    );
  }
}
