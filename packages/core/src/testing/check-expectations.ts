import type { Family, Theta } from "../family.js";
import { integrate, sumOver } from "./integrate.js";
import { movesSupport, type Place } from "./place.js";
import type { Report } from "./report.js";

/** Everything that is an expectation under the family, computed from `logProb` alone by quadrature or summation. */
export interface Expectations<K extends string> {
  readonly family: Family<K>;
  readonly theta: Theta<K>;
  readonly place: Place;
  /** Natural unit of each parameter, 1/√(Fisher information). */
  readonly units: readonly number[];
  /** Points of positive mass of a `mixed` family. */
  readonly atoms: readonly number[];
  readonly tolerance: number;
}

/** How well entropies and divergences are known: they are computed by the library's own quadrature too. */
const INTEGRAL = 1e-10;

/** E[g] under the family, for a vector of functions. */
function expectation<K extends string>(
  { family, theta, place, atoms }: Expectations<K>,
  size: number,
  g: (y: number, out: Float64Array) => void,
  furtherSplits: readonly number[] = [],
): Float64Array {
  const weighted = (y: number, out: Float64Array) => {
    const density = Math.exp(family.logProb(y, theta));
    if (!(density > 0)) return;
    g(y, out);
    for (let k = 0; k < size; k++) out[k] *= density;
  };
  if (family.measure === "discrete") return sumOver(place.set, place.center, size, weighted);
  const total = integrate(place.set, [...place.splits, ...furtherSplits], place.scale, size, weighted);
  const values = new Float64Array(size);
  for (const atom of atoms) {
    values.fill(0);
    weighted(atom, values);
    for (let k = 0; k < size; k++) total[k] += values[k];
  }
  return total;
}

/** The total probability is one. */
export function checkNormalisation<K extends string>(at: Expectations<K>, report: Report): void {
  const [mass] = expectation(at, 1, (_y, out) => {
    out[0] = 1;
  });
  report.close("the total probability", mass, 1, at.tolerance);
}

/** E[score] = 0, except for a parameter that moves the support, and E[s sᵀ] is the Fisher information. */
export function checkInformation<K extends string>(at: Expectations<K>, report: Report): void {
  const { family, theta, units, tolerance } = at;
  const names = family.paramNames;
  const p = names.length;
  const real = names.map((name) => family.paramSpecs[name].kind === "real");
  const information = family.fisherInformation(theta, new Float64Array(p * p));
  const score = new Float64Array(p);
  const moments = expectation(at, p + p * p, (y, out) => {
    family.score(y, theta, score);
    for (let k = 0; k < p; k++) {
      out[k] = real[k] ? score[k] : 0;
      for (let l = 0; l < p; l++) out[p + k * p + l] = real[k] && real[l] ? score[k] * score[l] : 0;
    }
  });
  for (let k = 0; k < p; k++) {
    if (real[k] && !movesSupport(family, theta, names[k], units[k])) {
      report.close(`E[score of ${names[k]}]`, moments[k], 0, tolerance, 1 / units[k]);
    }
    for (let l = 0; l < p; l++) {
      const what = `Fisher information [${names[k]}, ${names[l]}]`;
      const entry = information[k * p + l];
      if (real[k] && real[l]) {
        report.close(what, entry, moments[p + k * p + l], tolerance, 1 / (units[k] * units[l]));
      } else report.holds(`${what} of an integer parameter is ${entry}, not NaN`, Number.isNaN(entry));
    }
  }
}

/** Mean and variance are the first two moments. */
export function checkMoments<K extends string>(at: Expectations<K>, report: Report): void {
  const { family, theta, place, tolerance } = at;
  const mean = family.mean?.(theta) ?? NaN;
  const variance = family.variance?.(theta) ?? NaN;
  const [first, second] = expectation(at, 2, (y, out) => {
    out[0] = y - place.center;
    out[1] = (y - place.center) ** 2;
  });
  if (Number.isFinite(mean)) report.close("mean", mean, place.center + first, tolerance, place.scale);
  if (Number.isFinite(variance)) {
    report.close("variance", variance, second - first * first, tolerance, place.scale ** 2);
  }
}

/** No point is more probable than the mode. */
export function checkMode<K extends string>({ family, theta, place }: Expectations<K>, report: Report): void {
  const mode = family.mode?.(theta) ?? NaN;
  if (Number.isNaN(mode)) return;
  const highest = Math.max(...place.points.map((y) => family.logProb(y, theta)));
  const what = `the density at its mode ${mode} is below that elsewhere`;
  report.holds(what, family.logProb(mode, theta) >= highest - 1e-12);
}

/** The entropy is −E log f. */
export function checkEntropy<K extends string>(at: Expectations<K>, report: Report): void {
  const { family, theta } = at;
  if (family.entropy === undefined) return;
  const [entropy] = expectation(at, 1, (y, out) => {
    out[0] = -family.logProb(y, theta);
  });
  report.close("entropy", family.entropy(theta), entropy, INTEGRAL, 1);
}

/** KL(p ‖ q) = E_p[log p − log q] is 0 to itself and nowhere negative. */
export function checkDivergence<K extends string>(at: Expectations<K>, other: Theta<K>, report: Report): void {
  const { family, theta } = at;
  if (family.klDivergence === undefined) return;
  report.close("KL(p ‖ p)", family.klDivergence(theta, theta), 0, 1e-14, 1);
  const stated = family.klDivergence(theta, other);
  // Of nearly equal parameters nothing is left but rounding.
  report.holds(`KL is negative: ${stated}`, stated >= -1e-15);
  if (!Number.isFinite(stated)) return;
  const [divergence] = expectation(
    at,
    1,
    (y, out) => {
      out[0] = family.logProb(y, theta) - family.logProb(y, other);
    },
    [family.mode?.(other) ?? NaN],
  );
  report.close(`KL to ${JSON.stringify(other)}`, stated, divergence, INTEGRAL, 1);
}
