import type { Family, Theta } from "../family.js";
import { difference } from "./difference.js";
import { type Place, roomAround } from "./place.js";
import type { Report } from "./report.js";

/** The score is the gradient of the log density: fourth-order differences in each parameter. */
export function checkScore<K extends string>(
  family: Family<K>,
  theta: Theta<K>,
  { points }: Place,
  units: readonly number[],
  tolerance: number,
  report: Report,
): void {
  const score = new Float64Array(family.paramNames.length);
  for (const y of points) {
    family.score(y, theta, score);
    family.paramNames.forEach((name, k) => {
      if (family.paramSpecs[name].kind === "integer") {
        report.holds(`the score of the integer parameter ${name} must be NaN`, Number.isNaN(score[k]));
        return;
      }
      const slope = slopeIn(family, theta, name, units[k], (moved) => family.logProb(y, moved));
      // Where the support moves away from y there is no slope to compare with.
      if (Number.isFinite(slope))
        report.close(`score of ${name} at y = ${y}`, score[k], slope, tolerance, 1 / units[k]);
    });
  }
}

/** `pathwise` is −(∂F/∂θ)/f: from the differences of the smaller tail. */
export function checkPathwise<K extends string>(
  family: Family<K>,
  theta: Theta<K>,
  { points, scale }: Place,
  units: readonly number[],
  tolerance: number,
  report: Report,
): void {
  const { pathwise, cdf, survival } = family;
  if (pathwise === undefined || cdf === undefined || survival === undefined) return;
  const path = new Float64Array(family.paramNames.length);
  for (const y of points) {
    pathwise(y, theta, path);
    const fromAbove = cdf(y, theta) > 0.5;
    const density = Math.exp(family.logProb(y, theta));
    family.paramNames.forEach((name, k) => {
      if (family.paramSpecs[name].kind === "integer") return;
      const tail = fromAbove ? survival : (at: number, moved: Theta<K>) => -cdf(at, moved);
      const expected = slopeIn(family, theta, name, units[k], (moved) => tail(y, moved)) / density;
      if (Number.isFinite(expected)) {
        report.close(`pathwise derivative of ${name} at y = ${y}`, path[k], expected, tolerance, scale / units[k]);
      }
    });
  }
}

function slopeIn<K extends string>(
  family: Family<K>,
  theta: Theta<K>,
  name: K,
  unit: number,
  f: (theta: Theta<K>) => number,
): number {
  const step = 2e-3 * Math.min(unit, roomAround(family.paramSpecs[name].domain, theta[name]) / 4);
  return difference((value) => f({ ...theta, [name]: value }), theta[name], step);
}
