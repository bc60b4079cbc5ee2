/**
 * All heads of `@loglik/core` but the few that every worker carries. A module of its own, so that only programs that use them
 * load them: bundled to a string, it follows a worker that needs it.
 */
import type { HeadSource, LikelihoodHead } from "@loglik/core";
import { rebuildHead } from "@loglik/core/heads/rebuild";
import { rebuildComposedHead } from "@loglik/core/heads/rebuild-composed";

/**
 * Rebuilds any head, fused or composed of a family of the registry.
 *
 * @throws LoglikError `head-unknown`, and those of the head's factory
 */
export function rebuild(source: HeadSource): Promise<LikelihoodHead> {
  return rebuildHead(source, { composed: rebuildComposedHead });
}
