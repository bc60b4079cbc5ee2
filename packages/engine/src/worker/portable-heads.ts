import type { HeadSource, LikelihoodHead } from "@loglik/core";

/** The heads that every worker carries, by their names under `@loglik/core/heads/`. */
const carried: readonly string[] = ["bernoulli", "categorical", "normal"];

/**
 * The recipe by which a worker can rebuild a head; undefined where it cannot. It cannot for a head made of bare functions. Nor
 * for a composed one: the registry of all families would come along into every program that trains, 11 KB and more.
 */
export function portableSource({ source }: LikelihoodHead): HeadSource | undefined {
  return source !== undefined && ("module" in source || carried.includes(source.name)) ? source : undefined;
}
