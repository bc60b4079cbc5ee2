import type { Family, Theta } from "../family.js";
import { createRng } from "../random/philox.js";
import type { Report } from "./report.js";

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
  // Another name than fit(…), which linters take for a focused test.
  const estimate = family.fit?.bind(family);
  if (estimate === undefined) return;
  const rng = createRng(7, `fit ${family.name}`);
  const n = 300;
  const y = Float64Array.from({ length: n }, () => family.sample(rng, theta));
  const weights = Float64Array.from({ length: n }, (_, i) => i % 3);
  const repeated = Array.from(y).flatMap((value, i) => Array<number>(i % 3).fill(value));

  const plain = estimate(y);
  report.close("observations", plain.observations, n, 0);
  const total = family.logProbInto(y, plain.theta, new Float64Array(n)).reduce((sum, value) => sum + value, 0);
  if (plain.converged) report.close("the log-likelihood of the fit", plain.logLikelihood, total, 1e-11, n);
  if (plain.converged && plain.reason !== "boundary") {
    const sums = new Float64Array(units.length);
    const score = new Float64Array(units.length);
    for (const value of y) {
      family.score(value, plain.theta, score);
      for (let k = 0; k < sums.length; k++) sums[k] += score[k];
    }
    family.paramNames.forEach((name, k) => {
      if (family.paramSpecs[name].kind !== "real") return;
      report.close(`the mean score of ${name} at the fit`, sums[k] / n, 0, 1e-6, 1 / units[k]);
    });
  }

  const weighted = estimate(y, { weights });
  const written = estimate(repeated);
  family.paramNames.forEach((name, k) => {
    const [a, b] = [weighted.theta[name], written.theta[name]];
    report.close(`${name} fitted with weights instead of repetition`, a, b, 1e-6, units[k]);
  });
  report.close("the weighted log-likelihood", weighted.logLikelihood, written.logLikelihood, 1e-9, n);

  for (const bad of [[], [y[0], NaN], [y[0], Infinity]]) {
    report.holds(
      `fit accepts ${JSON.stringify(bad)}`,
      throwsLoglikError(() => estimate(bad)),
    );
  }
  for (const badWeights of [[1], [1, -1], [1, NaN], [0, 0]]) {
    const accepted = `fit accepts the weights ${JSON.stringify(badWeights)} for two rows`;
    report.holds(
      accepted,
      throwsLoglikError(() => estimate([y[0], y[1]], { weights: badWeights })),
    );
  }
}

function throwsLoglikError(call: () => unknown): boolean {
  try {
    call();
  } catch (error) {
    return error instanceof Error && error.name === "LoglikError";
  }
  return false;
}
