import { type HeadSource, type LikelihoodHead, LoglikError } from "@loglik/core";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { normalHead } from "@loglik/core/heads/normal";
import type { HeadReference } from "./protocol.js";

type HeadFactory = (options: never) => LikelihoodHead;

/** The heads that every worker carries, by the names under `@loglik/core/heads/`. */
const builtIn: Readonly<Record<string, HeadFactory>> = {
  bernoulli: bernoulliHead,
  categorical: categoricalHead,
  normal: normalHead,
};

/**
 * Makes the head of a fit on this thread: takes it as it is, builds a built-in by its name, or imports a custom one.
 *
 * @throws LoglikError `head-unknown`, `head-module-failed`, `head-mismatch`
 */
export async function resolveHead(reference: HeadReference): Promise<LikelihoodHead> {
  if ("head" in reference) return reference.head;
  const { source, outputs } = reference;
  const head = "module" in source ? await importHead(source) : buildHead(source);
  if (head?.outputs?.length !== outputs || typeof head.point !== "function") {
    throw new LoglikError(
      "head-mismatch",
      `train: rebuilding the head from ${describe(source)} gave ${head?.outputs?.length ?? "no"} outputs; the head that was passed to network() has ${outputs}. Its source must rebuild the same head.`,
      { outputs },
    );
  }
  return head;
}

function buildHead({ name, options }: Extract<HeadSource, { name: string }>): LikelihoodHead {
  const factory = Object.hasOwn(builtIn, name) ? builtIn[name] : undefined;
  if (factory === undefined) {
    throw new LoglikError(
      "head-unknown",
      `train: no built-in head is called "${name}"; expected one of ${Object.keys(builtIn).join(", ")}. Give a custom head the source { module, export, options }, or none: it then trains on the caller's thread.`,
      { name },
    );
  }
  return factory(options as never);
}

async function importHead(source: Extract<HeadSource, { module: string }>): Promise<LikelihoodHead> {
  try {
    const module = await import(/* @vite-ignore */ /* webpackIgnore: true */ source.module);
    return (module[source.export] as HeadFactory)(source.options as never);
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
