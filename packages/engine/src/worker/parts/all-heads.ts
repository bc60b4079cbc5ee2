import { rebuildHead } from "@loglik/core/heads/rebuild";
import { rebuildComposedHead } from "@loglik/core/heads/rebuild-composed";
import { type HeadRecipe, rebuiltBy } from "./rebuilt-head.js";

/**
 * Rebuilds any head of `@loglik/core`, fused or composed of a family of the registry.
 *
 * @throws LoglikError `head-unknown`, `head-mismatch`, and those of the head's factory
 */
export const rebuild = (recipe: HeadRecipe) =>
  rebuiltBy((source) => rebuildHead(source, { composed: rebuildComposedHead }), recipe);
