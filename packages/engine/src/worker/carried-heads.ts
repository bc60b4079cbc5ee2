import type { HeadSource, LikelihoodHead } from "@loglik/core";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { normalHead } from "@loglik/core/heads/normal";
import { isCarried } from "./carried-names.js";

/** The heads that have kernels, which every worker carries. */
const factories = {
  bernoulli: bernoulliHead,
  categorical: categoricalHead,
  normal: normalHead,
} as unknown as Readonly<Record<string, (options: unknown) => LikelihoodHead>>;

/** Builds one of the heads that every worker carries; undefined for any other source. */
export function carriedHead(source: HeadSource): LikelihoodHead | undefined {
  return isCarried(source) ? factories[source.name](source.options) : undefined;
}
