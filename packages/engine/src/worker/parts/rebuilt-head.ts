import { type HeadSource, type LikelihoodHead, LoglikError } from "@loglik/core";
import { offsetHead } from "../../heads/offset-head.js";

/** How a head is rebuilt on another thread. */
export interface HeadRecipe {
  readonly source: HeadSource;
  /** Of the head itself, to compare with. */
  readonly outputs: number;
  /** Whether the targets of a row are followed by its offsets: see `offsetHead`. */
  readonly offset?: boolean;
}

/**
 * Rebuilds a head, and looks whether it is the one that was asked for.
 *
 * @throws LoglikError `head-mismatch`
 */
export async function rebuiltBy(
  rebuild: (source: HeadSource) => LikelihoodHead | undefined | Promise<LikelihoodHead>,
  { source, outputs, offset }: HeadRecipe,
): Promise<LikelihoodHead> {
  const head = await rebuild(source);
  if (head?.outputs?.length === outputs && typeof head.point === "function") return offset ? offsetHead(head) : head;
  throw new LoglikError(
    "head-mismatch",
    `train: rebuilding the head from ${describeSource(source)} gave ${head?.outputs?.length ?? "no"} outputs; the head that was passed to network() has ${outputs}. Its source must rebuild the same head.`,
    { outputs },
  );
}

export function describeSource(source: HeadSource): string {
  return "module" in source ? `${source.export} in ${source.module}` : `"${source.name}"`;
}
