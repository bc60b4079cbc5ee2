import { canShareMemory } from "./sharing.js";

/** Tells a fit at work to end its slice: a message would be heard only after it. */
export interface StopSwitch {
  /** What crosses to the fit's thread. */
  readonly memory: SharedArrayBuffer;
  set(): void;
  clear(): void;
}

/** A switch of this thread; undefined where threads may not share memory. */
export function stopSwitch(): StopSwitch | undefined {
  if (!canShareMemory()) return undefined;
  const memory = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const word = new Int32Array(memory);
  return {
    memory,
    set: () => void Atomics.store(word, 0, 1),
    clear: () => void Atomics.store(word, 0, 0),
  };
}

/** Whether the switch is set, for the fit's thread. */
export function stopReader(memory: SharedArrayBuffer | undefined): () => boolean {
  if (memory === undefined) return () => false;
  const word = new Int32Array(memory);
  return () => Atomics.load(word, 0) !== 0;
}
