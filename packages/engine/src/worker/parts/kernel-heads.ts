import type { LikelihoodHead } from "@loglik/core";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { normalHead } from "@loglik/core/heads/normal";
import { type HeadRecipe, rebuiltBy } from "./rebuilt-head.js";

const factories = {
  bernoulli: bernoulliHead,
  categorical: categoricalHead,
  normal: normalHead,
} as unknown as Readonly<Record<string, (options: unknown) => LikelihoodHead>>;

/** Rebuilds one of the heads that have kernels, for who needs its functions as well: of its NLL on held-out rows, for instance. */
export const rebuild = (recipe: HeadRecipe) =>
  rebuiltBy((source) => ("name" in source ? factories[source.name](source.options) : undefined), recipe);
