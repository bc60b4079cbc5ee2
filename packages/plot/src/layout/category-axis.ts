import type { AxisLayout } from "./axis-layout.js";
import { textWidth } from "./text-width.js";

/**
 * Rows with a name each, the first on top: row k lies at k, half a row on either side. A name is cut where it would take more
 * than `room` pixels; where rows are closer than a line of text only every second, third, … one is named.
 */
export function rowAxis(
  names: readonly string[],
  label: string,
  room: { readonly width: number; readonly height: number; readonly fontSize: number },
): AxisLayout {
  const every = Math.ceil((names.length * room.fontSize * 1.15) / room.height);
  return categories(names, label, every, room.width, room.fontSize, [names.length - 0.5, -0.5]);
}

/** Columns with a name each, the first at the left: column k lies at k, half a column on either side. */
export function columnAxis(
  names: readonly string[],
  label: string,
  room: { readonly width: number; readonly fontSize: number },
): AxisLayout {
  const column = room.width / names.length;
  // A name may reach into half of each neighbour's gap; short names stay whole, and long ones are cut to three letters at least.
  const short = Math.max(...names.map((name) => Math.min(textWidth(name, room.fontSize), 4 * room.fontSize)));
  const every = Math.ceil((short + 6) / column);
  return categories(names, label, every, every * column - 6, room.fontSize, [-0.5, names.length - 0.5]);
}

function categories(
  names: readonly string[],
  label: string,
  every: number,
  width: number,
  fontSize: number,
  domain: readonly [number, number],
): AxisLayout {
  const ticks = names.map((_, index) => index).filter((index) => index % every === 0);
  return {
    domain,
    scale: "linear",
    ticks,
    tickLabels: ticks.map((index) => shorten(names[index], width, fontSize)),
    label,
  };
}

/**
 * A name that fits into `width` pixels: cut, with an ellipsis, where the whole does not.
 *
 * @example shorten("versicolor", 40, 12)  // "vers…"
 */
export function shorten(name: string, width: number, fontSize: number): string {
  if (textWidth(name, fontSize) <= width) return name;
  const characters = [...name];
  while (characters.length > 1 && textWidth(`${characters.join("")}…`, fontSize) > width) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}
