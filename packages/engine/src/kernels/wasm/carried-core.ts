import { coreFloat32 } from "../../generated/core-float32.js";
import { compileText } from "./compile-text.js";
import type { WebAssemblyModule } from "./web-assembly.js";

let carried: WebAssemblyModule | undefined;

/** The kernels that every worker carries, the core in float32: compiled once in a thread, on first use. */
export function carriedCore(): WebAssemblyModule {
  carried ??= compileText(coreFloat32);
  return carried;
}
