import type { Family, FitOptions, FitResult, Theta } from "../family.js";
import { contains } from "../interval.js";

/**
 * Where the fit of a censored sample begins: the parent's fit as if every value were exact, or that of the exact values alone,
 * or the verdict that there is no maximum, because every observation is censored at the same limit.
 *
 * @param y a value for each observation: itself where exact, else the limit or the middle of its interval
 */
export function censoredStart<K extends string>(
  parent: Family<K>,
  y: ArrayLike<number>,
  exact: readonly boolean[],
  options: FitOptions,
): Theta<K> | FitResult<Theta<K>> {
  const weightOf = (i: number) => options.weights?.[i] ?? 1;
  const counted = Array.from(y, (_, i) => i).filter((i) => weightOf(i) > 0);
  const inside = counted.filter((i) => exact[i]);
  if (inside.length === 0 && counted.every((i) => y[i] === y[counted[0]]))
    return allCensored(parent, y[counted[0]], options);
  const attempts = [counted, inside, [...counted, ...inside]].filter((rows) => rows.length > 0);
  for (const rows of attempts) {
    const found = parent.fit?.(
      rows.map((i) => y[i]),
      { fixed: options.fixed, weights: rows.map(weightOf) },
    );
    const theta = { ...found?.theta, ...options.fixed } as Theta<K>;
    if (parent.paramNames.every((name) => isInterior(parent, theta, name, options))) return theta;
    // What is unbounded with exact values only is unbounded here as well, if none is censored.
    if (found !== undefined && inside.length === counted.length) return found;
  }
  const middle = parent.paramNames.map((name) => [name, options.fixed?.[name] ?? anInterior(parent, name)]);
  return Object.fromEntries(middle) as Theta<K>;
}

function isInterior<K extends string>(parent: Family<K>, theta: Theta<K>, name: K, options: FitOptions): boolean {
  const { domain } = parent.paramSpecs[name];
  const value = theta[name];
  if (options.fixed?.[name] !== undefined) return contains(domain, value);
  return value > domain.low && value < domain.high && Number.isFinite(value);
}

/** A point inside the parameter's domain, for want of a better one. */
function anInterior<K extends string>(parent: Family<K>, name: K): number {
  const { low, high } = parent.paramSpecs[name].domain;
  if (Number.isFinite(low) && Number.isFinite(high)) return low + 0.5 * (high - low);
  return Number.isFinite(low) ? low + 1 : Number.isFinite(high) ? high - 1 : 0;
}

function allCensored<K extends string>(parent: Family<K>, limit: number, options: FitOptions): FitResult<Theta<K>> {
  const theta = Object.fromEntries(parent.paramNames.map((name) => [name, options.fixed?.[name] ?? NaN]));
  return {
    theta: theta as Theta<K>,
    logLikelihood: 0,
    observations: 0,
    converged: false,
    reason: "boundary",
    message:
      `Every observation is censored at ${limit}, so the likelihood rises to its bound 1 as all of the probability moves ` +
      "beyond the limit: there is no finite maximum. Observe some values inside the limits.",
    iterations: 0,
  };
}
