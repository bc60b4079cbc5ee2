import { LoglikError } from "../error.js";
import { createRng } from "../random/philox.js";
import type { ScoringRule } from "./scoring-rule.js";

/** Expected scores of two forecasts under one truth. */
export interface ProprietyExample {
  readonly truth: readonly number[];
  readonly forecast: readonly number[];
  /** Σ truthₖ S(truth, k): what the honest forecast costs. */
  readonly honestScore: number;
  /** Σ truthₖ S(forecast, k): what the other one costs. */
  readonly forecastScore: number;
}

/** Whether a rule is proper, with the forecast that says no. Plain data. */
export interface ProprietyAnswer {
  /** `strictly-proper`: no other forecast is as good as the truth. `proper`: none is better. `improper`: one is better. */
  readonly verdict: "strictly-proper" | "proper" | "improper";
  /** Where `improper` the forecast that gains most over the honest one; where `proper` one that equals it; else null. */
  readonly example: ProprietyExample | null;
  /** How many pairs of truth and forecast were compared. */
  readonly compared: number;
  readonly message: string;
}

/** Settings of {@link checkProper}. */
export interface ProprietyOptions {
  /** Default 3. */
  readonly classes?: number;
  /** Steps of the grid on each edge of the simplex; default 12. */
  readonly divisions?: number;
  /** Further truths and forecasts at random; default 40. */
  readonly draws?: number;
  /** Of the random ones; default 0. */
  readonly seed?: number;
}

/** Expected scores closer than this, relative to their size, count as equal. */
const EQUAL = 1e-12;
/** How far the forecasts beside a truth are from it: a rule may be wrong only there. */
const STEPS = [0.03, 1e-4];

/**
 * Asks whether a scoring rule is proper: whether, whatever the truth is, no forecast has a lower expected score than the truth
 * itself. Compares on a grid of the simplex with its edges and corners, at random points, and close to each truth.
 *
 * `improper` is a counter-example; the other two verdicts are evidence at the points compared, not a proof.
 *
 * @throws LoglikError `option-invalid`
 * @see Gneiting & Raftery (2007), Strictly proper scoring rules, prediction, and estimation, section 2
 * @example checkProper((p, y) => (1 - p[y]) ** 2, { classes: 2 }).verdict  // "strictly-proper"
 * @example checkProper((p, y) => 1 - p[y]).verdict  // "improper"
 */
export function checkProper(rule: ScoringRule, options: ProprietyOptions = {}): ProprietyAnswer {
  const { classes = 3, divisions = 12, draws = 40, seed = 0 } = options;
  if (!(Number.isInteger(classes) && classes >= 2 && Number.isInteger(divisions) && divisions >= 2 && draws >= 0)) {
    throw new LoglikError(
      "option-invalid",
      `checkProper: classes is ${classes}, divisions ${divisions} and draws ${draws}; expected whole numbers of at least 2, 2 and 0.`,
      { classes, divisions, draws },
    );
  }
  const rng = createRng(seed, "check proper");
  const random = Array.from({ length: draws }, () => {
    const weights = Array.from({ length: classes }, () => -Math.log(rng.uniform()));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.map((weight) => weight / total);
  });
  const points = [...simplexGrid(classes, divisions), ...random];
  let compared = 0;
  let worst: ProprietyExample | null = null;
  let worstGain = 0;
  let tie: ProprietyExample | null = null;
  for (const truth of points) {
    const honestScore = expectedScore(rule, truth, truth);
    for (const forecast of [...points, ...beside(truth)]) {
      if (forecast.every((p, k) => p === truth[k])) continue;
      compared++;
      const forecastScore = expectedScore(rule, truth, forecast);
      const gain = honestScore - forecastScore;
      // An infinite score on both sides tells nothing apart: the two are equal.
      const same = honestScore === forecastScore || Math.abs(gain) <= EQUAL * Math.max(1, Math.abs(honestScore));
      const example = { truth, forecast, honestScore, forecastScore };
      if (same) tie ??= example;
      else if (gain > worstGain || Number.isNaN(gain)) {
        worstGain = gain;
        worst = example;
      }
    }
  }
  const verdict = worst !== null ? "improper" : tie !== null ? "proper" : "strictly-proper";
  const example = worst ?? tie;
  return { verdict, example, compared, message: describe(verdict, example, compared) };
}

/** Σ truthₖ S(forecast, k), where what cannot happen costs nothing, even at an infinite score. */
function expectedScore(rule: ScoringRule, truth: readonly number[], forecast: readonly number[]): number {
  let sum = 0;
  for (let k = 0; k < truth.length; k++) if (truth[k] > 0) sum += truth[k] * rule(forecast, k);
  return sum;
}

/** All points of the simplex whose coordinates are multiples of 1/divisions. */
function simplexGrid(classes: number, divisions: number): number[][] {
  const counts = (left: number, places: number): number[][] =>
    places === 1
      ? [[left]]
      : Array.from({ length: left + 1 }, (_, first) => first).flatMap((first) =>
          counts(left - first, places - 1).map((rest) => [first, ...rest]),
        );
  return counts(divisions, classes).map((row) => row.map((count) => count / divisions));
}

/** Forecasts that move a little probability from one class to another. */
function beside(truth: readonly number[]): number[][] {
  return truth.flatMap((share, from) =>
    truth.flatMap((_, to) =>
      STEPS.filter((step) => from !== to && share >= step).map((step) =>
        truth.map((p, k) => (k === from ? p - step : k === to ? p + step : p)),
      ),
    ),
  );
}

function describe(verdict: ProprietyAnswer["verdict"], example: ProprietyExample | null, compared: number): string {
  if (example === null)
    return `Strictly proper at the ${compared} pairs compared: no forecast is as good as the truth.`;
  const list = (p: readonly number[]) => `(${p.map((value) => value.toPrecision(3)).join(", ")})`;
  const [truth, forecast] = [list(example.truth), list(example.forecast)];
  return verdict === "improper"
    ? `Improper: where the truth is ${truth} the forecast ${forecast} scores ${example.forecastScore.toPrecision(6)}, ` +
        `better than the truth's ${example.honestScore.toPrecision(6)}.`
    : `Proper, not strictly: where the truth is ${truth} the forecast ${forecast} scores the same ` +
        `${example.honestScore.toPrecision(6)}. No forecast was better at the ${compared} pairs compared.`;
}
