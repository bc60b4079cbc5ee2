import { checkFitOptions } from "../check-fit.js";
import { checkOut } from "../check-parameters.js";
import { checkWeights } from "../check-weights.js";
import { LoglikError } from "../error.js";
import type { Family, FitOptions, FitResult, Theta, VectorFamily, VectorTheta } from "../family.js";
import { checkEvent, checkEvents } from "../multivariate/check-event.js";
import { weightedSum } from "../sample.js";
import { componentLayout } from "./component-layout.js";
import { requireMembers } from "./require-members.js";

/** An observation is a flat array, one number a component. */
export type IndependentFamily<K extends string> = Required<
  Pick<
    VectorFamily<K, ArrayLike<number>>,
    | "name"
    | "measure"
    | "paramNames"
    | "paramSpecs"
    | "eventSize"
    | "support"
    | "logProb"
    | "logProbInto"
    | "score"
    | "fisherInformation"
    | "sample"
    | "mean"
    | "variance"
    | "mode"
    | "entropy"
    | "klDivergence"
    | "fit"
  >
>;

/**
 * Several numbers observed together that are independent, each with its own family: log f(y) = Σⱼ log fⱼ(yⱼ).
 *
 * Parameters are vectors: each parameter name of the components with its values over those components that have it, in order.
 * `independent(normal, 3)` has { loc, scale } of length 3; `independent([normal, gamma])` has { loc, scale, shape, rate } of length 1.
 * Every function is the sum, the vector or the block diagonal of the components'.
 *
 * @param families one family and how often, or a list
 * @throws LoglikError `independent-components`; `family-incomplete` from a function that a component lacks
 * @example independent(normal, 2).logProb([0, 0], { loc: [0, 0], scale: [1, 1] })  // -1.8378770664093453
 */
export function independent<K extends string>(
  families: Family<K> | readonly Family<K>[],
  size?: number,
): IndependentFamily<K> {
  const components = listOf(families, size);
  const layout = componentLayout(components);
  const d = components.length;
  const name = `independent ${components.map((component) => component.name).join(", ")}`;
  const measures = new Set(components.map(({ measure }) => measure));
  type At = VectorTheta<K>;
  const valid = (theta: At) => layout.fault(theta) === undefined;
  /** A function of every component, or the error that one lacks it. */
  const each = <R>(
    theta: At,
    member: "mean" | "variance" | "mode" | "entropy",
    use: (value: number, j: number) => R,
  ): R[] =>
    components.map((component, j) => {
      requireMembers(name, component, [member], "which the others have");
      return use(valid(theta) ? (component[member]?.(layout.component(theta, j)) ?? NaN) : NaN, j);
    });

  return {
    name,
    measure: measures.size === 1 ? components[0].measure : "mixed",
    paramNames: layout.paramNames,
    paramSpecs: layout.paramSpecs,
    eventSize: () => d,
    /** The smallest interval that holds the support of every component. */
    support(theta) {
      const sets = components.map((component, j) => component.support(layout.component(theta, j)));
      return sets.reduce((a, b) => ({
        low: Math.min(a.low, b.low),
        high: Math.max(a.high, b.high),
        lowIncluded: a.low === b.low ? a.lowIncluded || b.lowIncluded : a.low < b.low ? a.lowIncluded : b.lowIncluded,
        highIncluded:
          a.high === b.high ? a.highIncluded || b.highIncluded : a.high > b.high ? a.highIncluded : b.highIncluded,
        integers: a.integers && b.integers,
      }));
    },
    logProb(y, theta) {
      checkEvent(`${name}: logProb`, y, d);
      if (!valid(theta)) return NaN;
      const terms = components.map((component, j) => component.logProb(y[j], layout.component(theta, j)));
      // A component outside its support decides, whatever another's infinite density says.
      return terms.includes(-Infinity) && !terms.some(Number.isNaN) ? -Infinity : weightedSum(terms);
    },
    logProbInto(y, theta, out) {
      checkOut(`${name}: logProbInto`, y.length, out);
      const fault = layout.fault(theta);
      if (fault !== undefined) throw new LoglikError("parameter-invalid", `${name}: logProbInto: ${fault}. Mend it.`);
      for (let i = 0; i < y.length; i++) checkEvent(`${name}: logProbInto: y[${i}]`, y[i], d);
      const column = new Float64Array(y.length);
      out.fill(0);
      components.forEach((component, j) => {
        component.logProbInto(
          Float64Array.from(y, (row) => row[j]),
          layout.component(theta, j),
          column,
        );
        for (let i = 0; i < y.length; i++) {
          const opposite = out[i] === -column[i] && !Number.isFinite(out[i]);
          out[i] = opposite ? -Infinity : out[i] + column[i];
        }
      });
      return out;
    },
    score(y, theta, out) {
      checkEvent(`${name}: score`, y, d);
      if (!valid(theta)) return out.fill(NaN);
      components.forEach((component, j) => {
        const own = component.score(y[j], layout.component(theta, j), new Float64Array(component.paramNames.length));
        layout.places[j].forEach((place, k) => {
          out[place] = own[k];
        });
      });
      return out;
    },
    fisherInformation(theta, out) {
      if (!valid(theta)) return out.fill(NaN);
      out.fill(0);
      components.forEach((component, j) => {
        const p = component.paramNames.length;
        const own = component.fisherInformation(layout.component(theta, j), new Float64Array(p * p));
        layout.places[j].forEach((row, a) => {
          layout.places[j].forEach((column, b) => {
            out[row * layout.size + column] = own[a * p + b];
          });
        });
      });
      return out;
    },
    sample: (rng, theta) =>
      Float64Array.from(components, (component, j) => component.sample(rng, layout.component(theta, j))),
    mean: (theta) => Float64Array.from(each(theta, "mean", (value) => value)),
    /** The covariance matrix: the components' variances on the diagonal. */
    variance(theta) {
      const out = new Float64Array(d * d);
      each(theta, "variance", (value, j) => {
        out[j * d + j] = value;
      });
      return out;
    },
    mode: (theta) => Float64Array.from(each(theta, "mode", (value) => value)),
    entropy: (theta) => weightedSum(each(theta, "entropy", (value) => value)),
    klDivergence(p, q) {
      if (!valid(p) || !valid(q)) return NaN;
      const terms = components.map((component, j) => {
        requireMembers(name, component, ["klDivergence"], "which the others have");
        return component.klDivergence?.(layout.component(p, j), layout.component(q, j)) ?? NaN;
      });
      return weightedSum(terms);
    },
    /** Each component on its own column: the likelihood separates. */
    fit(y: ArrayLike<ArrayLike<number>>, options: FitOptions = {}): FitResult<VectorTheta<K>> {
      checkFitOptions(`fit ${name}`, options);
      if (options.fixed !== undefined && Object.keys(options.fixed).length > 0) {
        const message = `fit ${name}: fixed is not possible, for it names no component. Fit that component on its own.`;
        throw new LoglikError("option-invalid", message);
      }
      if (checkEvents(`fit ${name}`, y) !== d) checkEvent(`fit ${name}: y[0]`, y[0], d);
      const observations = checkWeights(`fit ${name}`, options.weights, y.length);
      const parts = components.map((component, j) => {
        requireMembers(name, component, ["fit"], "which the others have");
        const column = Float64Array.from(y, (row) => row[j]);
        return component.fit?.(column, options) as FitResult<Theta<K>>;
      });
      return joined(parts, layout.join(parts.map(({ theta }) => theta)), observations);
    },
  };
}

function listOf<K extends string>(
  families: Family<K> | readonly Family<K>[],
  size: number | undefined,
): readonly Family<K>[] {
  if (Array.isArray(families)) {
    const list = families as readonly Family<K>[];
    if (list.length > 0 && (size === undefined || size === list.length)) return list;
    throw new LoglikError(
      "independent-components",
      `independent: ${list.length} families${size === undefined ? "" : ` and a size of ${size}`}; pass a list of at least one ` +
        "family, or one family and a size.",
    );
  }
  if (Number.isInteger(size) && (size as number) > 0)
    return new Array<Family<K>>(size as number).fill(families as Family<K>);
  throw new LoglikError(
    "independent-components",
    `independent: size is ${size}; it must be an integer of at least 1. Pass one.`,
  );
}

/** One result from the components': the worst verdict counts. */
function joined<K extends string>(
  parts: readonly FitResult<Theta<K>>[],
  theta: VectorTheta<K>,
  observations: number,
): FitResult<VectorTheta<K>> {
  const worst = parts.findIndex((part) => !part.converged);
  const boundary = parts.findIndex((part) => part.reason === "boundary");
  const iterated = parts.findIndex((part) => part.reason !== "closed-form");
  const telling = [worst, boundary, iterated].find((j) => j >= 0) ?? 0;
  return {
    theta,
    logLikelihood: weightedSum(parts.map((part) => part.logLikelihood)),
    observations,
    converged: worst < 0,
    reason: parts[telling].reason,
    message: `Component ${telling}: ${parts[telling].message}`,
    iterations: Math.max(...parts.map((part) => part.iterations)),
  };
}
