import { coreFloat32 } from "../../generated/core-float32.js";
import { compileText } from "./compile-text.js";
import type { Kernels } from "./kernels.js";

let carried: Kernels | undefined;

/** The kernels that every worker carries, those of dense layers in float32: compiled once in a thread, on first use. */
export function carriedKernels(): Kernels {
  carried ??= { core: compileText(coreFloat32) };
  return carried;
}
