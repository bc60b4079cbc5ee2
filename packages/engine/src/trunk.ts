/**
 * What every program that trains loads. Whatever is imported on demand exports it as well, though nobody takes it from there:
 * esbuild puts modules into one chunk that are reached from the same entries and `import()`s, and so makes one chunk of it instead
 * of a dozen, each of which gzip would pack by itself.
 */
export { network } from "./network.js";
export { train } from "./train.js";
