import type { Precision } from "../../data/sample.js";
import { compileText } from "./compile-text.js";
import type { Kernels } from "./kernels.js";
import type { WebAssemblyModule } from "./web-assembly.js";

/** With it comes the trunk: see `trunk.ts`. */
export { train as trunk } from "../../trunk.js";

/** Each a chunk of its own, so that a program loads what it uses. */
const sources = {
  "core float32": async () => (await import("../../generated/core-float32.js")).coreFloat32,
  "core float64": async () => (await import("../../generated/core-float64.js")).coreFloat64,
  "rest float32": async () => (await import("../../generated/rest-float32.js")).restFloat32,
  "rest float64": async () => (await import("../../generated/rest-float64.js")).restFloat64,
  "layers float32": async () => (await import("../../generated/layers-float32.js")).layersFloat32,
  "layers float64": async () => (await import("../../generated/layers-float64.js")).layersFloat64,
  "core float32 fused": async () => (await import("../../generated/fused-core-float32.js")).fusedCoreFloat32,
  "core float64 fused": async () => (await import("../../generated/fused-core-float64.js")).fusedCoreFloat64,
  "layers float32 fused": async () => (await import("../../generated/fused-layers-float32.js")).fusedLayersFloat32,
  "layers float64 fused": async () => (await import("../../generated/fused-layers-float64.js")).fusedLayersFloat64,
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

/**
 * Loads and compiles the kernels of these names. Loaded on demand itself: the plainest fits run on what the worker carries.
 *
 * @param fused whether to multiply and add in one where there is much to add up: in all kernels but those of heads and updates
 */
export async function loadKernels(
  names: readonly (keyof Kernels)[],
  precision: Precision,
  fused: boolean,
): Promise<Partial<Kernels>> {
  const source = (name: keyof Kernels) =>
    fused && name !== "rest" ? (`${name} ${precision} fused` as const) : (`${name} ${precision}` as const);
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await compile(source(name))])));
}
