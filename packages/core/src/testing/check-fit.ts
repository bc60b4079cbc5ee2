import type { Family, FitOptions, FitResult, Theta } from "../family.js";
import { createRng } from "../random/philox.js";
import { movesSupport } from "./place.js";
import { type Report, throwsLoglikError } from "./report.js";

/** Size of the sample that is fitted. */
const ROWS = 300;

type Estimate<K extends string> = (y: ArrayLike<number>, options?: FitOptions) => FitResult<Theta<K>>;

/**
 * Checks the estimator of a family on a sample of its own: the scores sum to zero, the stated log-likelihood is that of the
 * estimate, weights equal repetition, and bad input is refused.
 *
 * @param units natural unit of each parameter at `theta`, 1/√(Fisher information)
 */
export function checkFit<K extends string>(
  family: Family<K>,
  theta: Theta<K>,
  units: readonly number[],
  report: Report,
): void {
  const estimate = estimatorOf(family, theta);
  if (estimate === undefined) return;
  const rng = createRng(7, `fit ${family.name}`);
  const y = Float64Array.from({ length: ROWS }, () => family.sample(rng, theta));
  const irregular = family.paramNames.map((name, k) => movesSupport(family, theta, name, units[k]));
  checkOptimum(family, estimate, y, irregular, units, report);
  checkWeights(family, estimate, y, units, report);
  checkKnown(family, estimate, y, theta, report);

  const outside = irregular.some(Boolean) ? [] : [family.support(theta).low - 1].filter(Number.isFinite);
  for (const bad of [[], [y[0], NaN], [y[0], Infinity], ...outside.map((value) => [y[0], value])]) {
    const refused = throwsLoglikError(() => estimate(bad));
    report.holds(`fit accepts ${JSON.stringify(bad)}`, refused);
  }
  for (const weights of [[1], [1, -1], [1, NaN], [0, 0]]) {
    const refused = throwsLoglikError(() => estimate([y[0], y[1]], { weights }));
    report.holds(`fit accepts the weights ${JSON.stringify(weights)} for two rows`, refused);
  }
}

/** The family's `fit`, told the integer parameters that no fit estimates. */
function estimatorOf<K extends string>(family: Family<K>, theta: Theta<K>): Estimate<K> | undefined {
  // Another name than fit(…), which linters take for a focused test.
  const estimate = family.fit?.bind(family);
  const known = family.paramNames.filter((name) => family.paramSpecs[name].kind === "integer");
  if (estimate === undefined || known.length === 0 || known.length === family.paramNames.length) return estimate;
  const fixed = Object.fromEntries(known.map((name) => [name, theta[name]]));
  return (y, options = {}) => estimate(y, { ...options, fixed: { ...fixed, ...options.fixed } });
}

function checkOptimum<K extends string>(
  family: Family<K>,
  estimate: Estimate<K>,
  y: Float64Array,
  irregular: readonly boolean[],
  units: readonly number[],
  report: Report,
): void {
  const found = estimate(y);
  report.close("observations", found.observations, y.length, 0);
  if (!found.converged || found.reason === "boundary") return;
  const logProb = family.logProbInto(y, found.theta, new Float64Array(y.length));
  const total = logProb.reduce((sum, value) => sum + value, 0);
  report.close("the log-likelihood of the fit", found.logLikelihood, total, 1e-11, y.length);
  const sums = new Float64Array(units.length);
  const largest = new Float64Array(units.length);
  const score = new Float64Array(units.length);
  for (const value of y) {
    family.score(value, found.theta, score);
    for (let k = 0; k < sums.length; k++) {
      sums[k] += score[k];
      largest[k] = Math.max(largest[k], Math.abs(score[k]));
    }
  }
  // Where the density has a kink at an observation the sum jumps through 0 there, by that observation's score.
  const atKink = y.includes(family.mode?.(found.theta) ?? NaN);
  family.paramNames.forEach((name, k) => {
    if (family.paramSpecs[name].kind !== "real" || irregular[k]) return;
    const allowed = Math.max(1e-6 / units[k], atKink ? (2 * largest[k]) / y.length : 0);
    report.close(`the mean score of ${name} at the fit`, sums[k] / y.length, 0, allowed, 1);
  });
}

/** Each parameter held at its true value stays there, and no other value of the free ones is more likely than the estimate. */
function checkKnown<K extends string>(
  family: Family<K>,
  estimate: Estimate<K>,
  y: Float64Array,
  theta: Theta<K>,
  report: Report,
): void {
  const total = (at: Theta<K>) =>
    family.logProbInto(y, at, new Float64Array(y.length)).reduce((sum, value) => sum + value, 0);
  for (const name of family.paramNames) {
    const found = estimate(y, { fixed: { [name]: theta[name] } });
    report.close(`${name}, held fixed by a fit`, found.theta[name], theta[name], 0);
    if (!found.converged) continue;
    report.close(
      `the log-likelihood with ${name} held fixed`,
      found.logLikelihood,
      total(found.theta),
      1e-11,
      y.length,
    );
    for (const other of family.paramNames) {
      if (other === name || family.paramSpecs[other].kind !== "real") continue;
      for (const factor of [1 - 1e-3, 1 + 1e-3]) {
        const beside = total({ ...found.theta, [other]: found.theta[other] * factor });
        report.holds(
          `with ${name} held fixed, ${other} ${found.theta[other]} is less likely than ${factor} times it`,
          !(beside > found.logLikelihood + 1e-9 * y.length),
        );
      }
    }
  }
  const refused = throwsLoglikError(() => estimate(y, { fixed: { "no such parameter": 1 } }));
  report.holds("fit accepts a fixed parameter that the family does not have", refused);
}

function checkWeights<K extends string>(
  family: Family<K>,
  estimate: Estimate<K>,
  y: Float64Array,
  units: readonly number[],
  report: Report,
): void {
  const weights = Float64Array.from(y, (_, i) => i % 3);
  const weighted = estimate(y, { weights });
  const written = estimate(Array.from(y).flatMap((value, i) => Array<number>(i % 3).fill(value)));
  report.holds(
    `the weighted fit ends ${weighted.reason}, repetition ${written.reason}`,
    weighted.reason === written.reason,
  );
  report.close("the weighted log-likelihood", weighted.logLikelihood, written.logLikelihood, 1e-9, y.length);
  if (!weighted.converged || !written.converged) return;
  family.paramNames.forEach((name, k) => {
    const [a, b] = [weighted.theta[name], written.theta[name]];
    report.close(`${name} fitted with weights instead of repetition`, a, b, 1e-6, units[k]);
  });
}
