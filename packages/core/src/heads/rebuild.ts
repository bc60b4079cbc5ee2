import { LoglikError } from "../error.js";
import type { HeadSource, LikelihoodHead } from "../head.js";

type Options = Readonly<Record<string, unknown>>;
type Factory = (options: never) => LikelihoodHead;

/** Makes the heads of further names; `rebuildComposedHead` for "composed" is one. */
export type HeadMakers = Readonly<Record<string, (source: HeadSource) => Promise<LikelihoodHead>>>;

/**
 * The fused heads by name. Each is imported when it is asked for, so that a program takes along the heads that it uses.
 * The options are those that the factory itself wrote into `source`, hence of its own type.
 */
const builtIn: Readonly<Record<string, () => Promise<Factory>>> = {
  "asymmetric-laplace": async () => (await import("./asymmetric-laplace.js")).asymmetricLaplaceHead,
  bernoulli: async () => (await import("./bernoulli.js")).bernoulliHead,
  beta: async () => (await import("./beta.js")).betaHead,
  categorical: async () => (await import("./categorical.js")).categoricalHead,
  dirichlet: async () => (await import("./dirichlet.js")).dirichletHead,
  gamma: async () => (await import("./gamma.js")).gammaHead,
  "hurdle-poisson": async () => (await import("./hurdle-poisson.js")).hurdlePoissonHead,
  "inverse-gaussian": async () => (await import("./inverse-gaussian.js")).inverseGaussianHead,
  laplace: async () => (await import("./laplace.js")).laplaceHead,
  "negative-binomial": async () => (await import("./negative-binomial.js")).negativeBinomialHead,
  normal: async () => (await import("./normal.js")).normalHead,
  "normal-mixture": async () => (await import("./normal-mixture.js")).normalMixtureHead,
  ordinal: async () => (await import("./ordinal.js")).ordinalHead,
  poisson: async () => (await import("./poisson.js")).poissonHead,
  "student-t": async () => (await import("./student-t.js")).studentTHead,
  "von-mises": async () => (await import("./von-mises.js")).vonMisesHead,
  weibull: async () => (await import("./weibull.js")).weibullHead,
  "zero-inflated-poisson": async () => (await import("./zero-inflated-poisson.js")).zeroInflatedPoissonHead,
};

/**
 * Rebuilds a head from plain data, as a worker does: a fused one by name, a custom one by importing its module.
 *
 * Composed heads need the registry of all families, which a worker should carry only if it is asked to: pass
 * `{ composed: rebuildComposedHead }` from `@loglik/core/heads/rebuild-composed` as `makers`.
 *
 * @throws LoglikError `head-unknown`, `head-module-invalid`, and those of the head's factory
 * @example (await rebuildHead({ name: "categorical", options: { classes: 3 } })).outputs.length  // 3
 */
export async function rebuildHead(source: HeadSource, makers: HeadMakers = {}): Promise<LikelihoodHead> {
  if ("module" in source) return customHead(source.module, source.export, source.options);
  if (Object.hasOwn(makers, source.name)) return makers[source.name](source);
  const load = Object.hasOwn(builtIn, source.name) ? builtIn[source.name] : undefined;
  if (load === undefined) {
    throw new LoglikError(
      "head-unknown",
      `rebuildHead: there is no head "${source.name}"; known are ` +
        `${[...Object.keys(builtIn), ...Object.keys(makers)].join(", ")}. Name a custom head by { module, export, options }.`,
      { name: source.name },
    );
  }
  return (await load())(source.options as never);
}

async function customHead(module: string, exported: string, options: Options): Promise<LikelihoodHead> {
  // The comments keep bundlers from resolving an address that is known only at run time.
  const namespace = (await import(/* @vite-ignore */ /* webpackIgnore: true */ module)) as Record<string, unknown>;
  const factory = namespace[exported];
  const head = typeof factory === "function" ? (factory(options) as LikelihoodHead) : undefined;
  if (typeof head?.point !== "function") {
    throw new LoglikError(
      "head-module-invalid",
      `rebuildHead: the export "${exported}" of ${module} is no function that returns a likelihood head. ` +
        "Export a factory such as (options) => ({ point, outputs, targets, … }).",
      { module, export: exported },
    );
  }
  return head;
}
