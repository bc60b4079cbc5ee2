import { coreFloat32 } from "../../generated/core-float32.js";
import { decodeBase64, type WebAssemblyModule, webAssembly } from "./web-assembly.js";

let compiled: WebAssemblyModule | undefined;

/** The compiled float32 kernels; compiled once in a thread, on first use. */
export function coreModule(): WebAssemblyModule {
  compiled ??= new (webAssembly().Module)(decodeBase64(coreFloat32));
  return compiled;
}
