import type { HeadSource } from "@loglik/core";

/** By their names under `@loglik/core/heads/`. */
const carried: readonly string[] = ["bernoulli", "categorical", "normal"];

/** Whether every worker carries the head of this source. The others are sent after it when they are needed. */
export function isCarried(source: HeadSource): source is Extract<HeadSource, { readonly name: string }> {
  return "name" in source && carried.includes(source.name);
}
