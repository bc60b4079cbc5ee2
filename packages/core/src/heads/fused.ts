import { LoglikError } from "../error.js";
import type { Family, LinkName, Theta } from "../family.js";
import type { LikelihoodHead } from "../head.js";
import { contains, describeInterval } from "../interval.js";
import type { LossLedger } from "../ledger/ledger.js";
import { scalarLinks } from "../links/by-name.js";
import { knownOptions } from "./check-targets.js";
import { likelihoodHead } from "./composed.js";

/**
 * How a parameter of a head is had: a number is known; `shared` is one unknown number for the whole sample; `perRow` is an
 * output that depends on the inputs.
 */
export type ParameterKind = number | "shared" | "perRow";

/** Options that every head of a scalar family takes: a kind for each parameter, and links other than the default. */
export type FusedOptions<K extends string> = { readonly [P in K]?: ParameterKind } & {
  readonly links?: { readonly [P in K]?: LinkName };
};

/** What is particular to a fused head. */
export interface FusedDefinition<K extends string> {
  /** Name of the head, as under `@loglik/core/heads/`. */
  readonly name: string;
  readonly family: Family<K>;
  /** Kinds where the options say nothing. */
  readonly defaults: { readonly [P in K]: ParameterKind };
  readonly ledger: LossLedger;
  /**
   * −log f(y) in nats and ∂NLL/∂η in the family's default links, all p parameters in the order of `paramNames`. Links and
   * logarithms are merged, so that it stays finite where the parameters themselves overflow.
   */
  readonly point: (y: number, eta: Float64Array, grad: Float64Array) => number;
}

/**
 * A head with a point function of its own for the default links; its other members, and its point function under other links,
 * are those of the composed head, which is also its oracle in the tests.
 *
 * @throws LoglikError `head-option-invalid`, and those of `likelihoodHead`
 */
export function fusedHead<K extends string>(definition: FusedDefinition<K>, options: FusedOptions<K>): LikelihoodHead {
  const { name, family, defaults, ledger } = definition;
  knownOptions(`${name} head`, options, [...family.paramNames, "links"]);
  const links = (options.links ?? {}) as { readonly [P in K]?: LinkName };
  const kinds = Object.fromEntries(
    family.paramNames.map((parameter) => [parameter, options[parameter] ?? defaults[parameter]]),
  ) as { readonly [P in K]: ParameterKind };
  checkKinds(definition, kinds);
  const fixed = Object.fromEntries(
    family.paramNames.filter((p) => typeof kinds[p] === "number").map((p) => [p, kinds[p]]),
  ) as Partial<Theta<K>>;
  const shared = family.paramNames.filter((p) => kinds[p] === "shared");
  const source = { name, options: { ...kinds, links } };
  const composed = likelihoodHead(family, { fixed, links, shared, ledger, source });
  const own = family.paramNames.every((p) => links[p] === undefined || links[p] === family.paramSpecs[p].link);
  return own ? { ...composed, name, point: pointOf(definition, kinds) } : { ...composed, name };
}

function checkKinds<K extends string>(
  definition: FusedDefinition<K>,
  kinds: { readonly [P in K]: ParameterKind },
): void {
  for (const parameter of definition.family.paramNames) {
    const kind = kinds[parameter];
    const { domain } = definition.family.paramSpecs[parameter];
    if (kind === "shared" || kind === "perRow" || (typeof kind === "number" && contains(domain, kind))) continue;
    throw new LoglikError(
      "head-option-invalid",
      `${definition.name} head: ${parameter} is ${String(kind)}; expected "shared", "perRow" or ${describeInterval(domain)}.`,
      { parameter, value: kind },
    );
  }
}

/** Spreads the outputs over all parameters, known ones at their η, and gathers the gradient of the outputs. */
function pointOf<K extends string>(
  { family, point }: FusedDefinition<K>,
  kinds: { readonly [P in K]: ParameterKind },
): LikelihoodHead["point"] {
  const free = family.paramNames.flatMap((p, slot) => (typeof kinds[p] === "number" ? [] : [slot]));
  const all = new Float64Array(family.paramNames.length);
  const slopes = new Float64Array(family.paramNames.length);
  family.paramNames.forEach((p, slot) => {
    const kind = kinds[p];
    const link = scalarLinks[family.paramSpecs[p].link as Exclude<LinkName, "softmax">];
    if (typeof kind === "number") all[slot] = link.link(kind);
  });
  return (y, yOffset, eta, etaOffset, grad) => {
    for (let k = 0; k < free.length; k++) all[free[k]] = eta[etaOffset + k];
    const nll = point(y[yOffset], all, slopes);
    for (let k = 0; k < free.length; k++) grad[etaOffset + k] = slopes[free[k]];
    return nll;
  };
}
