/** What a reader does, of which any shows that somebody is there. */
const signs = [
  "pointermove",
  "pointerdown",
  "touchstart",
  "wheel",
  "scroll",
  "keydown",
  "focusin",
  "dragenter",
] as const;

let present = false;
const waiting = new Set<() => void>();

/**
 * Calls back once the reader has done anything on this site since it was opened, at once if that has been. An address that
 * carries a state of its own (`?rows=5`, `#code=…`) is such a sign: what the server wrote does not show that state.
 *
 * @returns a function that stops waiting
 */
export function whenReaderActs(callback: () => void): () => void {
  if (present || addressHasState()) {
    callback();
    return () => {};
  }
  if (waiting.size === 0) for (const sign of signs) addEventListener(sign, act, { capture: true, passive: true });
  waiting.add(callback);
  return () => waiting.delete(callback);
}

function act(): void {
  present = true;
  for (const sign of signs) removeEventListener(sign, act, { capture: true });
  const callbacks = [...waiting];
  waiting.clear();
  for (const callback of callbacks) callback();
}

/** Whether the address carries more than a place: `?rows=5`, `#code=…`. */
export function addressHasState(): boolean {
  return /=/.test(location.search + location.hash);
}
