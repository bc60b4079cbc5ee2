import type { Family, Theta } from "../family.js";
import { integrateCrps } from "../scoring/integrate-crps.js";
import type { Place } from "./place.js";
import type { Report } from "./report.js";

/** A closed form of the CRPS is the integral of the squared distance between the two distribution functions. */
export function checkCrps<K extends string>(
  family: Family<K>,
  theta: Theta<K>,
  { points, center, scale }: Place,
  tolerance: number,
  report: Report,
): void {
  const { crps, cdf, measure, support, survival, quantile } = family;
  if (crps === undefined || cdf === undefined) return;
  // A few points suffice: every one costs two integrals.
  const some = points.filter((_, i) => i % 3 === 1);
  for (const y of [...some, center - 30 * scale, center + 30 * scale]) {
    const expected = integrateCrps({ measure, support, cdf, survival, quantile }, theta, y);
    report.close(`crps at ${y}`, crps(y, theta), expected, tolerance);
  }
}
