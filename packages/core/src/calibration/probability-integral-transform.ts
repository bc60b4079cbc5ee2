import { LoglikError } from "../error.js";
import type { Family, Theta } from "../family.js";
import { realLine } from "../interval.js";
import type { ThetaColumns } from "../log-prob-rows.js";
import { createRng } from "../random/philox.js";
import { checkSample } from "../sample.js";
import type { Scorable } from "../scoring/crps.js";
import { thetaRows } from "../theta-rows.js";

/**
 * The probability integral transform u = F(y) of each observation under its own predictive distribution: uniform on (0, 1) where
 * the forecasts are calibrated, whatever they are. A heap in the middle tells of forecasts that are too wide, heaps at both ends
 * of ones that are too narrow.
 *
 * Where the distribution has a mass at y, as for counts, u is drawn uniformly from the jump, F(y−) + v P(Y = y) with a v of its
 * own for each row, which makes it uniform again.
 *
 * @param theta a column or one number for each parameter, as in `logProbRowsInto`; or a function of the row, such as a head's
 *   `theta` of its outputs, which mixtures need
 * @throws LoglikError `family-without-cdf`, and those of the sample and of the columns
 * @see Dawid (1984), Statistical theory: the prequential approach; Czado, Gneiting & Held (2009) for counts
 * @example Array.from(probabilityIntegralTransform(normal, [0, 1.96], { loc: 0, scale: 1 }))  // [0.5, 0.9750021048517795]
 */
export function probabilityIntegralTransform<K extends string>(
  family: Family<K>,
  y: ArrayLike<number>,
  theta: ThetaColumns<K>,
  seed?: number,
): Float64Array;
export function probabilityIntegralTransform<T>(
  family: Scorable<T>,
  y: ArrayLike<number>,
  theta: (row: number) => T,
  seed?: number,
): Float64Array;
export function probabilityIntegralTransform(
  family: Family | Scorable<Theta>,
  y: ArrayLike<number>,
  theta: ThetaColumns | ((row: number) => Theta),
  seed = 0,
): Float64Array {
  const where = "probabilityIntegralTransform";
  checkSample(where, y, undefined, realLine);
  const { cdf, survival } = family;
  if (cdf === undefined) {
    throw new LoglikError(
      "family-without-cdf",
      `${where}: ${family.name} has no cdf. Give it one, or rank y among draws from it.`,
      { family: family.name },
    );
  }
  const at = typeof theta === "function" ? theta : thetaRows(where, family as Family, theta, y.length);
  return Float64Array.from(y, (value, row) => {
    const current = at(row);
    const upTo = cdf(value, current);
    if (family.measure === "continuous") return upTo;
    // Just below y: the distribution function without the mass at y itself.
    const below = cdf(previousNumber(value), current);
    const v = createRng(seed, "randomised PIT", row).uniform();
    // From above where that keeps digits: u close to 1 is told by how far it is from there.
    const above = survival?.(value, current) ?? 1 - upTo;
    return upTo < 0.5 ? below + v * (upTo - below) : 1 - (above + (1 - v) * (upTo - below));
  });
}

/** The largest double below a finite x. */
function previousNumber(x: number): number {
  if (x === 0) return -Number.MIN_VALUE;
  const bits = new BigInt64Array(new Float64Array([x]).buffer);
  bits[0] += x > 0 ? -1n : 1n;
  return new Float64Array(bits.buffer)[0];
}
