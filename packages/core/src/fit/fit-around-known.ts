import { checkFixed } from "../check-parameters.js";
import type { Family, FitOptions, FitResult, Theta } from "../family.js";
import { contains } from "../interval.js";
import { checkSample, weightedSum } from "../sample.js";

/** The best values of all parameters when some are known. */
export interface Completed<K extends string> {
  readonly theta: Theta<K>;
  /** Evaluations of the likelihood equation; absent where it has a closed form. */
  readonly iterations?: number;
}

/** Whether a fit is told the value of some parameter. */
export function hasKnown({ fixed }: FitOptions): boolean {
  return fixed !== undefined && Object.keys(fixed).length > 0;
}

/**
 * The fit of a family some of whose parameters are known: they keep their values, and `complete` finds the others. With all of
 * them known nothing is estimated, and the result is the log-likelihood there.
 *
 * `unbounded` where `complete` leaves the domain of a parameter: a scale of 0, say, for observations that all lie on a known
 * centre. Where another verdict is due there, `complete` returns it as `edge`.
 *
 * @throws LoglikError `parameter-unknown`, `parameter-invalid`, and `target-outside-support` for an observation that the known
 *   parameters rule out
 */
export function fitAroundKnown<K extends string>(
  family: Pick<Family<K>, "name" | "paramSpecs" | "support" | "logProb">,
  y: ArrayLike<number>,
  { weights, fixed = {} }: FitOptions,
  complete: (known: Partial<Theta<K>>) => Completed<K> | { readonly edge: FitResult<Theta<K>> },
): FitResult<Theta<K>> {
  const where = `fit ${family.name}`;
  const specs: Family<string>["paramSpecs"] = family.paramSpecs;
  checkFixed(where, specs, fixed);
  const completed = complete(fixed as Partial<Theta<K>>);
  if ("edge" in completed) return completed.edge;
  const { theta, iterations = 0 } = completed;
  const values: Readonly<Record<string, number>> = theta;
  const lost = Object.keys(specs).find(
    (name) => fixed[name] === undefined && !contains(specs[name].domain, values[name]),
  );
  const observations = checkSample(where, y, weights, family.support(theta));
  const logProb = Float64Array.from(y, (value) => (lost === undefined ? family.logProb(value, theta) : Infinity));
  const given = Object.keys(fixed).join(" and ");
  return {
    theta,
    logLikelihood: weightedSum(logProb, weights),
    observations,
    converged: lost === undefined,
    reason: lost !== undefined ? "unbounded" : iterations > 0 ? "converged" : "closed-form",
    message:
      lost !== undefined
        ? `With ${given} given, the likelihood grows without bound as ${lost} goes to ${values[lost]}.`
        : `The maximum over the other parameters, with ${given} given.`,
    iterations,
  };
}
