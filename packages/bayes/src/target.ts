import { LoglikError } from "@loglik/core";

/**
 * A log density on ℝᵈ, known up to a constant, with its gradient: what is sampled from and maximised.
 *
 * The coordinates are unconstrained; `report` carries a position to the quantities that a reader wants (a scale instead of
 * its logarithm). Without it the coordinates are reported as they are.
 */
export interface Target {
  /** Number of coordinates d. */
  readonly dimension: number;
  /** Names of the reported quantities, in their order. */
  readonly names: readonly string[];
  /** log p(position) + constant, nats, and its gradient into `gradient`; −Infinity where the density is zero. */
  logDensity(position: Float64Array, gradient: Float64Array): number;
  /** The reported quantities at a position, into `out` (as long as `names`). */
  report?(position: Float64Array, out: Float64Array): void;
}

/**
 * Checks that a target is one: a dimension, a function, and a name for each reported quantity.
 *
 * @throws LoglikError `target-invalid`
 * @example checkTarget("sampleNuts", { dimension: 1, names: ["x"], logDensity: (x, g) => { g[0] = -x[0]; return -0.5 * x[0] ** 2; } })  // undefined
 */
export function checkTarget(where: string, target: Target): void {
  const { dimension, names, logDensity, report }: Partial<Target> = target ?? {};
  const complaint =
    typeof target !== "object" || target === null
      ? `the target is ${target}`
      : !(Number.isSafeInteger(dimension) && Number(dimension) > 0)
        ? `dimension is ${dimension}; it must be a positive integer`
        : typeof logDensity !== "function"
          ? "logDensity is no function; it must take a position and a gradient to fill, and return log p"
          : !Array.isArray(names) || (report === undefined && names.length !== dimension)
            ? `names is ${JSON.stringify(names)}; it must have a name for each of the ${dimension} coordinates, or for each quantity of report`
            : undefined;
  if (complaint === undefined) return;
  throw new LoglikError(
    "target-invalid",
    `${where}: ${complaint}. Pass { dimension, names, logDensity(position, gradient) }.`,
  );
}
