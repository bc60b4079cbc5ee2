import type { WebAssemblyModule } from "./web-assembly.js";

/** Compiled kernels of one precision. They cross to workers as they are. */
export interface Kernels {
  /** Dense layers, heads, optimizers, and the tape. */
  readonly core: WebAssemblyModule;
  /** All other layers; absent where a network has none of them. */
  readonly layers?: WebAssemblyModule;
}
