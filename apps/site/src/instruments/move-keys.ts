import type { KeyboardEvent } from "react";

/** Steps across and up that an arrow key asks for; ten at once with Shift. Undefined for any other key. */
export function stepsOf(event: KeyboardEvent): readonly [across: number, up: number] | undefined {
  const reach = event.shiftKey ? 10 : 1;
  switch (event.key) {
    case "ArrowRight":
      return [reach, 0];
    case "ArrowLeft":
      return [-reach, 0];
    case "ArrowUp":
      return [0, reach];
    case "ArrowDown":
      return [0, -reach];
    default:
      return undefined;
  }
}

/** The nearest value on a grid of `step` from `low`, no further than its ends. */
export function onStep(
  value: number,
  { low, high, step }: { readonly low: number; readonly high: number; readonly step: number },
): number {
  const rounded = low + Math.round((value - low) / step) * step;
  return Number(Math.min(high, Math.max(low, rounded)).toFixed(6));
}
