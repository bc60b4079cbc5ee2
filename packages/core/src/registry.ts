import * as bernoulli from "./families/bernoulli.js";
import * as bernoulliLogit from "./families/bernoulli-logit.js";
import * as categorical from "./families/categorical.js";
import * as categoricalLogits from "./families/categorical-logits.js";
import * as normal from "./families/normal.js";
import type { Family, VectorFamily } from "./family.js";

/**
 * All families with scalar observations and parameters, by name. Importing this module brings every family along: take a
 * single one from `@loglik/core/<family>` where bytes matter.
 *
 * @example Object.keys(families)  // ["bernoulli", "bernoulliLogit", "normal"]
 */
export const families: Readonly<Record<string, Family>> = { bernoulli, bernoulliLogit, normal };

/**
 * All families with vector parameters whose observation is a class index, by name.
 *
 * @example Object.keys(vectorFamilies)  // ["categorical", "categoricalLogits"]
 */
export const vectorFamilies: Readonly<Record<string, VectorFamily<string, number>>> = {
  categorical,
  categoricalLogits,
};
