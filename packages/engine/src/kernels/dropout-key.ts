import { createUniformRng } from "@loglik/core/random/uniform";

/** The key of the generator that drops numbers out: two words of 32 bits. */
export type DropoutKey = readonly [number, number];

/** The key of a fit's seed. Who draws what is told by counters, so there is one key for all layers and steps. */
export function dropoutKey(seed: number): DropoutKey {
  const rng = createUniformRng(seed, "dropout");
  return [rng.uint32(), rng.uint32()];
}
