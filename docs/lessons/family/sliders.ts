import type { AnyTheta } from "./coordinates.js";
import type { Window } from "./curves.js";
import type { ExplorerModel } from "./explorer-model.js";

/** How far a coordinate can be moved, in link space. */
export interface SliderRange {
  readonly low: number;
  readonly high: number;
  readonly step: number;
}

/**
 * A range around the start: a factor of twenty to either side where the link is a logarithm, ±5 of log odds, the width of the
 * distribution for a location. An integer goes by ones.
 */
export function sliderRange(
  model: ExplorerModel,
  start: AnyTheta,
  index: number,
  window: Window | undefined,
): SliderRange {
  const { coordinates } = model;
  const { spec } = coordinates.list[index];
  const value = coordinates.flatten(start)[index];
  if (spec.kind === "integer") {
    const reach = Math.max(10, 2 * Math.abs(value));
    return { low: Math.max(spec.domain.low, value - reach), high: Math.min(spec.domain.high, value + reach), step: 1 };
  }
  const eta = coordinates.toLinkSpace(coordinates.flatten(start))[index];
  const reach = reachIn(spec.link, window);
  return { low: eta - reach, high: eta + reach, step: reach / 100 };
}

function reachIn(link: string, window: Window | undefined): number {
  switch (link) {
    case "log":
    case "softplus":
      return 3;
    case "logVariance":
      return 6;
    case "logit":
      return 5;
    case "softmax":
      return 4;
    default:
      return Math.max(4, window ? (window.high - window.low) / 2 : 0);
  }
}
