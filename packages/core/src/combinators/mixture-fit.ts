import { checkFit } from "../check-fit.js";
import { LoglikError } from "../error.js";
import type {
  Family,
  FitOptions,
  FitReason,
  FitResult,
  LinkName,
  Theta,
  VectorFamily,
  VectorTheta,
} from "../family.js";
import { scalarLinks } from "../links/by-name.js";
import { inverse as softmax } from "../links/softmax.js";
import { momentsOf } from "../moments.js";
import { minimizeNewton } from "../numeric/minimize-newton.js";
import { weightedSum } from "../sample.js";
import { knownSupport } from "./known-support.js";
import { type EmRun, type EmSample, expectationMaximization, hasCollapsed } from "./mixture-em.js";
import type { MixtureLayout } from "./mixture-layout.js";
import { startingResponsibilities } from "./mixture-starts.js";

type MixtureTheta<K extends string> = VectorTheta<"weight" | K>;

/** A mixture as its estimator sees it. */
export interface MixtureToFit<K extends string> {
  readonly components: readonly Family<K>[];
  readonly layout: MixtureLayout<K>;
  readonly family: Pick<VectorFamily<"weight" | K, number>, "name" | "measure" | "logProb" | "score">;
}

/** Seeded starts; each runs for a while, the best of them to the end. */
const STARTS = 10;
const SHORT = { iterations: 60, tolerance: 1e-5 };
const LONG = { iterations: 500, tolerance: 1e-9 };

/**
 * Maximum likelihood for a mixture: the EM algorithm from seeded starts (spread over the sample like those of k-means++), then
 * Newton's method from the best of them, with the weights through a softmax.
 *
 * The likelihood of a mixture has several maxima, and with scales of its own no upper bound at all: a component that collapses on
 * one observation makes it infinite. What is returned is the best interior maximum met; `unbounded` where every start collapsed.
 * Components of the same family are ordered by their means.
 *
 * @throws LoglikError for an empty sample, targets outside the support, invalid weights, and `option-invalid` for `fixed`
 * @see Dempster, Laird & Rubin (1977); Arthur & Vassilvitskii (2007) for the starts; Day (1969) for the missing bound
 */
export function fitMixture<K extends string>(
  mixture: MixtureToFit<K>,
  y: ArrayLike<number>,
  options: FitOptions,
): FitResult<MixtureTheta<K>> {
  const { components, layout, family } = mixture;
  const where = `fit ${family.name}`;
  if (options.fixed !== undefined && Object.keys(options.fixed).length > 0) {
    throw new LoglikError(
      "option-invalid",
      `${where}: fixed names ${Object.keys(options.fixed).join(", ")}; a mixture is fitted with all parameters free. ` +
        "Leave fixed out, or write a family that holds the value.",
    );
  }
  const observations = checkFit(where, y, options, hull(components));
  const { weights } = options;
  const sample = { y, weights, spread: momentsOf(y, weights, observations).deviation };
  const runs: EmRun<K>[] = [];
  for (let start = 0; start < (components.length === 1 ? 1 : STARTS); start++) {
    const shares = startingResponsibilities(y, weights, components.length, start);
    runs.push(expectationMaximization(components, sample, shares, SHORT));
  }
  const interior = runs.filter((run) => run.collapsed === undefined);
  if (interior.length === 0) return unbounded(mixture, runs[0], observations);
  const first = interior.reduce((a, b) => (b.logLikelihood > a.logLikelihood ? b : a));
  const best = expectationMaximization(components, sample, first.shares, LONG);
  if (best.collapsed !== undefined) return unbounded(mixture, best, observations);
  const polished = polish(mixture, sample, options, observations, best);
  const theta = inOrder(components, layout, polished.theta);
  const logProb = Float64Array.from(y, (value) => family.logProb(value, theta));
  const collapses = runs.length - interior.length;
  return {
    theta,
    logLikelihood: weightedSum(logProb, weights),
    observations,
    converged: polished.reason === "converged",
    reason: polished.reason,
    message:
      `${polished.message} The best interior maximum of ${runs.length} starts` +
      (collapses > 0 ? `; from ${collapses} of them a component collapsed, for the likelihood has no bound.` : "."),
    iterations: first.iterations + best.iterations + polished.iterations,
  };
}

interface Polished<K extends string> {
  readonly theta: MixtureTheta<K>;
  readonly reason: FitReason;
  readonly message: string;
  readonly iterations: number;
}

/** Newton's method from where EM came: EM approaches a maximum by a fixed share of the way a step, Newton doubles the digits. */
function polish<K extends string>(
  { components, layout, family }: MixtureToFit<K>,
  { y, weights, spread }: EmSample,
  options: FitOptions,
  observations: number,
  run: EmRun<K>,
): Polished<K> {
  const count = components.length;
  const links = components.map(({ paramNames, paramSpecs }) =>
    paramNames.map((name) => scalarLinks[paramSpecs[name].link as Exclude<LinkName, "softmax">]),
  );
  // The last logit is held at 0: only differences matter. Then the parameters of each component in turn.
  const origin: number[] = [];
  for (let k = 0; k < count - 1; k++) origin.push(Math.log(run.weight[k] / run.weight[count - 1]));
  components.forEach(({ paramNames }, k) => {
    origin.push(...paramNames.map((name, j) => links[k][j].link(run.thetas[k][name])));
  });
  if (!origin.every(Number.isFinite)) {
    return {
      theta: layout.join(run.weight, run.thetas),
      reason: "boundary",
      message:
        "A weight or a parameter lies on the boundary of its domain: fewer components, or simpler ones, fit as well.",
      iterations: 0,
    };
  }
  const thetaAt = (x: Float64Array): MixtureTheta<K> => {
    let at = count - 1;
    const thetas = components.map(
      ({ paramNames }, k) =>
        Object.fromEntries(paramNames.map((name, j) => [name, links[k][j].inverse(x[at++])])) as Theta<K>,
    );
    return layout.join(softmax([...x.subarray(0, count - 1), 0], new Float64Array(count)), thetas);
  };
  const score = new Float64Array(layout.size);
  const objective = (x: Float64Array, gradient: Float64Array): number => {
    const theta = thetaAt(x);
    const sums = new Float64Array(layout.size);
    let total = 0;
    for (let i = 0; i < y.length; i++) {
      const weight = weights?.[i] ?? 1;
      if (weight === 0) continue;
      total -= weight * family.logProb(y[i], theta);
      family.score(y[i], theta, score);
      for (let place = 0; place < sums.length; place++) sums[place] -= weight * score[place];
    }
    // Along the simplex the weights' scores have mean zero, so the softmax has the Jacobian diag(w).
    for (let k = 0; k < count - 1; k++) gradient[k] = (theta.weight[k] * sums[k]) / observations;
    let at = count - 1;
    layout.places.forEach((places, k) => {
      places.forEach((place, j) => {
        gradient[at] = (sums[place] * links[k][j].derivative(x[at])) / observations;
        at++;
      });
    });
    return total / observations;
  };
  const found = minimizeNewton(objective, Float64Array.from(origin), {
    maxIterations: 50,
    tolerance: 1e-9,
    ...options,
  });
  const end = thetaAt(found.x);
  const collapsed = components.findIndex((component, k) => hasCollapsed(component, layout.component(end, k), spread));
  if (collapsed >= 0) {
    return {
      theta: layout.join(run.weight, run.thetas),
      reason: "unbounded",
      message: `From here the likelihood rises without bound as component ${collapsed} collapses on single points.`,
      iterations: found.iterations,
    };
  }
  const vanishing = Array.from(end.weight).findIndex((weight) => weight < 1e-8);
  const norm = found.gradientNorm.toExponential(1);
  const iterations = found.iterations;
  if (vanishing >= 0) {
    const message = `The weight of component ${vanishing} runs to 0: one component fewer fits as well.`;
    return { theta: end, reason: "boundary", message, iterations };
  }
  if (found.outcome === "converged") {
    const message = `Newton's method converged after the EM algorithm: the mean score is at most ${norm} in link space.`;
    return { theta: end, reason: "converged", message, iterations };
  }
  const limit = found.outcome === "iteration-limit";
  const message = limit
    ? `Stopped at the iteration limit with a mean score of ${norm}. Allow more iterations.`
    : `No step raises the likelihood, though the mean score is still ${norm}.`;
  return { theta: end, reason: limit ? "iteration-limit" : "line-search-failed", message, iterations };
}

/** Components that are the same family, by increasing mean: the labels of a mixture are otherwise arbitrary. */
function inOrder<K extends string>(
  components: readonly Family<K>[],
  layout: MixtureLayout<K>,
  theta: MixtureTheta<K>,
): MixtureTheta<K> {
  const order = components.map((_, k) => k);
  for (const family of new Set(components)) {
    const own = order.filter((k) => components[k] === family);
    const means = new Map(own.map((k) => [k, family.mean?.(layout.component(theta, k)) ?? 0]));
    const sorted = [...own].sort((a, b) => (means.get(a) ?? 0) - (means.get(b) ?? 0));
    own.forEach((k, i) => {
      order[k] = sorted[i];
    });
  }
  return layout.join(
    order.map((k) => theta.weight[k]),
    order.map((k) => layout.component(theta, k)),
  );
}

function unbounded<K extends string>(
  { components, layout, family }: MixtureToFit<K>,
  run: EmRun<K>,
  observations: number,
): FitResult<MixtureTheta<K>> {
  const k = run.collapsed ?? 0;
  const bounded = family.measure === "discrete";
  return {
    theta: layout.join(run.weight, run.thetas),
    logLikelihood: bounded ? run.logLikelihood : Infinity,
    observations,
    converged: false,
    reason: bounded ? "boundary" : "unbounded",
    message: bounded
      ? `From every start component ${k} (${components[k].name}) of the ${family.name} ran to the boundary of its parameters or ` +
        "was left without observations: fewer components fit as well."
      : `From every start component ${k} (${components[k].name}) of the ${family.name} collapsed on single points, where the ` +
        "likelihood has no bound. Use fewer components, more data, or components with a common scale.",
    iterations: run.iterations,
  };
}

/** All targets that some component allows. */
function hull<K extends string>(components: readonly Family<K>[]) {
  return components.map(knownSupport).reduce((a, b) => ({
    low: Math.min(a.low, b.low),
    high: Math.max(a.high, b.high),
    lowIncluded: a.low < b.low ? a.lowIncluded : b.low < a.low ? b.lowIncluded : a.lowIncluded || b.lowIncluded,
    highIncluded:
      a.high > b.high ? a.highIncluded : b.high > a.high ? b.highIncluded : a.highIncluded || b.highIncluded,
    integers: a.integers && b.integers,
  }));
}
