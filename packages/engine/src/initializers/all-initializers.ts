import type { Rng } from "@loglik/core";
import type { Initializer, InitializerName } from "./initializer.js";
import { orthogonal } from "./orthogonal.js";
import { scaledNormal } from "./scaled-normal.js";
import { uniformInitializers } from "./uniform-initializers.js";
import { glorotVariance, heVariance, lecunVariance } from "./variances.js";

export const allInitializers: { readonly [Name in InitializerName]: Initializer<Rng> } = {
  ...uniformInitializers,
  glorotNormal: scaledNormal(glorotVariance),
  heNormal: scaledNormal(heVariance),
  lecunNormal: scaledNormal(lecunVariance),
  orthogonal,
};
