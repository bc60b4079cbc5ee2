import type { Begun } from "./protocol.js";

/** Tells a fit at work, through its memory, to end the call in progress after the current step: a message would come later. */
export interface StopSwitch {
  set(): void;
  clear(): void;
}

/** The switch of a fit; undefined where its memory is not shared with this thread. */
export function stopSwitch({ shared }: Begun): StopSwitch | undefined {
  if (shared === undefined) return undefined;
  const word = new Int32Array(shared.memory.buffer, shared.stop, 1);
  return {
    set: () => void Atomics.store(word, 0, 1),
    clear: () => void Atomics.store(word, 0, 0),
  };
}
