import { differenceOfProducts } from "../numeric/difference-of-products.js";
import { sumSmoothTerms } from "../numeric/sum-smooth-terms.js";
import { logNegativeBinomialTerm } from "../special/binomial-term.js";
import { digammaExcess } from "../special/digamma-difference.js";
import { log1mExp } from "../special/log1m-exp.js";

/** Parameters of a beta-binomial: n trials, and the two parameters of the beta law of their probability. */
export interface BetaMixedTrials {
  readonly trials: number;
  readonly alpha: number;
  readonly beta: number;
}

/** Whether these are parameters: with others every function gives NaN, never a plausible number. */
export function isValid({ trials, alpha, beta }: BetaMixedTrials): boolean {
  return trials >= 0 && Number.isInteger(trials) && alpha > 0 && alpha < Infinity && beta > 0 && beta < Infinity;
}

/**
 * log P(Y = k), also at real k well inside 0 … n; −Infinity outside, NaN for broken parameters.
 *
 * k successes among n are a negative binomial count of size α that shares its sum n with one of size β, so that
 *
 *   f(k) = NB(k; α) NB(n − k; β) / NB(n; α + β)
 *
 * whatever their common chance; at the chance (α + β)/(α + β + n) the means are those of Y and every factor is in saddle-point
 * form. The textbook's B(k + α, n − k + β)/B(α, β) loses 8 digits at α = 1e6.
 */
export function logMass(k: number, law: BetaMixedTrials): number {
  if (!isValid(law)) return NaN;
  const { trials, alpha, beta } = law;
  if (!(k >= 0 && k <= trials)) return Number.isNaN(k) ? NaN : -Infinity;
  if (k === 0) return logNone(trials, alpha, beta);
  if (k === trials) return logNone(trials, beta, alpha);
  const size = alpha + beta;
  const total = size + trials;
  const chance = {
    p: size / total,
    q: trials / total,
    logP: -Math.log1p(trials / size),
    logQ: -Math.log1p(size / trials),
  };
  const d = shortfall(k, trials, alpha, beta) / total;
  const rest = trials - k;
  return (
    logNegativeBinomialTerm(k, alpha, chance, d) +
    logNegativeBinomialTerm(rest, beta, chance, -d) -
    logNegativeBinomialTerm(trials, size, chance, 0)
  );
}

/** α n − (α + β) k = α (n − k) − β k, to the last place. */
function shortfall(k: number, n: number, alpha: number, beta: number): number {
  return differenceOfProducts(alpha, n - k, beta, k);
}

/** log P(Y = 0) = log Π (β + i)/(α + β + i) over i < n, whose terms all have one sign. */
function logNone(n: number, alpha: number, beta: number): number {
  return n === 0 ? 0 : -sumSmoothTerms((i) => Math.log1p(alpha / (beta + i)), 0, 0, n - 1);
}

/** {@link logMass} at the counts only: −Infinity between them. */
export function logMassOfCount(k: number, law: BetaMixedTrials): number {
  return logMass(Number.isInteger(k) || Number.isNaN(k) ? k : -1, law);
}

/** The likeliest count; where both shapes are below 1 the masses rise towards both ends, and it is one of these. */
export function likeliestCount(law: BetaMixedTrials): number {
  if (!isValid(law)) return NaN;
  const { trials, alpha, beta } = law;
  const inner = Math.floor((trials * (alpha - 1) + 1 - beta) / (alpha + beta - 2)) + 1;
  const candidates = [0, trials];
  if (alpha + beta > 2 && inner > 0 && inner < trials) candidates.push(inner);
  return candidates.reduce((best, k) => (logMass(k, law) > logMass(best, law) ? k : best));
}

/** log Σ f over the counts low … high, all terms positive. */
function logSum(law: BetaMixedTrials, low: number, high: number): number {
  const mode = Math.min(Math.max(likeliestCount(law), low), high);
  const start = [low, high].reduce((best, k) => (logMass(k, law) > logMass(best, law) ? k : best), mode);
  const peak = logMass(start, law);
  return peak + Math.log(sumSmoothTerms((k) => Math.exp(logMass(k, law) - peak), start, low, high));
}

/**
 * log P(Y ≤ k) or log P(Y > k), by summation. The tail on k's side of the mean is summed; the other is its complement, or is
 * summed too where the first turns out to be nearly everything.
 */
export function logTail(k: number, law: BetaMixedTrials, wanted: "lower" | "upper"): number {
  if (!isValid(law)) return NaN;
  const { trials, alpha, beta } = law;
  const count = Math.floor(k);
  if (!(count >= 0 && count < trials)) {
    if (Number.isNaN(count)) return NaN;
    return count < 0 === (wanted === "upper") ? 0 : -Infinity;
  }
  const sums = { lower: () => logSum(law, 0, count), upper: () => logSum(law, count + 1, trials) };
  const near = (count + 0.5) * (alpha + beta) < trials * alpha ? "lower" : "upper";
  const first = sums[near]();
  if (first <= -0.5) return near === wanted ? first : log1mExp(-first);
  const second = sums[near === "lower" ? "upper" : "lower"]();
  return near === wanted ? log1mExp(-second) : Math.min(second, 0);
}

/** Σ of a term that is smooth and defined between the counts too, outwards from the mode. */
export function sumOver(law: BetaMixedTrials, term: (k: number) => number): number {
  return isValid(law) ? sumSmoothTerms(term, likeliestCount(law), 0, law.trials) : NaN;
}

/** E g(Y) by summation. */
export function expectation(law: BetaMixedTrials, g: (k: number, logMass: number) => number): number {
  return sumOver(law, (k) => {
    const log = logMass(k, law);
    const mass = Math.exp(log);
    return mass === 0 ? 0 : mass * g(k, log);
  });
}

/**
 * ∂ log f/∂α = [ψ(k + α) − ψ(α)] − [ψ(n + α + β) − ψ(α + β)]. Each difference is its logarithm and an excess; the two
 * logarithms together are log(1 − d/(α (n + α + β))) with d = α (n − k) − β k.
 */
export function alphaScore(k: number, { trials, alpha, beta }: BetaMixedTrials): number {
  const size = alpha + beta;
  const d = shortfall(k, trials, alpha, beta);
  const relative = d / alpha / (trials + size);
  const logarithms = relative < 0.5 ? Math.log1p(-relative) : Math.log1p(k / alpha) - Math.log1p(trials / size);
  return logarithms + digammaExcess(alpha, k) - digammaExcess(size, trials);
}
