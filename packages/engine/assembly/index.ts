// The core: what the engine exports to JavaScript.

export { dismiss, followSteps, leadSteps, runForward, runSteps } from "./tape";

/** End of the data that the module keeps in memory: it must keep none, which is checked when it is generated. */
export function heapBase(): usize { return __heap_base; }
