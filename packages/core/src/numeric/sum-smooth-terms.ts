import { gaussLegendre } from "./gauss-legendre.js";

/** Terms on each side of `start`, and beside an end of the range, that are added one by one. */
const DIRECT = 300;
/** A panel whose two halves agree with the whole to this share of the sum has converged: halving squares the error. */
const PANEL_TOLERANCE = 1e-9;
/** What is below this share of the sum does not count. */
const NEGLIGIBLE = 1e-18;
/** Terms or panels in a row that must not count before a side is given up: a single zero of f does not end it. */
const PATIENCE = 20;

/**
 * Σ f(k) over the integers of [low, high], for an f that is defined on the reals between them, smooth on the scale of its
 * distance from `start` and from the ends, and that falls off on both sides of `start` (a mode, or an end).
 *
 * 300 terms on each side of `start` and beside the ends are added one by one. Farther out a run of terms a … b is its integral
 * with the Euler–Maclaurin correction of the midpoint rule,
 *
 *   Σ f = ∫ f(x) dx − [δ/24 − 17 δ³/5760] between a − ½ and b + ½,   δ, δ³ = first and third central difference,
 *
 * by Gauss–Legendre panels that double for as long as they converge: the cost grows with the logarithm of the width, so that a
 * count of 1e12 costs as little as one of 1e4. Relative error about 1e-14.
 *
 * @see DLMF 2.10.i
 * @example sumSmoothTerms((k) => 1 / ((k + 1) * (k + 2)), 0, 0, 1e9)  // 0.999999999
 */
export function sumSmoothTerms(f: (k: number) => number, start: number, low: number, high: number): number {
  const middle = Math.min(Math.max(Math.round(start), low), high);
  const total = new CompensatedSum();
  sumSide(f, middle, high, 1, total);
  if (middle > low) sumSide(f, middle - 1, low, -1, total);
  return total.value;
}

/** Neumaier's sum: the rounding of a million terms is that of one. */
class CompensatedSum {
  private sum = 0;
  private lost = 0;

  add(term: number): void {
    const next = this.sum + term;
    this.lost += Math.abs(this.sum) >= Math.abs(term) ? this.sum - next + term : term - next + this.sum;
    this.sum = next;
  }

  get value(): number {
    return this.sum + this.lost;
  }
}

/** Adds f(from), f(from + direction), … up to `end` to the total. */
function sumSide(f: (k: number) => number, from: number, end: number, direction: 1 | -1, total: CompensatedSum): void {
  // i counts the terms away from `from`; beyond 2⁵³ single terms do not exist any more.
  const count = Math.min(Math.abs(end - from) + 1, Number.MAX_VALUE);
  const term = (i: number) => f(from + direction * i);
  const panelsEnd = count - DIRECT;
  const firstRun = panelsEnd < 3 * DIRECT ? count : DIRECT;
  if (sumRun(term, 0, firstRun, total) || firstRun === count) return;
  total.add(endCorrection(term, DIRECT));
  const reached = sumPanels(term, DIRECT, panelsEnd, total);
  if (reached === undefined) return;
  total.add(-endCorrection(term, reached));
  sumRun(term, reached, count, total);
}

/** Adds the terms first ≤ i < last one by one; whether they became negligible on the way. */
function sumRun(term: (i: number) => number, first: number, last: number, total: CompensatedSum): boolean {
  let idle = 0;
  for (let i = first; i < last; i++) {
    const value = term(i);
    total.add(value);
    idle = Math.abs(value) <= NEGLIGIBLE * Math.abs(total.value) ? idle + 1 : 0;
    if (idle >= PATIENCE) return true;
  }
  return false;
}

/** δ/24 − 17 δ³/5760 at i − ½. */
function endCorrection(term: (i: number) => number, i: number): number {
  const [a, b, c, d] = [term(i - 2), term(i - 1), term(i), term(i + 1)];
  return (c - b) / 24 - (17 * (d - 3 * c + 3 * b - a)) / 5760;
}

/** Adds ∫ over i from first − ½ towards last − ½; the i reached, or undefined where the terms became negligible before. */
function sumPanels(
  term: (i: number) => number,
  first: number,
  last: number,
  total: CompensatedSum,
): number | undefined {
  let at = first;
  let width = DIRECT;
  let idle = 0;
  while (at < last) {
    width = Math.min(width, last - at);
    const left = at - 0.5;
    const whole = panel(term, left, width);
    const halves = panel(term, left, 0.5 * width) + panel(term, left + 0.5 * width, 0.5 * width);
    const converged = Math.abs(whole - halves) <= PANEL_TOLERANCE * Math.abs(total.value + halves);
    if (!converged && width > 1 && !Number.isNaN(whole)) {
      width *= 0.5;
      continue;
    }
    total.add(halves);
    // A sum that is no number any more will not become one.
    if (Number.isNaN(total.value)) return undefined;
    idle = Math.abs(halves) <= NEGLIGIBLE * Math.abs(total.value) ? idle + 1 : 0;
    if (idle >= 3) return undefined;
    at += width;
    width *= 2;
  }
  return last;
}

/** ∫ of the term from `left` over `width` by the 20-point Gauss–Legendre rule. */
function panel(term: (i: number) => number, left: number, width: number): number {
  const { nodes, weights } = gaussLegendre(20);
  const half = 0.5 * width;
  let sum = 0;
  for (let i = 0; i < nodes.length; i++) sum += weights[i] * term(left + half + half * nodes[i]);
  return sum * half;
}
