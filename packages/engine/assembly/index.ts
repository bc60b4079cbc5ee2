// The float32 core: what the engine exports to JavaScript.

export { dismiss, followSteps, leadSteps, runForward, runSteps } from "./tape";

/** First address that the module itself does not use; checked when the module is generated. */
export function heapBase(): usize { return __heap_base; }
