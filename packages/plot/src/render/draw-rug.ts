import type { Markish } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import type { AxisLayout } from "../layout/axis-layout.js";
import { color } from "./theme.js";

/** Few observations are dots that pile up where they agree; many are ticks, whose overlap shows their density. */
export function drawRug(values: Float64Array, y: AxisLayout, height: number): Markish {
  const [low, high] = y.domain;
  if (values.length <= 40) {
    const pile = { x: values, r: 3.5, anchor: "bottom", padding: 1, fill: color("data") } as const;
    return Plot.dot(values, Plot.dodgeY(pile));
  }
  const tick = ((high - low) * 9) / height;
  return Plot.ruleX(values, { y1: low, y2: low + tick, stroke: color("data"), strokeOpacity: 0.5 });
}
