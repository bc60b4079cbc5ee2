import { environment } from "../environment.js";

/**
 * Whether threads may share memory here: always in Node, and in a browser on pages that are isolated from other origins, by the
 * headers Cross-Origin-Opener-Policy and Cross-Origin-Embedder-Policy.
 *
 * A shared memory can be *made* on any page; it is refused only when it is sent.
 */
export function canShareMemory(): boolean {
  return environment.process?.versions?.node !== undefined || environment.crossOriginIsolated === true;
}
