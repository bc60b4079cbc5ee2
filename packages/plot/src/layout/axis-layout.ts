import { formatNumber, formatTicks } from "./format-number.js";
import { linearTicks, logTicks } from "./ticks.js";

/** A position axis, settled before anything is drawn: margins and labels depend on it. */
export interface AxisLayout {
  readonly domain: readonly [number, number];
  readonly scale: "linear" | "log";
  readonly ticks: readonly number[];
  readonly tickLabels: readonly string[];
  readonly label: string;
}

/**
 * An axis over `extent`, widened by the fractions `padding` = [below, above] of its length. A single value gets room
 * around it, so that a constant curve can be drawn.
 */
export function axisLayout(
  extent: readonly [number, number],
  label: string,
  tickCount: number,
  options: { readonly padding?: readonly [number, number]; readonly scale?: "linear" | "log" } = {},
): AxisLayout {
  const { padding = [0, 0], scale = "linear" } = options;
  const domain = scale === "log" ? widenLog(extent, padding) : widen(extent, padding);
  const ticks =
    scale === "log" ? logTicks(domain[0], domain[1], tickCount) : linearTicks(domain[0], domain[1], tickCount);
  const tickLabels = scale === "log" ? ticks.map((tick) => formatNumber(tick)) : formatTicks(ticks);
  return { domain, scale, ticks, tickLabels, label };
}

/**
 * The axis of numbers that are counted, without the ticks between whole ones.
 *
 * @example wholeTicks(axisLayout([1, 3], "epoch", 4)).tickLabels  // ["1", "2", "3"]
 */
export function wholeTicks(axis: AxisLayout): AxisLayout {
  const ticks = axis.ticks.filter(Number.isInteger);
  return { ...axis, ticks, tickLabels: formatTicks(ticks) };
}

const leastNormal = 2 ** -1022;

/** Where `value` lies along the axis: 0 at its start, 1 at its end. */
export function fraction(axis: AxisLayout, value: number): number {
  const [low, high] = axis.domain;
  if (axis.scale === "log") return (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low));
  return (value - low) / (high - low);
}

/** The value that lies at a place along the axis: the inverse of `fraction`. */
export function valueAt(axis: AxisLayout, place: number): number {
  const [low, high] = axis.domain;
  if (axis.scale === "log") return Math.exp(Math.log(low) + place * (Math.log(high) - Math.log(low)));
  return low + place * (high - low);
}

function widen([low, high]: readonly [number, number], [below, above]: readonly [number, number]): [number, number] {
  if (low === high) return [low - (Math.abs(low) || 1) / 2, high + (Math.abs(high) || 1) / 2];
  return [low - below * (high - low), high + above * (high - low)];
}

function widenLog(extent: readonly [number, number], padding: readonly [number, number]): [number, number] {
  if (extent[0] === extent[1]) return [extent[0] / 2, extent[1] * 2];
  const [low, high] = widen([Math.log(extent[0]), Math.log(extent[1])], padding);
  // Room at either end, as far as there are numbers: beyond them a logarithmic axis would have no end.
  return [Math.max(Math.exp(low), Math.min(extent[0], leastNormal)), Math.min(Math.exp(high), Number.MAX_VALUE)];
}
