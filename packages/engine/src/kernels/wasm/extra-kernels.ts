import type { Precision } from "../../data/sample.js";
import type { PlannableNetwork } from "../../network.js";
import type { Optimizer } from "../../optimizers/optimizer.js";
import { isDenseAndFused, needsRest } from "../../worker/parts/needed-parts.js";
import type { FitJob } from "../../worker/protocol.js";
import { compileText } from "./compile-text.js";
import type { Kernels } from "./kernels.js";
import type { WebAssemblyModule } from "./web-assembly.js";

/** Modules that are loaded on demand, each a chunk of its own, so that a program loads what it uses. */
const sources = {
  coreFloat64: async () => (await import("../../generated/core-float64.js")).coreFloat64,
  restFloat32: async () => (await import("../../generated/rest-float32.js")).restFloat32,
  restFloat64: async () => (await import("../../generated/rest-float64.js")).restFloat64,
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

/** How a network is fitted: with `optimizer`, or not at all, only run. */
export interface KernelNeeds {
  readonly optimizer?: Optimizer;
  readonly average?: FitJob["average"];
  readonly precision: Precision;
}

/** The kernels that a network needs, and that a worker does not carry. */
export async function extraKernels(
  network: PlannableNetwork,
  { optimizer, average, precision }: KernelNeeds,
): Promise<Partial<Kernels>> {
  const is64 = precision === "float64";
  const hasRest = optimizer !== undefined && needsRest(network.likelihood, { optimizer, average });
  const [core, rest, layers] = await Promise.all([
    is64 ? compile("coreFloat64") : undefined,
    hasRest ? compile(is64 ? "restFloat64" : "restFloat32") : undefined,
    isDenseAndFused(network.layers) ? undefined : compile(is64 ? "layersFloat64" : "layersFloat32"),
  ]);
  return { ...(core && { core }), ...(rest && { rest }), ...(layers && { layers }) };
}
