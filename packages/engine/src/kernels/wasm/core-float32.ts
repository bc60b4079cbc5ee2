import { coreFloat32 as source } from "../../generated/core-float32.js";
import { compileBase64, type WebAssemblyModule } from "./web-assembly.js";

let compiled: WebAssemblyModule | undefined;

/** The kernels that every worker carries; compiled once in a thread, on first use. */
export function coreFloat32(): WebAssemblyModule {
  compiled ??= compileBase64(source);
  return compiled;
}
