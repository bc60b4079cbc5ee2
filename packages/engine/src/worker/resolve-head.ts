import { type HeadSource, type LikelihoodHead, LoglikError } from "@loglik/core";
import { rebuildHead } from "@loglik/core/heads/rebuild";
import type { HeadReference } from "./protocol.js";

/**
 * Makes the head of a fit on this thread: takes it as it is, builds a built-in by its name, or imports a custom one.
 *
 * @throws LoglikError `head-module-failed`, `head-mismatch`
 */
export async function resolveHead(reference: HeadReference): Promise<LikelihoodHead> {
  if ("head" in reference) return reference.head;
  const { source, outputs } = reference;
  const head = "module" in source ? await importHead(source) : await rebuildHead(source);
  if (head.outputs.length !== outputs) {
    throw new LoglikError(
      "head-mismatch",
      `train: rebuilding the head from ${describe(source)} gave ${head.outputs.length} outputs; the head that was passed to network() has ${outputs}. Its source must rebuild the same head.`,
      { outputs },
    );
  }
  return head;
}

async function importHead(source: Extract<HeadSource, { module: string }>): Promise<LikelihoodHead> {
  try {
    return await rebuildHead(source);
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
