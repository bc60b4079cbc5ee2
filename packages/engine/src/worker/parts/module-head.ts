import { type HeadSource, type LikelihoodHead, LoglikError } from "@loglik/core";
import { importModule } from "../import-module.js";
import { describeSource, type HeadRecipe, rebuiltBy } from "./rebuilt-head.js";

/**
 * Imports a head of the caller's own.
 *
 * @throws LoglikError `head-module-failed`, `head-mismatch`
 */
export const rebuild = (recipe: HeadRecipe) =>
  rebuiltBy((source) => ("module" in source ? importHead(source) : undefined), recipe);

async function importHead(source: Extract<HeadSource, { module: string }>): Promise<LikelihoodHead> {
  try {
    const module = (await importModule(source.module)) as Record<string, (options: unknown) => LikelihoodHead>;
    return module[source.export](source.options);
  } catch (cause) {
    const reason = briefly(cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause));
    const error = new LoglikError(
      "head-module-failed",
      `train: the head of ${describeSource(source)} could not be made in the worker: ${reason}. Its source needs the absolute URL of a module that the worker can import and that exports the head's factory.`,
      { module: source.module, export: source.export },
    );
    if (cause instanceof Error) error.stack = `${error.stack}\ncaused by ${briefly(cause.stack ?? "")}`;
    throw error;
  }
}

/** Node names who imported the module: this program, whose address is all of it. */
function briefly(text: string): string {
  return text.replace(/data:text\/javascript,\S*/g, "the worker");
}
