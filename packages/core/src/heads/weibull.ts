import { checkWeights } from "../check-weights.js";
import { LoglikError } from "../error.js";
import * as weibull from "../families/weibull.js";
import type { LikelihoodHead } from "../head.js";
import { integersBetween, positiveNumbers } from "../interval.js";
import { fullNegativeLogLikelihood } from "../ledger/full-negative-log-likelihood.js";
import { checkTargets } from "./check-targets.js";
import { type FusedOptions, fusedHead } from "./fused.js";

/** Options of the Weibull head: those of the family, and whether rows can be censored. */
export type WeibullHeadOptions = FusedOptions<weibull.WeibullParam> & {
  /** Targets are (time, event): event 1 if it was seen to happen at that time, 0 if it had not happened yet. Default false. */
  readonly censored?: boolean;
};

/**
 * The Weibull head for lifetimes: outputs log k and log λ.
 *
 *   NLL = event · (log y − log k − k log t) + tᵏ,   t = y/λ
 *
 * With `censored: true` a row is a time and an event indicator; a censored row (event 0) contributes −log P(Y > y) = tᵏ.
 * Infinity where tᵏ overflows. Options: `shape` (default `"shared"`), `scale`, `links` (uncensored only).
 *
 * @throws LoglikError `head-option-invalid`
 * @example weibullHead({ censored: true, shape: 1 }).point(Float64Array.of(2, 0), 0, Float64Array.of(0), 0, new Float64Array(1))  // 2
 */
export function weibullHead(options: WeibullHeadOptions = {}): LikelihoodHead {
  const { censored = false, ...rest } = options;
  const definition = {
    name: "weibull",
    family: weibull,
    defaults: { shape: "shared", scale: "perRow" },
    ledger: fullNegativeLogLikelihood,
    point: (y: number, eta: Float64Array, grad: Float64Array) => point(y, 1, eta, grad),
  } as const;
  const head = fusedHead<weibull.WeibullParam>(definition, rest);
  return censored ? censoredHead(head, rest) : head;
}

function point(y: number, event: number, eta: Float64Array, grad: Float64Array): number {
  const [logShape, logScale] = eta;
  const shape = Math.exp(logShape);
  const logT = Math.log(y) - logScale;
  const exponent = logT === 0 ? 0 : shape * logT;
  const hazard = Math.exp(exponent);
  const excess = event === 1 ? Math.expm1(exponent) : hazard;
  grad[0] = (exponent === 0 ? 0 : excess === 0 ? 0 : exponent * excess) - event;
  grad[1] = excess === 0 ? 0 : -shape * excess;
  // Once the cumulative hazard overflows nothing subtracted from it counts.
  return hazard === Infinity || event !== 1 ? hazard : hazard + Math.log(y) - logShape - exponent;
}

function censoredHead(head: LikelihoodHead, options: FusedOptions<weibull.WeibullParam>): LikelihoodHead {
  if (options.links !== undefined && Object.keys(options.links).length > 0) {
    throw new LoglikError(
      "head-option-invalid",
      "weibull head: links cannot be chosen together with censored: true; both parameters use the log link. Leave links out.",
      { links: options.links },
    );
  }
  const slots = (["shape", "scale"] as const).flatMap((name, slot) =>
    typeof options[name] === "number" ? [] : [slot],
  );
  const all = Float64Array.from([options.shape, options.scale], (kind) =>
    typeof kind === "number" ? Math.log(kind) : 0,
  );
  const slopes = new Float64Array(2);
  const rules = {
    name: "weibull",
    targets: [
      { name: "time", domain: positiveNumbers },
      { name: "event", domain: integersBetween(0, 1) },
    ],
  };
  const source = head.source as { readonly name: string; readonly options: Readonly<Record<string, unknown>> };
  return {
    ...head,
    ...rules,
    source: { name: source.name, options: { ...source.options, censored: true } },
    fisher: undefined,
    point(y, yOffset, eta, etaOffset, grad) {
      for (let k = 0; k < slots.length; k++) all[slots[k]] = eta[etaOffset + k];
      const nll = point(y[yOffset], y[yOffset + 1], all, slopes);
      for (let k = 0; k < slots.length; k++) grad[etaOffset + k] = slopes[slots[k]];
      return nll;
    },
    initial(y, weights) {
      const rows = checkTargets("weibullHead.initial", rules, y);
      checkWeights("weibullHead.initial", weights, rows);
      return censoredStart(y, weights, rows, slots, all);
    },
  };
}

/** The best exponential model (k = 1 unless it is known): λᵏ = Σ w yᵏ / Σ w event, Infinity without an event. */
function censoredStart(
  y: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
  rows: number,
  slots: readonly number[],
  known: Float64Array,
): Float64Array {
  const shape = slots.includes(0) ? 1 : Math.exp(known[0]);
  let exposure = 0;
  let events = 0;
  for (let row = 0; row < rows; row++) {
    const weight = weights?.[row] ?? 1;
    exposure += weight * y[2 * row] ** shape;
    events += weight * y[2 * row + 1];
  }
  const start = [Math.log(shape), Math.log(exposure / events) / shape];
  return Float64Array.from(slots, (slot) => start[slot]);
}
