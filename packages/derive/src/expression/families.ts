import type { Family } from "@loglik/core";
import { LoglikError } from "@loglik/core";
import * as asymmetricLaplace from "@loglik/core/asymmetric-laplace";
import * as bernoulli from "@loglik/core/bernoulli";
import * as exponential from "@loglik/core/exponential";
import * as gamma from "@loglik/core/gamma";
import * as geometric from "@loglik/core/geometric";
import * as inverseGaussian from "@loglik/core/inverse-gaussian";
import * as laplace from "@loglik/core/laplace";
import * as logNormal from "@loglik/core/log-normal";
import * as normal from "@loglik/core/normal";
import * as pareto from "@loglik/core/pareto";
import * as poisson from "@loglik/core/poisson";
import * as studentT from "@loglik/core/student-t";

/** What an expression needs of a family: not the module, whose fits and quantiles no page would use. */
export type NamedDensity = Pick<Family, "paramNames" | "logProb" | "score">;

/** The families that expressions may name. A family that a derivation needs is a line here. */
const families: Readonly<Record<string, NamedDensity>> = {
  [asymmetricLaplace.name]: {
    paramNames: asymmetricLaplace.paramNames,
    logProb: asymmetricLaplace.logProb,
    score: asymmetricLaplace.score,
  },
  [bernoulli.name]: { paramNames: bernoulli.paramNames, logProb: bernoulli.logProb, score: bernoulli.score },
  [exponential.name]: { paramNames: exponential.paramNames, logProb: exponential.logProb, score: exponential.score },
  [gamma.name]: { paramNames: gamma.paramNames, logProb: gamma.logProb, score: gamma.score },
  [geometric.name]: { paramNames: geometric.paramNames, logProb: geometric.logProb, score: geometric.score },
  [inverseGaussian.name]: {
    paramNames: inverseGaussian.paramNames,
    logProb: inverseGaussian.logProb,
    score: inverseGaussian.score,
  },
  [laplace.name]: { paramNames: laplace.paramNames, logProb: laplace.logProb, score: laplace.score },
  [logNormal.name]: { paramNames: logNormal.paramNames, logProb: logNormal.logProb, score: logNormal.score },
  [normal.name]: { paramNames: normal.paramNames, logProb: normal.logProb, score: normal.score },
  [pareto.name]: { paramNames: pareto.paramNames, logProb: pareto.logProb, score: pareto.score },
  [poisson.name]: { paramNames: poisson.paramNames, logProb: poisson.logProb, score: poisson.score },
  [studentT.name]: { paramNames: studentT.paramNames, logProb: studentT.logProb, score: studentT.score },
};

/**
 * A family of `@loglik/core` by its name.
 *
 * @throws LoglikError `family-not-derived` for a family that no derivation uses
 * @example familyNamed("normal").paramNames  // ["loc", "scale"]
 */
export function familyNamed(name: string): NamedDensity {
  if (!Object.hasOwn(families, name)) {
    throw new LoglikError(
      "family-not-derived",
      `density: there is no family "${name}" among those that expressions name (${Object.keys(families).join(", ")}). ` +
        "Write its density as a formula, or add it to families.ts.",
      { name },
    );
  }
  return families[name];
}
