import { LoglikError } from "../error.js";
import type { HeadSource, LikelihoodHead } from "../head.js";
import { families, vectorFamilies } from "../registry.js";
import { likelihoodHead } from "./composed.js";

/**
 * Rebuilds a composed head of a family of the registry:
 * `{ name: "composed", options: { family: "normal", fixed: { scale: 1 } } }`. Importing this brings every family along.
 *
 * @throws LoglikError `head-unknown`, and those of `likelihoodHead`
 * @example (await rebuildComposedHead({ name: "composed", options: { family: "normal" } })).outputs.length  // 2
 */
export async function rebuildComposedHead(source: HeadSource): Promise<LikelihoodHead> {
  const { family: name, ...options } = source.options as { readonly family: string; readonly classes: number };
  if (Object.hasOwn(families, name)) return likelihoodHead(families[name], { ...options, source });
  if (Object.hasOwn(vectorFamilies, name)) return likelihoodHead(vectorFamilies[name], { ...options, source });
  throw new LoglikError(
    "head-unknown",
    `rebuildComposedHead: the registry has no family "${name}". Name a custom head by { module, export, options }.`,
    { family: name },
  );
}
