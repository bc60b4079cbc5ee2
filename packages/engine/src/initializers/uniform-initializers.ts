import type { UniformRng } from "@loglik/core";
import type { Initializer } from "./initializer.js";
import { scaledUniform } from "./scaled-uniform.js";
import { glorotVariance, heVariance, lecunVariance } from "./variances.js";

/** The initializers that take no normal draws: among them those that layers have unless told. */
export const uniformInitializers = {
  glorotUniform: scaledUniform(glorotVariance),
  heUniform: scaledUniform(heVariance),
  lecunUniform: scaledUniform(lecunVariance),
} satisfies Readonly<Record<string, Initializer<UniformRng>>>;
