import { environment } from "../environment.js";

/**
 * Whether threads may share memory here: always in Node, and in a browser on pages that are isolated from other origins, by the
 * headers Cross-Origin-Opener-Policy and Cross-Origin-Embedder-Policy. Browsers made of WebKit other than Safari may isolate a page
 * and know of no shared memory.
 *
 * A shared memory of WebAssembly can be *made* on any page; it is refused only when it is sent.
 */
export function canShareMemory(): boolean {
  const { process, crossOriginIsolated } = environment;
  return "SharedArrayBuffer" in environment && (crossOriginIsolated || process?.versions?.node !== undefined);
}
