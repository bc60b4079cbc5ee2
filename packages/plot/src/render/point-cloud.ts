import type { Markish } from "@observablehq/plot";
import { color } from "./theme.js";

/** From this many on, an element for each dot takes seconds to make and megabytes to keep. */
export const manyPoints = 5000;

/**
 * Very many dots as one path of round line ends: those that fall on the same half pixel are drawn once.
 *
 * @param radius in pixels
 */
export function pointCloud(x: Float64Array, y: Float64Array, radius: number): Markish {
  return ((_index, scales, _values, _dimensions, context) => {
    const { x: across, y: down } = scales as { x: (value: number) => number; y: (value: number) => number };
    const seen = new Set<number>();
    const steps: string[] = [];
    for (let row = 0; row < x.length; row++) {
      const [left, top] = [Math.round(2 * across(x[row])), Math.round(2 * down(y[row]))];
      const place = left * 0x10000 + top;
      if (seen.has(place)) continue;
      seen.add(place);
      steps.push(`M${left / 2},${top / 2}h0`);
    }
    const path = context.document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("aria-label", "dot");
    path.setAttribute("d", steps.join(""));
    path.setAttribute("fill", "none");
    path.setAttribute("stroke", color("data"));
    path.setAttribute("stroke-opacity", "0.5");
    path.setAttribute("stroke-width", String(2 * radius));
    path.setAttribute("stroke-linecap", "round");
    return path;
  }) as Markish;
}
