import type { PartName, PartReference, Parts } from "./parts.js";

const modules: { readonly [Name in PartName]: () => Promise<Parts[Name]> } = {
  layers: () => import("./layers.js"),
  extras: () => import("./extras.js"),
  team: () => import("../../plan/team.js"),
  lbfgs: () => import("../lbfgs-fit.js"),
  trace: () => import("../trace-non-finite.js"),
  kernelHeads: () => import("./kernel-heads.js"),
  namedHeads: () => import("./named-heads.js"),
  allHeads: () => import("./all-heads.js"),
  moduleHead: () => import("./module-head.js"),
};

/** Imports a part as a module of this package, in a worker that was made of those. */
export function ownPart({ name }: PartReference): Promise<Parts[PartName]> {
  return modules[name]();
}
