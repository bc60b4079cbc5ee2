/**
 * What the plainest fits do without: those of a head by its kernel, by Adam at one rate, on data that are there from the start,
 * with no rows held out. See `isPlain`.
 */
export { encodeUpdate } from "../../kernels/wasm/encode-update.js";
export { importedHead } from "../../kernels/wasm/imported-head.js";
export { rateOfStep } from "../../schedules/rate-of-step.js";
export { createFeed } from "../feed.js";
export { heldOut } from "../held-out.js";
