import { type Family, type Interval, type Link, type LinkName, LoglikError, type Theta } from "@loglik/core";
import { scalarLinks } from "@loglik/core/links/by-name";
import { contains } from "../contains.js";
import { knownOptions } from "../known-options.js";
import { type CoordinatePrior, coordinatePrior, logJacobian } from "../priors/log-prior.js";
import type { Prior } from "../priors/prior.js";
import type { Target } from "../target.js";
import { checkObservations } from "./check-observations.js";

/** A prior for each parameter that is not fixed. */
export type Priors<K extends string = string> = { readonly [P in K]?: Prior };

/** Settings of {@link posterior}. */
export interface PosteriorOptions<K extends string = string> {
  /** Parameters that are known. */
  readonly fixed?: Partial<Theta<K>>;
  /** Links other than the family's own: the coordinates that are moved in. The posterior of θ does not depend on them. */
  readonly links?: { readonly [P in K]?: LinkName };
  /** Non-negative weight of each observation. */
  readonly weights?: ArrayLike<number>;
}

/** The posterior of a family's parameters, in link space. */
export interface FamilyPosterior<K extends string = string> extends Target {
  readonly family: Family<K>;
  /** Names of the free parameters. */
  readonly names: readonly K[];
  /** Σ wᵢ. */
  readonly observations: number;
  /** θ at a position, fixed parameters included. */
  theta(position: ArrayLike<number>): Theta<K>;
  /** The position of θ. */
  position(theta: Partial<Theta<K>>): Float64Array;
  /** Log posterior density of θ itself, without the Jacobian of the links: what a maximum a posteriori of θ maximises. */
  logDensityOfTheta(position: Float64Array, gradient: Float64Array): number;
  /** log L(θ; y) and log π(θ) at a position. */
  parts(position: Float64Array): { readonly logLikelihood: number; readonly logPrior: number };
}

/**
 * The posterior of a family's parameters given data, p(θ | y) ∝ L(θ; y) Π πⱼ(θⱼ), as a target in link space:
 *
 *   log p(η | y) = Σᵢ wᵢ log f(yᵢ; θ(η)) + Σⱼ [log πⱼ(θⱼ) + log |dθⱼ/dηⱼ|] + constant
 *
 * Every free parameter needs a prior; `flat()` is one, and is asked for by name. No data give the prior back.
 *
 * @param priors on the parameters as the family names them, not on their links
 * @throws LoglikError `prior-missing`, `prior-unknown`, `prior-invalid`, `prior-support`, `posterior-options`, `option-unknown`,
 *   `parameter-invalid`, `target-outside-support`, `integer-parameter-not-fixed`, `link-unknown`, `link-range-invalid`
 * @example posterior(bernoulli, [0, 0, 0, 1, 0], { prob: flat() }).dimension  // 1
 */
export function posterior<K extends string>(
  family: Family<K>,
  y: ArrayLike<number>,
  priors: Priors<K>,
  options: PosteriorOptions<K> = {},
): FamilyPosterior<K> {
  checkArguments(family, y, priors);
  knownOptions("posterior", options, ["fixed", "links", "weights"]);
  const { fixed = {} as Partial<Theta<K>>, weights } = options;
  const names = family.paramNames.filter((name) => fixed[name] === undefined);
  checkNames(family, priors, fixed, options.links ?? {}, names);
  const links = names.map((name) => linkOf(family, name, options.links?.[name]));
  names.forEach((name, j) => {
    checkSupport(family, name, priors[name] as Prior, links[j]);
  });
  const coordinates: CoordinatePrior[] = names.map((name, j) => coordinatePrior(priors[name] as Prior, links[j]));
  const slots = names.map((name) => family.paramNames.indexOf(name));
  const supportAt = (eta: number) => family.support(theta(names.map(() => eta)));
  const observations = checkObservations(`posterior of ${family.name}`, y, weights, [supportAt(-1), supportAt(1)]);
  const score = new Float64Array(family.paramNames.length);
  const slope = new Float64Array(1);

  function theta(position: ArrayLike<number>): Theta<K> {
    const out = { ...fixed } as { -readonly [P in K]: number };
    names.forEach((name, j) => {
      out[name] = links[j].inverse(position[j]);
    });
    return out;
  }

  /** log L, its gradient along the links added to `gradient`. */
  function logLikelihood(position: Float64Array, gradient?: Float64Array): number {
    const at = theta(position);
    let total = 0;
    for (let i = 0; i < y.length; i++) {
      const weight = weights === undefined ? 1 : weights[i];
      if (weight === 0) continue;
      total += weight * family.logProb(y[i], at);
      if (gradient === undefined) continue;
      family.score(y[i], at, score);
      for (let j = 0; j < names.length; j++) gradient[j] += weight * score[slots[j]];
    }
    if (gradient !== undefined) for (let j = 0; j < names.length; j++) gradient[j] *= links[j].derivative(position[j]);
    return total;
  }

  function logPrior(position: Float64Array, gradient?: Float64Array): number {
    return coordinates.reduce((sum, { logDensity }, j) => {
      const value = logDensity(position[j], slope);
      if (gradient !== undefined) gradient[j] += slope[0];
      return sum + value;
    }, 0);
  }

  function logDensityOfTheta(position: Float64Array, gradient: Float64Array): number {
    gradient.fill(0);
    return logLikelihood(position, gradient) + logPrior(position, gradient);
  }

  return {
    family,
    names,
    dimension: names.length,
    observations,
    theta,
    position: (at) => Float64Array.from(names, (name, j) => links[j].link(at[name] as number)),
    logDensityOfTheta,
    logDensity(position, gradient) {
      let value = logDensityOfTheta(position, gradient);
      for (let j = 0; j < names.length; j++) {
        value += logJacobian(links[j], position[j], slope);
        gradient[j] += slope[0];
      }
      // Where a parameter rounds to the edge of its domain there is no density to speak of.
      return Number.isNaN(value) ? -Infinity : value;
    },
    parts: (position) => ({ logLikelihood: logLikelihood(position), logPrior: logPrior(position) }),
    report(position, out) {
      for (let j = 0; j < names.length; j++) out[j] = links[j].inverse(position[j]);
    },
  };
}

/** What is no family, no sample or no priors says so, rather than fail inside. */
function checkArguments<K extends string>(family: Family<K>, y: ArrayLike<number>, priors: Priors<K>): void {
  const complaint =
    typeof family?.logProb !== "function"
      ? `the family is ${family}; pass a module such as normal`
      : typeof y?.length !== "number"
        ? `y is ${y}; pass an array of observations, [] for none`
        : typeof priors !== "object" || priors === null
          ? `the priors are ${priors}; pass { ${family.paramNames.map((name) => `${name}: prior(…)`).join(", ")} }`
          : undefined;
  if (complaint !== undefined) throw new LoglikError("posterior-options", `posterior: ${complaint}.`);
}

function checkNames<K extends string>(
  family: Family<K>,
  priors: Priors<K>,
  fixed: Partial<Theta<K>>,
  links: NonNullable<PosteriorOptions<K>["links"]>,
  free: readonly K[],
): void {
  for (const name of [...Object.keys(priors), ...Object.keys(fixed), ...Object.keys(links)] as K[]) {
    if (family.paramNames.includes(name)) continue;
    throw new LoglikError(
      "prior-unknown",
      `posterior: ${family.name} has no parameter "${name}"; its parameters are ${family.paramNames.join(", ")}. Correct the name.`,
      { family: family.name, name },
    );
  }
  for (const name of family.paramNames) {
    const value = fixed[name];
    if (value !== undefined && !contains(family.paramSpecs[name].domain, value)) {
      throw new LoglikError(
        "parameter-invalid",
        `posterior: fixed names ${name} = ${value}, which is outside its domain (${family.paramSpecs[name].doc}). Pass a valid ${name}.`,
        { parameter: name, value },
      );
    }
    const own = priors[name];
    if (own !== undefined && !(typeof own === "object" && own !== null && ("flat" in own || "family" in own))) {
      throw new LoglikError(
        "prior-invalid",
        `posterior: the prior of ${name} is ${own}; expected prior(family, θ) or flat(). For a value that is known, pass { fixed: { ${name}: ${own} } }.`,
        { parameter: name },
      );
    }
    if (own !== undefined && value !== undefined) {
      throw new LoglikError(
        "posterior-options",
        `posterior: ${name} has a prior and is fixed at ${value}; a parameter is either unknown or known. Leave one out.`,
        { name },
      );
    }
  }
  for (const name of free) {
    if (family.paramSpecs[name].kind === "integer") {
      throw new LoglikError(
        "integer-parameter-not-fixed",
        `posterior: ${name} of ${family.name} is an integer, along which there is no gradient. Give it in fixed.`,
        { family: family.name, name },
      );
    }
    if (priors[name] !== undefined) continue;
    throw new LoglikError(
      "prior-missing",
      `posterior: ${name} of ${family.name} has no prior; every free parameter needs one. Pass { ${name}: prior(…) }, { ${name}: flat() }, or its value in fixed.`,
      { family: family.name, name },
    );
  }
  if (free.length > 0) return;
  throw new LoglikError("posterior-options", `posterior: every parameter of ${family.name} is fixed. Leave one free.`);
}

function linkOf<K extends string>(family: Family<K>, name: K, chosen: LinkName | undefined): Link {
  const key = chosen ?? family.paramSpecs[name].link;
  const link = scalarLinks[key as Exclude<LinkName, "softmax">];
  if (link !== undefined) {
    const { domain } = family.paramSpecs[name];
    const reaches = link.range.low === domain.low && link.range.high === domain.high;
    if (chosen === undefined || reaches) return link;
    throw new LoglikError(
      "link-range-invalid",
      `posterior: the link ${key} reaches ${link.range.low} to ${link.range.high}; ${name} of ${family.name} lies between ${domain.low} and ${domain.high}. Choose a link that reaches all of it and nothing else.`,
      { family: family.name, name, link: key },
    );
  }
  throw new LoglikError(
    "link-unknown",
    `posterior: ${name} of ${family.name} is given the link "${key}"; expected one of ${Object.keys(scalarLinks).join(", ")}.`,
    { family: family.name, name, link: key },
  );
}

/** A prior that is zero on part of the parameter's domain has an edge there, which no gradient sees. */
function checkSupport<K extends string>(family: Family<K>, name: K, prior: Prior, link: Link): void {
  if ("flat" in prior) return;
  const support = prior.family.support(prior.theta);
  const range: Interval = link.range;
  if (support.low <= range.low && support.high >= range.high) return;
  throw new LoglikError(
    "prior-support",
    `posterior: the prior ${prior.family.name} of ${name} covers ${support.low} to ${support.high}; ${name} of ${family.name} may be anywhere from ${range.low} to ${range.high}. Choose a prior that covers all of it, such as ${range.low === 0 ? "gamma or log-normal" : "normal or student-t"}, or a family whose parameter is bounded so.`,
    { family: family.name, name, prior: prior.family.name },
  );
}
