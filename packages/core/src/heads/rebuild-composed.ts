import { LoglikError } from "../error.js";
import type { VectorFamily } from "../family.js";
import type { HeadSource, LikelihoodHead } from "../head.js";
import { families } from "../registry.js";
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
  const entry = families.find((candidate) => candidate.name === name || candidate.expression === name);
  // What a combinator makes is not known by its name alone.
  if (entry?.kind === "scalar" && entry.options.length === 0)
    return likelihoodHead(entry.family, { ...options, source });
  // A head's target is one number, so the vector families it is asked for are those of a class index.
  if (entry?.kind === "vector")
    return likelihoodHead(entry.family as VectorFamily<string, number>, { ...options, source });
  throw new LoglikError(
    "head-unknown",
    `rebuildComposedHead: the registry has no family "${name}". Name a custom head by { module, export, options }.`,
    { family: name },
  );
}
