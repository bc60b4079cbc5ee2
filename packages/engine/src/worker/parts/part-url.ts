import { environment } from "../../environment.js";
import type { PartName } from "./parts.js";

/** With it comes the trunk: see `trunk.ts`. */
export { train as trunk } from "../../trunk.js";

/** Each a chunk of its own, made by scripts/bundle-worker.mjs. */
const sources: { readonly [Name in PartName]: () => Promise<{ readonly source: string }> } = {
  layers: () => import("../../generated/part-layers.js"),
  extras: () => import("../../generated/part-extras.js"),
  team: () => import("../../generated/part-team.js"),
  lbfgs: () => import("../../generated/part-lbfgs.js"),
  trace: () => import("../../generated/part-trace.js"),
  kernelHeads: () => import("../../generated/part-kernel-heads.js"),
  namedHeads: () => import("../../generated/part-named-heads.js"),
  allHeads: () => import("../../generated/part-all-heads.js"),
  moduleHead: () => import("../../generated/part-module-head.js"),
};

const urls = new Map<PartName, string>();

/**
 * An address of a part that a worker of ours can import, made of the string that the engine carries: a Blob URL in a browser, a
 * data: URL in Node.
 */
export async function partUrl(name: PartName): Promise<string> {
  const known = urls.get(name);
  if (known !== undefined) return known;
  // Named for the traces of errors, which would else show the whole program as its address.
  const source = `${(await sources[name]()).source}\n//# sourceURL=loglik-${name}.js`;
  const isNode = environment.process?.versions?.node !== undefined;
  const url = isNode
    ? `data:text/javascript,${encodeURIComponent(source)}`
    : environment.URL.createObjectURL(new environment.Blob!([source], { type: "text/javascript" }));
  urls.set(name, url);
  return url;
}
