/**
 * The part of the WebAssembly namespace that the engine uses. The packages are compiled without the DOM's declarations,
 * because they also run where there is no DOM.
 */
export interface WebAssemblyNamespace {
  validate(bytes: Uint8Array): boolean;
  readonly Module: new (bytes: Uint8Array) => WebAssemblyModule;
  readonly Instance: new (
    module: WebAssemblyModule,
    imports: Record<string, Record<string, unknown>>,
  ) => { readonly exports: Record<string, unknown> };
  readonly Memory: new (descriptor: { initial: number; maximum: number; shared: boolean }) => WebAssemblyMemory;
}

/** Compiled code; opaque. */
export type WebAssemblyModule = object;

export interface WebAssemblyMemory {
  readonly buffer: ArrayBuffer;
}

/** Bytes of a page of WebAssembly memory. */
export const PAGE = 65536;

export function webAssembly(): WebAssemblyNamespace {
  return (globalThis as unknown as { WebAssembly: WebAssemblyNamespace }).WebAssembly;
}
