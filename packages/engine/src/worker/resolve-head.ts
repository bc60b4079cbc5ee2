import { type HeadSource, type LikelihoodHead, LoglikError } from "@loglik/core";
import { carriedHead } from "./carried-heads.js";
import type { HeadReference } from "./protocol.js";

/** The module `all-heads.ts`. */
export interface AllHeads {
  rebuild(source: HeadSource): Promise<LikelihoodHead>;
}

/**
 * Makes the head of a fit on this thread: takes it as it is, builds one that the worker carries, imports a custom one, or
 * asks for all the others.
 *
 * @param loadHeads imports `all-heads.ts`; `url` is where the caller has put it, if it has
 * @throws LoglikError `head-module-failed`, `head-mismatch`, `head-unknown`
 */
export async function resolveHead(
  reference: HeadReference,
  loadHeads: (url: string | undefined) => Promise<AllHeads>,
): Promise<LikelihoodHead> {
  if ("head" in reference) return reference.head;
  const { source, outputs } = reference;
  const head =
    carriedHead(source) ??
    ("module" in source ? await importHead(source) : await (await loadHeads(reference.heads)).rebuild(source));
  if (head?.outputs?.length !== outputs || typeof head.point !== "function") {
    throw new LoglikError(
      "head-mismatch",
      `train: rebuilding the head from ${describe(source)} gave ${head?.outputs?.length ?? "no"} outputs; the head that was passed to network() has ${outputs}. Its source must rebuild the same head.`,
      { outputs },
    );
  }
  return head;
}

/** Imports a module whose address is known only at run time; the comments keep bundlers from looking for it. */
export function importModule(url: string): Promise<unknown> {
  return import(/* @vite-ignore */ /* webpackIgnore: true */ url);
}

async function importHead(source: Extract<HeadSource, { module: string }>): Promise<LikelihoodHead> {
  try {
    const module = (await importModule(source.module)) as Record<string, (options: unknown) => LikelihoodHead>;
    return module[source.export](source.options);
  } catch (cause) {
    const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    const error = new LoglikError(
      "head-module-failed",
      `train: the head of ${describe(source)} could not be made in the worker: ${reason}. Its source needs the absolute URL of a module that the worker can import and that exports the head's factory.`,
      { module: source.module, export: source.export },
    );
    if (cause instanceof Error) error.stack = `${error.stack}\ncaused by ${cause.stack}`;
    throw error;
  }
}

function describe(source: HeadSource): string {
  return "module" in source ? `${source.export} in ${source.module}` : `"${source.name}"`;
}
