import { LoglikError } from "../error.js";
import type { Family, LinkName, Theta, VectorFamily } from "../family.js";
import { fitGeneralizedLinearModel } from "../fit/generalized-linear-model.js";
import type { HeadSource, LikelihoodHead } from "../head.js";
import { contains } from "../interval.js";
import { fullNegativeLogLikelihood } from "../ledger/full-negative-log-likelihood.js";
import type { LossLedger } from "../ledger/ledger.js";
import type { Link } from "../link.js";
import { scalarLinks } from "../links/by-name.js";
import { checkTargets, knownOptions } from "./check-targets.js";
import { type ComposedVectorOptions, vectorHead } from "./composed-vector.js";

/** How a family with scalar parameters becomes a head. */
export interface ComposedOptions<K extends string = string> {
  /** Parameters held at a known value; they get no output. */
  readonly fixed?: Partial<Theta<K>>;
  /** Links other than the family's defaults. */
  readonly links?: { readonly [P in K]?: LinkName };
  /** Parameters that are one free number for the whole sample. */
  readonly shared?: readonly K[];
  /** The ledger of the loss this head stands for; the full NLL drops nothing. */
  readonly ledger?: LossLedger;
  /**
   * How a worker rebuilds the head. For a family of `@loglik/core/registry`:
   * `{ name: "composed", options: { family: "normal", fixed, links, shared } }`. Without it the head trains on the caller's
   * thread.
   */
  readonly source?: HeadSource;
}

/**
 * Makes a likelihood head of any family: each free parameter gets one output, and its link carries the output to it.
 *
 *   NLL = −log f(y; g⁻¹(η)),   ∂NLL/∂ηₖ = −sₖ · dθₖ/dηₖ   with the score s
 *
 * A family whose parameter is a vector (categorical) takes `{ classes }` and one output a class.
 *
 * The composition goes through θ in float64. Where θ leaves its domain there (a scale that rounds to 0 or Infinity), the NLL
 * is Infinity and its gradient NaN, although the exact NLL may be finite: the fused heads stay exact there.
 *
 * @throws LoglikError `parameter-unknown`, `parameter-outside-domain`, `integer-parameter-not-fixed`, `link-unknown`,
 *   `link-range-invalid`, `nothing-to-learn`
 * @example likelihoodHead(normal, { fixed: { scale: 2 } }).outputs.length  // 1
 */
export function likelihoodHead<K extends string>(family: Family<K>, options?: ComposedOptions<K>): LikelihoodHead;
export function likelihoodHead<K extends string>(
  family: VectorFamily<K, number>,
  options: ComposedVectorOptions,
): LikelihoodHead;
export function likelihoodHead(
  family: Family | VectorFamily<string, number>,
  options: ComposedOptions | ComposedVectorOptions = {},
): LikelihoodHead {
  return "eventSize" in family
    ? vectorHead(family, options as ComposedVectorOptions)
    : scalarHead(family, options as ComposedOptions);
}

function scalarHead(family: Family, options: ComposedOptions): LikelihoodHead {
  knownOptions("likelihoodHead", options, ["fixed", "links", "shared", "ledger", "source"]);
  const { fixed = {}, links: chosen = {}, shared = [], source } = options;
  checkNames(family, [...Object.keys(fixed), ...Object.keys(chosen), ...shared]);
  const free = family.paramNames.filter((name) => fixed[name] === undefined);
  checkFixed(family, fixed, free);
  const linkOf = Object.fromEntries(free.map((name) => [name, chooseLink(family, name, chosen[name])]));
  const slots = free.map((name) => family.paramNames.indexOf(name));
  const all = family.paramNames.length;
  const p = free.length;
  const score = new Float64Array(all);
  const information = new Float64Array(all * all);

  const links = free.map((name) => linkOf[name]);
  const domains = free.map((name) => family.paramSpecs[name].domain);
  // One object for all rows: to make one for each took a third of the time of a fit.
  const current: Record<string, number> = Object.fromEntries(
    family.paramNames.map((name) => [name, fixed[name] ?? NaN]),
  );
  const thetaAt = (eta: ArrayLike<number>, offset: number): Theta => {
    for (let k = 0; k < p; k++) current[free[k]] = links[k].inverse(eta[offset + k]);
    return current;
  };
  const isInside = (theta: Theta): boolean => {
    for (let k = 0; k < p; k++) {
      const value = theta[free[k]];
      if (!(contains(domains[k], value) && value < Infinity)) return false;
    }
    return true;
  };
  const rules = {
    name: `${family.name} (composed)`,
    targets: [{ name: "y", domain: family.support(centralTheta(family, fixed)) }],
  };

  const head: LikelihoodHead = {
    ...rules,
    family: family.name,
    ...(source === undefined ? {} : { source }),
    outputs: free.map((name) => ({
      name: linkOf[name].name === "identity" ? name : `${linkOf[name].name} ${name}`,
      kind: shared.includes(name) ? "shared" : "perRow",
    })),
    ledger: options.ledger ?? fullNegativeLogLikelihood,
    point(y, yOffset, eta, etaOffset, grad) {
      const theta = thetaAt(eta, etaOffset);
      if (!isInside(theta)) {
        grad.fill(NaN, etaOffset, etaOffset + p);
        return Infinity;
      }
      family.score(y[yOffset], theta, score);
      for (let k = 0; k < p; k++) {
        grad[etaOffset + k] = -score[slots[k]] * links[k].derivative(eta[etaOffset + k]);
      }
      return 0 - family.logProb(y[yOffset], theta);
    },
    fisher(eta, etaOffset, out) {
      family.fisherInformation(thetaAt(eta, etaOffset), information);
      for (let k = 0; k < p; k++) {
        const slope = links[k].derivative(eta[etaOffset + k]);
        for (let l = 0; l < p; l++) {
          const other = links[l].derivative(eta[etaOffset + l]);
          out[k * p + l] = slope * information[slots[k] * all + slots[l]] * other;
        }
      }
    },
    initial(y, weights) {
      const rows = checkTargets("likelihoodHead.initial", rules, y);
      if (p === all && family.fit !== undefined) {
        const { theta } = family.fit(y, { weights });
        return Float64Array.from(free, (name) => linkOf[name].link(theta[name]));
      }
      // Some parameters are known, so the family's own estimate does not apply: Newton from η = 0.
      const constant = { ...head, initial: () => new Float64Array(p) };
      return fitGeneralizedLinearModel(constant, { x: [], y, rows, inputs: 0, weights }).coefficients;
    },
    theta: (eta, row = 0) => ({ ...thetaAt(eta, row * p) }),
    predict(eta, row = 0) {
      const theta = thetaAt(eta, row * p);
      const center = family.measure === "discrete" ? (family.mode ?? family.mean) : (family.mean ?? family.mode);
      return center?.(theta) ?? NaN;
    },
  };
  return head;
}

/** Parameters in the middle of their links, for what depends on the family only. */
function centralTheta(family: Family, fixed: Partial<Theta>): Theta {
  return Object.fromEntries(
    family.paramNames.map((name) => [name, fixed[name] ?? linkByName(family.paramSpecs[name].link)?.inverse(0) ?? 1]),
  ) as Theta;
}

function linkByName(name: LinkName): Link | undefined {
  return name === "softmax" ? undefined : scalarLinks[name];
}

function checkNames(family: Family, names: readonly string[]): void {
  for (const name of names) {
    if (family.paramNames.includes(name)) continue;
    throw new LoglikError(
      "parameter-unknown",
      `likelihoodHead: ${family.name} has no parameter "${name}"; it has ${family.paramNames.join(", ")}.`,
      { family: family.name, name },
    );
  }
}

function checkFixed(family: Family, fixed: Partial<Theta>, free: readonly string[]): void {
  for (const [name, value] of Object.entries(fixed)) {
    if (value !== undefined && !contains(family.paramSpecs[name].domain, value)) {
      throw new LoglikError(
        "parameter-outside-domain",
        `likelihoodHead: ${name} is fixed at ${value}, which ${family.name} does not allow. Give a value in its domain.`,
        { family: family.name, name, value },
      );
    }
  }
  for (const name of free) {
    if (family.paramSpecs[name].kind !== "integer") continue;
    throw new LoglikError(
      "integer-parameter-not-fixed",
      `likelihoodHead: ${name} of ${family.name} is an integer, which no gradient can train. Give it in "fixed".`,
      { family: family.name, name },
    );
  }
  if (free.length === 0) {
    throw new LoglikError(
      "nothing-to-learn",
      `likelihoodHead: every parameter of ${family.name} is fixed. Leave at least one out of "fixed".`,
      { family: family.name },
    );
  }
}

/** The chosen link or the default one; its range must lie inside the parameter's domain. */
function chooseLink(family: Family, name: string, chosen: LinkName | undefined): Link {
  const { domain, link: standard } = family.paramSpecs[name];
  const link = linkByName(chosen ?? standard);
  if (link === undefined) {
    throw new LoglikError(
      "link-unknown",
      `likelihoodHead: ${name} of ${family.name} is given the link "${chosen ?? standard}"; a scalar parameter takes one ` +
        `of ${Object.keys(scalarLinks).join(", ")}.`,
      { family: family.name, name, link: chosen ?? standard },
    );
  }
  if (link.range.low < domain.low || link.range.high > domain.high) {
    throw new LoglikError(
      "link-range-invalid",
      `likelihoodHead: the link "${link.name}" reaches values that ${name} of ${family.name} must not take. ` +
        `Use "${standard}".`,
      { family: family.name, name, link: link.name },
    );
  }
  return link;
}
