import { type AxisLayout, fraction } from "./axis-layout.js";
import { textWidth } from "./text-width.js";

/** Pixels between neighbouring labels. */
const gap = 5;

/**
 * The labels of a horizontal axis that can be read: every second, third, … one where all of them would run into each other, and
 * none that would leave the figure. The ticks themselves stay.
 *
 * @param frame where the axis lies within the figure, in pixels from its left edge, and the figure's width
 */
export function fitTickLabels(
  axis: AxisLayout,
  frame: { readonly left: number; readonly right: number; readonly width: number; readonly fontSize: number },
): { readonly ticks: readonly number[]; readonly tickLabels: readonly string[] } {
  const placed = axis.ticks.map((tick, index) => {
    const text = axis.tickLabels[index];
    const middle = frame.left + fraction(axis, tick) * (frame.right - frame.left);
    const half = textWidth(text, frame.fontSize) / 2;
    return { tick, text, low: middle - half, high: middle + half };
  });
  for (let every = 1; every < placed.length; every++) {
    const kept = placed.filter((_, index) => index % every === 0);
    if (kept.every(({ low }, index) => index === 0 || low >= kept[index - 1].high + gap)) return inside(kept);
  }
  return inside(placed.slice(0, 1));

  function inside(labels: typeof placed) {
    // A label may be a little narrower than it was taken for.
    const whole = labels.filter(({ low, high }) => low >= -gap && high <= frame.width + gap);
    return { ticks: whole.map(({ tick }) => tick), tickLabels: whole.map(({ text }) => text) };
  }
}
