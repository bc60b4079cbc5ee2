import type { WebAssemblyModule } from "./web-assembly.js";

/** Compiled kernels of one precision. They cross to workers as they are. */
export interface Kernels {
  /** Dense layers, the categorical head, Adam, and the tape. */
  readonly core: WebAssemblyModule;
  /** All other heads that have kernels, and what updates do besides Adam; absent where a fit needs none of it. */
  readonly rest?: WebAssemblyModule;
  /** All other layers; absent where a network has none of them. */
  readonly layers?: WebAssemblyModule;
}
