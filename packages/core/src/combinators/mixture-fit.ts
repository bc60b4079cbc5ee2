import { checkFitOptions } from "../check-fit.js";
import { checkFixed } from "../check-parameters.js";
import { LoglikError } from "../error.js";
import type { Family, FitOptions, FitResult, VectorFamily, VectorTheta } from "../family.js";
import { momentsOf } from "../moments.js";
import { checkSample, weightedSum } from "../sample.js";
import { knownSupport } from "./known-support.js";
import { type EmRun, expectationMaximization } from "./mixture-em.js";
import type { MixtureLayout } from "./mixture-layout.js";
import { polishMixture } from "./mixture-polish.js";
import { type MixtureSample, responsibilities } from "./mixture-responsibilities.js";
import { startingResponsibilities } from "./mixture-starts.js";

type MixtureTheta<K extends string> = VectorTheta<"weight" | K>;

/** A mixture as its estimator sees it. */
export interface MixtureToFit<K extends string> {
  readonly components: readonly Family<K>[];
  readonly layout: MixtureLayout<K>;
  readonly family: Pick<VectorFamily<"weight" | K, number>, "name" | "measure" | "logProb">;
}

/** Seeded starts; each runs for a while, the best of them to the end. */
const STARTS = 10;
/** Rows that the starts run on, spread over the sample: where its modes are shows in so many. */
const START_ROWS = 4000;
const SHORT = { iterations: 60, tolerance: 1e-5 };
const LONG = { iterations: 500, tolerance: 1e-9 };

/**
 * Maximum likelihood for a mixture: the EM algorithm from seeded starts (spread over the sample like those of k-means++), then
 * Newton's method from the best of them, with the weights through a softmax. Of a sample of more than 4,000 the starts see
 * every so many-th observation.
 *
 * The likelihood of a mixture has several maxima, and with scales of its own no upper bound at all: a component that collapses on
 * one observation makes it infinite. What is returned is the best interior maximum met; `unbounded` where every start collapsed.
 * Components of the same family are ordered by their means. `fixed` holds a parameter in every component that has it: the trials
 * of binomials, a common scale.
 *
 * @throws LoglikError for an empty sample, targets outside the support, invalid weights, and `option-invalid` for a fixed weight
 * @see Dempster, Laird & Rubin (1977); Arthur & Vassilvitskii (2007) for the starts; Day (1969) for the missing bound
 */
export function fitMixture<K extends string>(
  mixture: MixtureToFit<K>,
  y: ArrayLike<number>,
  options: FitOptions,
): FitResult<MixtureTheta<K>> {
  const { components, layout, family } = mixture;
  const where = `fit ${family.name}`;
  checkFitOptions(where, options);
  const { weights, fixed = {} } = options;
  checkKnown(where, components, fixed);
  const observations = checkSample(where, y, weights, hull(components));
  const sample = { y, weights, fixed, spread: momentsOf(y, weights, observations).deviation };
  let { runs, iterations } = startingRuns(components, thinned(sample));
  let interior = runs.filter((run) => run.collapsed === undefined);
  if (interior.length === 0 && y.length > START_ROWS) {
    // A cluster so small that only few of its members were looked at: all of them, then.
    ({ runs, iterations } = startingRuns(components, sample));
    interior = runs.filter((run) => run.collapsed === undefined);
  }
  const collapses = runs.length - interior.length;
  interior.sort((a, b) => b.logLikelihood - a.logLikelihood);
  let failed: EmRun<K> | undefined;
  for (const start of interior) {
    const { shares } = responsibilities(components, sample, start.weight, start.thetas);
    const best = expectationMaximization(components, sample, shares, LONG);
    if (best.collapsed !== undefined) {
      failed ??= best;
      continue;
    }
    const polished = polishMixture(components, layout, sample, options, best);
    const theta = inOrder(components, layout, polished.theta);
    const lost = collapses + interior.indexOf(start);
    return {
      theta,
      logLikelihood: weightedSum(
        Float64Array.from(y, (value) => family.logProb(value, theta)),
        weights,
      ),
      observations,
      converged: polished.reason === "converged",
      reason: polished.reason,
      message:
        `${polished.message} The best interior maximum of ${runs.length} starts` +
        (lost > 0 ? `; from ${lost} of them a component collapsed, for the likelihood has no bound.` : "."),
      iterations: iterations + best.iterations + polished.iterations,
    };
  }
  return unbounded(mixture, sample, failed ?? runs[0], observations);
}

/** Short runs of EM from seeded starts, and the iterations of the best. */
function startingRuns<K extends string>(
  components: readonly Family<K>[],
  sample: MixtureSample,
): { readonly runs: readonly EmRun<K>[]; readonly iterations: number } {
  const runs = Array.from({ length: components.length === 1 ? 1 : STARTS }, (_, start) =>
    expectationMaximization(components, sample, startingResponsibilities(sample, components.length, start), SHORT),
  );
  const best = runs.reduce((a, b) => (b.logLikelihood > a.logLikelihood ? b : a));
  return { runs, iterations: best.iterations };
}

/** Every so many-th observation, where there are many. */
function thinned(sample: MixtureSample): MixtureSample {
  const { y, weights } = sample;
  const every = Math.ceil(y.length / START_ROWS);
  if (every === 1) return sample;
  const kept = Array.from({ length: Math.floor(y.length / every) }, (_, i) => i * every);
  const thin = { ...sample, y: kept.map((i) => y[i]), weights: weights && kept.map((i) => weights[i]) };
  return thin.weights?.every((weight) => weight === 0) ? sample : thin;
}

/** Known parameters must be parameters of a component, in its domain; weights cannot be held. */
function checkKnown<K extends string>(
  where: string,
  components: readonly Family<K>[],
  fixed: Readonly<Record<string, number>>,
): void {
  if ("weight" in fixed) {
    throw new LoglikError(
      "option-invalid",
      `${where}: fixed names weight; the weights of a mixture are fitted together. Leave it out.`,
    );
  }
  checkFixed(where, Object.assign({}, ...components.map(({ paramSpecs }) => paramSpecs)), fixed);
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
  sample: MixtureSample,
  run: EmRun<K>,
  observations: number,
): FitResult<MixtureTheta<K>> {
  const k = run.collapsed ?? 0;
  const bounded = family.measure === "discrete";
  return {
    theta: layout.join(run.weight, run.thetas),
    logLikelihood: bounded ? boundaryLikelihood(components, sample, run) : Infinity,
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

/**
 * The log-likelihood of counts where a component has run to the boundary of its parameters, and has no density there that could
 * be computed: that of the others, or of one component alone, whichever is larger. A lower bound of the supremum.
 */
function boundaryLikelihood<K extends string>(
  components: readonly Family<K>[],
  { y, weights, fixed }: MixtureSample,
  run: EmRun<K>,
): number {
  const alone = components.map((component) => {
    const known = Object.entries(fixed).filter(([name]) => (component.paramNames as readonly string[]).includes(name));
    return component.fit?.(y, { weights, fixed: Object.fromEntries(known) }).logLikelihood ?? -Infinity;
  });
  return Math.max(run.logLikelihood, ...alone.filter((value) => !Number.isNaN(value)));
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
