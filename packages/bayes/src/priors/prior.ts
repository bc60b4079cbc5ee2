import { type Family, LoglikError, type Theta } from "@loglik/core";
import { contains } from "../contains.js";

/** A distribution over one parameter, on the parameter's own (constrained) scale. */
export interface ProperPrior {
  readonly family: Family;
  readonly theta: Theta;
}

/**
 * No distribution at all: a constant density, which need not integrate. Constant in what is the question: a prior that is
 * flat in the parameter is not flat in its link, and the other way round.
 */
export interface FlatPrior {
  readonly flat: "parameter" | "link";
}

/** What may be known of a parameter before the data. */
export type Prior = ProperPrior | FlatPrior;

/**
 * A prior: any continuous family, at given parameters, as the distribution of a parameter.
 *
 * Where it reaches beyond the parameter's domain (a normal over a scale) the part inside counts, up to its constant.
 *
 * @throws LoglikError `prior-invalid` for a discrete family or parameters outside their domain
 * @example prior(normal, { loc: 0, scale: 2 }).family.name  // "normal"
 */
export function prior<K extends string>(family: Family<K>, theta: Theta<K>): ProperPrior {
  const where = `prior ${family?.name}`;
  if (typeof family?.logProb !== "function" || family.measure !== "continuous") {
    throw new LoglikError(
      "prior-invalid",
      `${where}: a prior is a density over a parameter; got ${family?.measure ?? typeof family}. Pass a continuous family, such as normal or gamma.`,
      { family: family?.name },
    );
  }
  const bad = family.paramNames.find(
    (name) => !Number.isFinite(theta?.[name]) || !contains(family.paramSpecs[name].domain, theta[name]),
  );
  if (bad !== undefined) {
    throw new LoglikError(
      "prior-invalid",
      `${where}: ${bad} is ${theta?.[bad]}; expected ${family.paramSpecs[bad].doc}. Pass a valid ${bad}.`,
      { family: family.name, parameter: bad, value: theta?.[bad] },
    );
  }
  const extra = Object.keys(theta).find((name) => !(family.paramNames as readonly string[]).includes(name));
  if (extra !== undefined) {
    throw new LoglikError(
      "prior-invalid",
      `${where}: there is no parameter ${extra}; its parameters are ${family.paramNames.join(", ")}. Correct the name.`,
      { family: family.name, parameter: extra },
    );
  }
  return { family: family as unknown as Family, theta: theta as Theta };
}

/**
 * A flat prior: "parameter" leaves the maximum a posteriori at the maximum likelihood; "link" does so only where the density
 * is taken in the link.
 *
 * @throws LoglikError `prior-invalid`
 * @example flat("parameter")  // { flat: "parameter" }
 */
export function flat(scale: "parameter" | "link" = "parameter"): FlatPrior {
  if (scale === "parameter" || scale === "link") return { flat: scale };
  throw new LoglikError(
    "prior-invalid",
    `flat: scale is ${JSON.stringify(scale)}; expected "parameter" (flat in θ) or "link" (flat in η = g(θ)).`,
    { scale },
  );
}
