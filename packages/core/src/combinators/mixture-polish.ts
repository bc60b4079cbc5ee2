import type { Family, FitOptions, FitReason, LinkName, Theta, VectorTheta } from "../family.js";
import { contains } from "../interval.js";
import { scalarLinks } from "../links/by-name.js";
import { inverse as softmax } from "../links/softmax.js";
import { minimizeNewton, type Objective } from "../numeric/minimize-newton.js";
import { type EmRun, expectationMaximization, hasCollapsed } from "./mixture-em.js";
import type { MixtureLayout } from "./mixture-layout.js";
import { type MixtureSample, responsibilities } from "./mixture-responsibilities.js";

/** Where Newton's method has brought a mixture. */
export interface Polished<K extends string> {
  readonly theta: VectorTheta<"weight" | K>;
  readonly reason: FitReason;
  readonly message: string;
  readonly iterations: number;
}

/** EM from where Newton's method found no way up: until it rests to the last digit. */
const REST = { iterations: 1000, tolerance: 1e-14 };

/** A mixture as numbers without bounds, relative to where EM has come: what Newton's method moves. */
interface Coordinates<K extends string> {
  readonly origin: Float64Array;
  thetaAt(x: ArrayLike<number>): { readonly weight: Float64Array; readonly thetas: readonly Theta<K>[] };
  readonly objective: Objective;
}

/**
 * Newton's method from where EM came, which approaches a maximum by a fixed share of the way a step while Newton doubles the
 * digits. Where it finds no way up, as at the corner that the median of a Laplace distribution is, EM goes on until it rests.
 */
export function polishMixture<K extends string>(
  components: readonly Family<K>[],
  layout: MixtureLayout<K>,
  sample: MixtureSample,
  options: FitOptions,
  run: EmRun<K>,
): Polished<K> {
  const { origin, thetaAt, objective } = mixtureCoordinates(components, sample, run);
  if (!origin.every(Number.isFinite)) {
    return {
      theta: layout.join(run.weight, run.thetas),
      reason: "boundary",
      message:
        "A weight or a parameter lies on the boundary of its domain: fewer components, or simpler ones, fit as well.",
      iterations: 0,
    };
  }
  const { maxIterations = 50, tolerance = 1e-9 } = options;
  const found = minimizeNewton(objective, new Float64Array(origin.length), { maxIterations, tolerance });
  const { iterations } = found;
  const end = thetaAt(found.x);
  const theta = layout.join(end.weight, end.thetas);
  const collapsed = components.findIndex((component, k) => hasCollapsed(component, end.thetas[k], sample));
  if (collapsed >= 0) {
    return {
      theta: layout.join(run.weight, run.thetas),
      reason: "unbounded",
      message: `From here the likelihood rises without bound as component ${collapsed} collapses on single points.`,
      iterations,
    };
  }
  const vanishing = Array.from(end.weight).findIndex((weight) => weight < 1e-8);
  if (vanishing >= 0) {
    const message = `The weight of component ${vanishing} runs to 0: one component fewer fits as well.`;
    return { theta, reason: "boundary", message, iterations };
  }
  const norm = found.gradientNorm.toExponential(1);
  if (found.outcome === "converged") {
    const message = `Newton's method converged after the EM algorithm: the mean score is at most ${norm} in link space.`;
    return { theta, reason: "converged", message, iterations };
  }
  const { shares } = responsibilities(components, sample, end.weight, end.thetas);
  const rest = expectationMaximization(components, sample, shares, REST);
  if (rest.collapsed === undefined && rest.atRest) {
    return {
      theta: layout.join(rest.weight, rest.thetas),
      reason: "converged",
      message: "The EM algorithm rests: no component, fitted to its own share of the sample, moves any more.",
      iterations: iterations + rest.iterations,
    };
  }
  const limit = found.outcome === "iteration-limit";
  const message = limit
    ? `Stopped at the iteration limit with a mean score of ${norm}. Allow more iterations.`
    : `No step raises the likelihood, though the mean score is still ${norm}.`;
  return { theta, reason: limit ? "iteration-limit" : "line-search-failed", message, iterations };
}

function mixtureCoordinates<K extends string>(
  components: readonly Family<K>[],
  sample: MixtureSample,
  run: EmRun<K>,
): Coordinates<K> {
  const { y, weights, fixed } = sample;
  const count = components.length;
  const free = components.map(({ paramNames }) => paramNames.filter((name) => fixed[name] === undefined));
  const links = components.map(({ paramSpecs }, k) =>
    free[k].map((name) => scalarLinks[paramSpecs[name].link as Exclude<LinkName, "softmax">]),
  );
  // The last logit is held at 0: only differences matter. Then the free parameters of each component in turn.
  const origin: number[] = [];
  const units: number[] = [];
  for (let k = 0; k < count - 1; k++) {
    origin.push(Math.log(run.weight[k] / run.weight[count - 1]));
    units.push(1);
  }
  free.forEach((names, k) => {
    const theta: Readonly<Record<string, number>> = run.thetas[k];
    names.forEach((name, j) => {
      origin.push(links[k][j].link(theta[name]));
      // A location moves in units of the scale beside it, whatever the unit of y is.
      units.push(name === "loc" && theta.scale > 0 ? theta.scale : 1);
    });
  });
  const thetaAt = (x: ArrayLike<number>) => {
    const eta = origin.map((value, at) => value + units[at] * x[at]);
    let at = count - 1;
    const thetas = free.map((names, k) => {
      const own = names.map((name, j) => [name, links[k][j].inverse(eta[at++])]);
      return { ...run.thetas[k], ...Object.fromEntries(own) } as Theta<K>;
    });
    return { weight: softmax([...eta.slice(0, count - 1), 0], new Float64Array(count)), thetas };
  };
  const total = weights === undefined ? y.length : Array.from(weights).reduce((sum, weight) => sum + weight, 0);
  const scores = components.map(({ paramNames }) => new Float64Array(paramNames.length));
  const objective: Objective = (x, gradient) => {
    const { weight, thetas } = thetaAt(x);
    const inside = components.every(({ paramNames, paramSpecs }, k) =>
      paramNames.every((name) => contains(paramSpecs[name].domain, thetas[k][name])),
    );
    gradient.fill(NaN);
    if (!inside) return NaN;
    const { shares, logLikelihood } = responsibilities(components, sample, weight, thetas);
    let at = count - 1;
    components.forEach((component, k) => {
      const sums = new Float64Array(scores[k].length);
      let own = 0;
      for (let i = 0; i < y.length; i++) {
        const part = weights === undefined ? shares[k][i] : shares[k][i] * weights[i];
        if (!(part > 0)) continue;
        own += part;
        component.score(y[i], thetas[k], scores[k]);
        for (let j = 0; j < sums.length; j++) sums[j] += part * scores[k][j];
      }
      if (k < count - 1) gradient[k] = weight[k] - own / total;
      free[k].forEach((name, j) => {
        const slope = links[k][j].derivative(origin[at] + units[at] * x[at]) * units[at];
        gradient[at] = (-sums[component.paramNames.indexOf(name)] * slope) / total;
        at++;
      });
    });
    return -logLikelihood / total;
  };
  return { origin: Float64Array.from(origin), thetaAt, objective };
}
