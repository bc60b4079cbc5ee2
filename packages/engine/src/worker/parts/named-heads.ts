import { rebuildHead } from "@loglik/core/heads/rebuild";
import { type HeadRecipe, rebuiltBy } from "./rebuilt-head.js";

/**
 * Rebuilds a head that `@loglik/core` knows by its name: one of those with a point function of their own.
 *
 * @throws LoglikError `head-unknown`, `head-mismatch`, and those of the head's factory
 */
export const rebuild = (recipe: HeadRecipe) => rebuiltBy((source) => rebuildHead(source), recipe);
