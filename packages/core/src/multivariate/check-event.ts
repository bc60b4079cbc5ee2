import { LoglikError } from "../error.js";

/**
 * Checks that a vector observation has as many components as the parameters say.
 *
 * @throws LoglikError `event-size`
 * @example checkEvent("dirichlet.logProb", [0.5, 0.5], 2)  // undefined
 */
export function checkEvent(where: string, y: ArrayLike<number>, size: number): void {
  if (y.length === size) return;
  throw new LoglikError(
    "event-size",
    `${where}: an observation has ${y.length} components for parameters of ${size}; they must be as many. ` +
      "Pass one observation at a time, as a flat array.",
    { components: y.length, size },
  );
}

/**
 * Checks the observations of a fit: at least one, all of the same size, all finite.
 *
 * @returns the common size
 * @throws LoglikError `sample-empty`, `event-size`, `target-not-finite`
 * @example checkEvents("fit dirichlet", [[0.5, 0.5], [0.2, 0.8]])  // 2
 */
export function checkEvents(where: string, y: ArrayLike<ArrayLike<number>>): number {
  if (!(y.length > 0)) {
    throw new LoglikError(
      "sample-empty",
      `${where}: y is empty; a fit needs at least one observation. Pass some data.`,
    );
  }
  const size = y[0].length;
  for (let i = 0; i < y.length; i++) {
    checkEvent(`${where}: y[${i}]`, y[i], size);
    for (let j = 0; j < size; j++) {
      if (Number.isFinite(y[i][j])) continue;
      throw new LoglikError(
        "target-not-finite",
        `${where}: y[${i}][${j}] is ${y[i][j]}; every component must be a finite number. Drop or impute missing rows first.`,
        { index: i, component: j, value: y[i][j] },
      );
    }
  }
  return size;
}
