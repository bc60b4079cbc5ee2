/** Layers that are not dense: what a program has to know of them, in a part of its own. */
export { encodeLayer } from "../../kernels/wasm/encode-layer.js";
export { layerScratch, layerZeros } from "../../kernels/wasm/layer-scratch.js";
export { planLayer } from "../../plan/layers/plan-layer.js";
