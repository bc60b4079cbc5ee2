/**
 * The two headers that make a page cross-origin isolated, and so allow shared memory between workers.
 * Without them everything works, on one thread a fit.
 */
export const isolationHeaders = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};
