import type { FitResult } from "../family.js";
import { weightedSum } from "../sample.js";
import { xLogY } from "../special/x-log-y.js";

/** The standard distribution of the hidden variable that the cut points cut into classes. */
export interface HiddenLaw {
  cdf(z: number): number;
  survival(z: number): number;
  logCdf(z: number): number;
  logSurvival(z: number): number;
  logDensity(z: number): number;
  quantile(p: number): number;
  inverseSurvival(q: number): number;
  /** log(F(high − loc) − F(low − loc)): of the ends themselves, whose distance a large loc would round. */
  logBetween(low: number, high: number, loc: number): number;
  /** (f(b) − f(a))/(F(b) − F(a)) given the logarithm of the denominator; a and b perhaps infinite. */
  slope(a: number, b: number, logMass: number): number;
}

/** Position of the hidden variable and the increasing cut points c₁ < c₂ < …; one class more than cut points. */
export interface Cuts {
  readonly loc: ArrayLike<number>;
  readonly cuts: ArrayLike<number>;
}

/** The ends of class y on the scale of the standard hidden variable: c_y − loc to c_{y+1} − loc. */
function ends(y: number, { loc, cuts }: Cuts): readonly [number, number] {
  return [y === 0 ? -Infinity : cuts[y - 1] - loc[0], y === cuts.length ? Infinity : cuts[y] - loc[0]];
}

/** Whether y is one of the classes. */
export function isClass(y: number, { cuts }: Cuts): boolean {
  return Number.isInteger(y) && y >= 0 && y <= cuts.length;
}

/** log P(Y = y); −Infinity for what is no class, NaN where the cut points do not increase. */
export function logMass(y: number, theta: Cuts, law: HiddenLaw): number {
  if (!isClass(y, theta)) return Number.isNaN(y) ? NaN : -Infinity;
  const { loc, cuts } = theta;
  const [a, b] = ends(y, theta);
  if (a === -Infinity) return law.logCdf(b);
  if (b === Infinity) return law.logSurvival(a);
  if (!(cuts[y] > cuts[y - 1])) return cuts[y] === cuts[y - 1] ? -Infinity : NaN;
  return law.logBetween(cuts[y - 1], cuts[y], loc[0]);
}

/** P(Y ≤ y) or P(Y > y), or its logarithm: the same function of the cut point above class ⌊y⌋. */
export function tail(y: number, { loc, cuts }: Cuts, of: (z: number) => number): number {
  if (Number.isNaN(y)) return NaN;
  if (y < 0) return of(-Infinity);
  return y >= cuts.length ? of(Infinity) : of(cuts[Math.floor(y)] - loc[0]);
}

/** The smallest class whose cut point is not below z, on the scale of the hidden variable. */
export function classOf(z: number, { loc, cuts }: Cuts): number {
  if (Number.isNaN(z)) return NaN;
  let y = 0;
  while (y < cuts.length && cuts[y] - loc[0] < z) y++;
  return y;
}

/** P(Y = y) of every class. */
export function masses(theta: Cuts, law: HiddenLaw): Float64Array {
  return Float64Array.from({ length: theta.cuts.length + 1 }, (_, y) => Math.exp(logMass(y, theta, law)));
}

/**
 * Score into `out`: of loc, −(f(b) − f(a))/(F(b) − F(a)); of the cut point above the class f(b)/(F(b) − F(a)), of the one below
 * −f(a)/(F(b) − F(a)), of the others 0.
 */
export function scoreInto(y: number, theta: Cuts, law: HiddenLaw, out: Float64Array): Float64Array {
  const length = theta.cuts.length + 1;
  if (!isClass(y, theta)) return out.fill(NaN, 0, length);
  const [a, b] = ends(y, theta);
  const log = logMass(y, theta, law);
  out.fill(0, 0, length);
  out[0] = 0 - law.slope(a, b, log);
  if (y < theta.cuts.length) out[1 + y] = Math.exp(law.logDensity(b) - log);
  if (y > 0) out[y] = -Math.exp(law.logDensity(a) - log);
  return out;
}

/** E[s sᵀ] over the classes. */
export function informationInto(theta: Cuts, law: HiddenLaw, out: Float64Array): Float64Array {
  const p = theta.cuts.length + 1;
  const score = new Float64Array(p);
  out.fill(0, 0, p * p);
  masses(theta, law).forEach((mass, y) => {
    if (mass === 0) return;
    scoreInto(y, theta, law, score);
    for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) out[i * p + j] += mass * score[i] * score[j];
  });
  return out;
}

/** −Σ f log f, nats. */
export function entropyOf(theta: Cuts, law: HiddenLaw): number {
  return 0 - weightedSum(masses(theta, law).map((mass, y) => (mass === 0 ? 0 : mass * logMass(y, theta, law))));
}

/** Σ f (log f − log g), nats; Infinity where the second excludes a class of the first. */
export function divergence(first: Cuts, second: Cuts, law: HiddenLaw): number {
  const terms = masses(first, law).map((mass, y) =>
    mass === 0 ? 0 : mass * (logMass(y, first, law) - logMass(y, second, law)),
  );
  return Math.max(0, weightedSum(terms));
}

/** The cut points at loc = 0 whose classes have the shares of the counts. */
export function fitCuts(counts: Float64Array, law: HiddenLaw): FitResult<{ loc: Float64Array; cuts: Float64Array }> {
  const observations = weightedSum(counts);
  const below = counts.map((_, y) => weightedSum(counts.subarray(0, y + 1)) / observations);
  const cuts = Float64Array.from({ length: counts.length - 1 }, (_, y) =>
    below[y] < 0.5 ? law.quantile(below[y]) : law.inverseSurvival(weightedSum(counts.subarray(y + 1)) / observations),
  );
  const unseen = counts.indexOf(0);
  return {
    theta: { loc: Float64Array.of(0), cuts },
    logLikelihood: weightedSum(counts.map((count) => xLogY(count, count / observations))),
    observations,
    converged: unseen < 0,
    reason: unseen < 0 ? "closed-form" : "boundary",
    message:
      unseen < 0
        ? "The maximum has a closed form: the quantiles of the cumulative shares, at loc = 0."
        : `Class ${unseen} was never observed, so the likelihood keeps rising as its cut points meet or run to infinity.`,
    iterations: 0,
  };
}
