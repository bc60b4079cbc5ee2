import type { Precision } from "../../data/sample.js";
import type { Layer } from "../../layers/layer.js";
import { isDenseAndFused } from "../../worker/parts/needed-parts.js";
import { compileText } from "./compile-text.js";
import type { Kernels } from "./kernels.js";
import type { WebAssemblyModule } from "./web-assembly.js";

/** Modules that are loaded on demand, each a chunk of its own, so that a program loads what it uses. */
const sources = {
  coreFloat32: async () => (await import("../../generated/core-float32.js")).coreFloat32,
  coreFloat64: async () => (await import("../../generated/core-float64.js")).coreFloat64,
  layersFloat32: async () => (await import("../../generated/layers-float32.js")).layersFloat32,
  layersFloat64: async () => (await import("../../generated/layers-float64.js")).layersFloat64,
};

const compiled = new Map<keyof typeof sources, Promise<WebAssemblyModule>>();

function compile(name: keyof typeof sources): Promise<WebAssemblyModule> {
  let module = compiled.get(name);
  if (module === undefined) {
    module = sources[name]().then(compileText);
    compiled.set(name, module);
  }
  return module;
}

/** The kernels of a network that a worker does not carry; undefined where it carries all of them. */
export async function extraKernels(layers: readonly Layer[], precision: Precision): Promise<Kernels | undefined> {
  const isDense = isDenseAndFused(layers);
  const isSingle = precision === "float32";
  if (isDense && isSingle) return undefined;
  const core = compile(isSingle ? "coreFloat32" : "coreFloat64");
  if (isDense) return { core: await core };
  return { core: await core, layers: await compile(isSingle ? "layersFloat32" : "layersFloat64") };
}
