import type { LikelihoodHead } from "../head.js";
import { createRng } from "../random/philox.js";
import { difference } from "./difference.js";
import { integrate, sumOver } from "./integrate.js";
import { createReport, type Report } from "./report.js";

/** What {@link checkHead} needs besides the head. */
export interface HeadCheckOptions {
  /** Rows of targets, each as long as `head.targets`, to evaluate the NLL at. */
  readonly targets: readonly (readonly number[])[];
  /** Values of η to check at; eight random ones within ±2 unless told. */
  readonly etas?: readonly (readonly number[])[];
  /** Relative error allowed; default 1e-7. */
  readonly tolerance?: number;
  /** Groups that do not apply, with the reason: gradient, offsets, normalisation, information, initial, theta, ledger. */
  readonly except?: Readonly<Record<string, string>>;
}

/**
 * Contract tests of any likelihood head: the gradient is the derivative of the NLL and is written where it should be and
 * nowhere else, exp(−NLL) sums or integrates to one over the targets, the Fisher information is E[g gᵀ], `initial` is
 * stationary, `theta` and `predict` find their row, and the ledger converts both ways.
 *
 * @returns one sentence a violation
 * @example checkHead(bernoulliHead(), { targets: [[0], [1]] })  // []
 */
export function checkHead(head: LikelihoodHead, options: HeadCheckOptions): readonly string[] {
  const report = createReport(head.name, options.except);
  const { tolerance = 1e-7, targets } = options;
  const p = head.outputs.length;
  const rng = createRng(1, `check head ${head.name}`);
  const etas = options.etas ?? Array.from({ length: 8 }, () => Array.from({ length: p }, () => 4 * rng.uniform() - 2));

  const nll = (y: readonly number[], eta: readonly number[], gradient = new Float64Array(p)) =>
    head.point(Float64Array.from(y), 0, Float64Array.from(eta), 0, gradient);

  for (const eta of etas) {
    const place = `η = [${eta.map((value) => value.toPrecision(4)).join(", ")}]`;
    report.group("gradient", () => {
      for (const y of targets) {
        const gradient = new Float64Array(p);
        nll(y, eta, gradient);
        for (let k = 0; k < p; k++) {
          const along = (value: number) =>
            nll(
              y,
              eta.map((element, j) => (j === k ? value : element)),
            );
          const slope = difference(along, eta[k], 1e-3);
          report.close(`∂NLL/∂η${k} at y = [${y}], ${place}`, gradient[k], slope, tolerance, 1);
        }
      }
    });
    report.group("offsets", () => checkOffsets(head, targets[0], eta, report));
    report.group("normalisation", () => checkExpectations(head, eta, place, tolerance, report));
  }
  report.group("initial", () => checkInitial(head, targets, report));
  report.group("theta", () => {
    const [first, second] = [etas[0], etas[1] ?? etas[0]];
    const both = Float64Array.from([...first, ...second]);
    report.holds("theta(eta, 1) is not that of row 1", same(head.theta(both, 1), head.theta(second)));
    report.holds("predict(eta, 1) is not that of row 1", Object.is(head.predict(both, 1), head.predict(second)));
  });
  report.group("ledger", () => {
    const theta = head.theta(etas[0]);
    report.close(
      "the ledger's way there and back",
      head.ledger.fromNll(head.ledger.toNll(0.75, theta), theta),
      0.75,
      1e-12,
    );
  });
  return report.violations;
}

/** The same numbers at offsets, with NaN around the gradient that must stay. */
function checkOffsets(head: LikelihoodHead, y: readonly number[], eta: readonly number[], report: Report): void {
  const p = eta.length;
  const gradient = new Float64Array(p);
  const plain = head.point(Float64Array.from(y), 0, Float64Array.from(eta), 0, gradient);
  const shiftedGradient = new Float64Array(p + 5).fill(NaN);
  const shifted = head.point(
    Float64Array.from([NaN, ...y, NaN]),
    1,
    Float64Array.from([NaN, NaN, NaN, ...eta, NaN]),
    3,
    shiftedGradient,
  );
  report.close("NLL at offsets", shifted, plain, 0);
  shiftedGradient.forEach((value, at) => {
    const inside = at >= 3 && at < 3 + p;
    const expected = inside ? gradient[at - 3] : NaN;
    report.holds(`gradient element ${at} at offset 3 is ${value}, expected ${expected}`, Object.is(value, expected));
  });
}

/** Σ or ∫ exp(−NLL) = 1, E[gradient] = 0 and E[g gᵀ] = Fisher information, over all values of a single target. */
function checkExpectations(
  head: LikelihoodHead,
  eta: readonly number[],
  place: string,
  tolerance: number,
  report: Report,
): void {
  // A soft target has an expected NLL, which is no density of the target.
  if (head.expectedNll) return;
  const p = eta.length;
  const at = Float64Array.from(eta);
  const gradient = new Float64Array(p);
  const moments = (y: ArrayLike<number>, out: Float64Array) => {
    const density = Math.exp(-head.point(Float64Array.from(y), 0, at, 0, gradient));
    if (!(density > 0)) return;
    out[0] = density;
    for (let k = 0; k < p; k++) {
      out[1 + k] = density * gradient[k];
      for (let l = 0; l < p; l++) out[1 + p + k * p + l] = density * gradient[k] * gradient[l];
    }
  };
  const total = totals(head, eta, 1 + p + p * p, moments);
  if (total === undefined) return;
  report.close(`exp(-NLL) is not normalised at ${place}: its total`, total[0], 1, tolerance);
  const information = new Float64Array(p * p);
  head.fisher?.(at, 0, information);
  for (let k = 0; k < p; k++) {
    const unit = Math.sqrt(total[1 + p + k * p + k]);
    report.close(`E[∂NLL/∂η${k}] at ${place}`, total[1 + k], 0, tolerance, unit);
    if (head.fisher === undefined) continue;
    for (let l = 0; l < p; l++) {
      const expected = total[1 + p + k * p + l];
      report.close(
        `Fisher information [${k}, ${l}] at ${place}`,
        information[k * p + l],
        expected,
        tolerance,
        unit * unit,
      );
    }
  }
}

/** Sums over one-hot rows, sums over integers or an integral; `undefined` for several targets of another kind. */
function totals(
  head: LikelihoodHead,
  eta: readonly number[],
  size: number,
  moments: (y: ArrayLike<number>, out: Float64Array) => void,
): Float64Array | undefined {
  const width = head.targets.length;
  if (head.targetShape === "simplex") {
    const total = new Float64Array(size);
    for (let k = 0; k < width; k++) {
      const values = new Float64Array(size);
      moments(
        Float64Array.from({ length: width }, (_, j) => (j === k ? 1 : 0)),
        values,
      );
      values.forEach((value, m) => {
        total[m] += value;
      });
    }
    return total;
  }
  if (width !== 1) return undefined;
  const { domain } = head.targets[0];
  const single = (y: number, out: Float64Array) => moments([y], out);
  const guess = head.predict(Float64Array.from(eta));
  const center = Number.isFinite(guess) ? guess : 0;
  return domain.integers ? sumOver(domain, center, size, single) : integrate(domain, [center], 1, size, single);
}

function checkInitial(head: LikelihoodHead, targets: readonly (readonly number[])[], report: Report): void {
  const y = Float64Array.from(targets.flat());
  const eta = head.initial(y);
  report.close("length of initial", eta.length, head.outputs.length, 0);
  if (!eta.every(Number.isFinite)) return;
  const mean = new Float64Array(eta.length);
  const gradient = new Float64Array(eta.length);
  targets.forEach((_, row) => {
    head.point(y, row * head.targets.length, eta, 0, gradient);
    gradient.forEach((value, k) => {
      mean[k] += value / targets.length;
    });
  });
  mean.forEach((value, k) => {
    report.close(`mean ∂NLL/∂η${k} at initial`, value, 0, 1e-7, 1);
  });
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
