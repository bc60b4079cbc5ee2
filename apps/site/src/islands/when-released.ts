const ends = ["pointerup", "pointercancel"] as const;
let pressed = false;

if (typeof window !== "undefined") {
  const set = (value: boolean) => () => {
    pressed = value;
  };
  addEventListener("pointerdown", set(true), { capture: true, passive: true });
  for (const end of ends) addEventListener(end, set(false), { capture: true, passive: true });
}

/**
 * Calls back at once, or where a button is being pressed, after it has been let go and its click has arrived: what is replaced
 * between the two never hears of a click.
 */
export function whenReleased(callback: () => void): void {
  if (!pressed) {
    callback();
    return;
  }
  const again = new AbortController();
  const retry = () => {
    again.abort();
    setTimeout(() => whenReleased(callback));
  };
  for (const end of ends) addEventListener(end, retry, { signal: again.signal });
}
