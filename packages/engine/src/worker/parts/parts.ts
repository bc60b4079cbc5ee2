import type * as team from "../../plan/team.js";
import type * as lbfgs from "../lbfgs-fit.js";
import type * as trace from "../trace-non-finite.js";
import type * as allHeads from "./all-heads.js";
import type * as extras from "./extras.js";
import type * as kernelHeads from "./kernel-heads.js";
import type * as layers from "./layers.js";
import type * as moduleHead from "./module-head.js";
import type * as namedHeads from "./named-heads.js";

/**
 * The parts of a training thread's program that few fits need, by name: each a module of its own, which follows a worker that
 * needs it. A worker that was made of the package's own files imports them by itself.
 */
export interface Parts {
  /** Layers that are not dense, and activations that are not fused. */
  readonly layers: typeof layers;
  /** What the plainest fits do without. */
  readonly extras: typeof extras;
  /** More than one worker. */
  readonly team: typeof team;
  readonly lbfgs: typeof lbfgs;
  /** The search for the first number that is not finite. */
  readonly trace: typeof trace;
  /**
   * A head's functions, where its kernel is not enough: of heads that have one; of the others that core knows by a name; of those
   * composed of any family; and of a module of one's own.
   */
  readonly kernelHeads: typeof kernelHeads;
  readonly namedHeads: typeof namedHeads;
  readonly allHeads: typeof allHeads;
  readonly moduleHead: typeof moduleHead;
}

export type PartName = keyof Parts;

/** A part that a piece of work needs; `url` is an address where the worker finds it, if it cannot find it by itself. */
export interface PartReference {
  readonly name: PartName;
  readonly url?: string;
}

/** Imports a part. */
export type LoadPart = (reference: PartReference) => Promise<Parts[PartName]>;

/** The parts of a piece of work. */
export async function loadParts(references: readonly PartReference[], load: LoadPart): Promise<Partial<Parts>> {
  return Object.fromEntries(
    await Promise.all(references.map(async (reference) => [reference.name, await load(reference)])),
  );
}
