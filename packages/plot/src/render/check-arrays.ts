import { LoglikError } from "@loglik/core";
import type { Figure } from "../figures/figure.js";

/**
 * Refuses a figure whose arrays have become objects with the keys 0, 1, …: JSON writes typed arrays so.
 *
 * @throws LoglikError `figure-not-numbers`
 */
export function checkArrays(figure: Figure): void {
  for (const [name, value] of Object.entries(figure ?? {})) {
    if (typeof value !== "object" || value === null || Array.isArray(value) || ArrayBuffer.isView(value)) continue;
    const lost = [
      [name, value] as const,
      ...Object.entries(value).map(([key, part]) => [`${name}.${key}`, part] as const),
    ].find(
      ([, part]) =>
        typeof part === "object" && part !== null && !Array.isArray(part) && !ArrayBuffer.isView(part) && "0" in part,
    );
    if (lost === undefined) continue;
    throw new LoglikError(
      "figure-not-numbers",
      `renderFigure: ${lost[0]} is an object with the keys 0, 1, …: JSON has no typed arrays. Write the numbers that the figure is made from, and make it where it is drawn; structuredClone and postMessage keep it whole.`,
      { path: lost[0] },
    );
  }
}
