import { minimizeNewton, type Objective } from "@loglik/core/numeric/minimize-newton";

/** A maximum of a density, found in coordinates that are each about as wide as they are high. */
export interface Mode {
  readonly x: Float64Array;
  /** The objective there. */
  readonly value: number;
  /** Width of each coordinate: 1/√ of the objective's second derivative along it. */
  readonly widths: Float64Array;
  /** The Hessian in units of the widths, d × d: what differences measure well, whatever the unit of a coordinate is. */
  readonly hessian: Float64Array;
  /** Largest component of the gradient, in units of the widths. */
  readonly gradientNorm: number;
  readonly iterations: number;
  readonly outcome: "converged" | "iteration-limit" | "stalled";
}

/** Rounds of Newton's method, each in the widths that hold where the last one ended. */
const ROUNDS = 12;

/**
 * Minimises −log p by Newton's method in units of the density's own widths, which are measured anew where it has come: a
 * coordinate in metres and one in micrometres then take steps of one kind, and differences of the gradient are good for both.
 *
 * @param widest most that a coordinate's width may be taken for; 1 for a logarithm, whose width is unbounded where the density is flat
 */
export function modeOfDensity(
  objective: Objective,
  start: ArrayLike<number>,
  options: { readonly maxIterations: number; readonly tolerance: number },
  widest: (coordinate: number) => number = () => Infinity,
): Mode {
  let x = Float64Array.from(start);
  let iterations = 0;
  for (let round = 1; ; round++) {
    const widths = widthsAt(objective, x, widest);
    const center = x;
    const place = (z: ArrayLike<number>) => center.map((value, j) => value + widths[j] * z[j]);
    const inWidths: Objective = (z, gradient) => {
      const value = objective(place(z), gradient);
      for (let j = 0; j < gradient.length; j++) gradient[j] *= widths[j];
      return value;
    };
    const maxIterations = options.maxIterations - iterations;
    const found = minimizeNewton(inWidths, new Float64Array(x.length), { ...options, maxIterations });
    iterations += found.iterations;
    x = place(found.x);
    const moved = Math.max(0, ...found.x.map(Math.abs));
    // Close by, the widths that it was found in are those that hold there.
    if (round < ROUNDS && moved > 1 && found.outcome !== "iteration-limit" && x.every(Number.isFinite)) continue;
    const { value, gradientNorm, outcome } = found;
    return { x, value, widths, hessian: hessianAt(objective, x, widths), gradientNorm, iterations, outcome };
  }
}

/**
 * The change of the gradient along coordinate j over a step to either side, divided by how far apart the two points are once x
 * has been rounded: far from 0 that is not twice the step.
 */
function slopesAlong(objective: Objective, x: Float64Array, j: number, step: number): Float64Array {
  const probe = Float64Array.from(x);
  const above = new Float64Array(x.length);
  const below = new Float64Array(x.length);
  probe[j] = x[j] + step;
  const apart = probe[j] - (x[j] - step);
  objective(probe, above);
  probe[j] = x[j] - step;
  objective(probe, below);
  return above.map((value, i) => (value - below[i]) / apart);
}

/** The Hessian in units of the widths, from steps of one and two thousandths of a width (Richardson: error of order four). */
function hessianAt(objective: Objective, x: Float64Array, widths: Float64Array): Float64Array {
  const d = x.length;
  const hessian = new Float64Array(d * d);
  for (let j = 0; j < d; j++) {
    const near = slopesAlong(objective, x, j, 1e-3 * widths[j]);
    const far = slopesAlong(objective, x, j, 2e-3 * widths[j]);
    for (let i = 0; i < d; i++) hessian[i * d + j] = ((4 * near[i] - far[i]) / 3) * widths[i] * widths[j];
  }
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < i; j++) {
      hessian[i * d + j] = 0.5 * (hessian[i * d + j] + hessian[j * d + i]);
      hessian[j * d + i] = hessian[i * d + j];
    }
  }
  return hessian;
}

/** 1/√ of the second derivative along each coordinate, by a difference of the gradient over a thousandth of it. */
function widthsAt(objective: Objective, x: Float64Array, widest: (coordinate: number) => number): Float64Array {
  return x.map((value, j) => {
    const guess = Math.min(Math.max(1, 1e-3 * Math.abs(value)), widest(j));
    // The step is chosen by the width that it serves to measure, so the two are found together.
    let width = guess;
    for (let attempt = 0; attempt < 40; attempt++) {
      const curvature = slopesAlong(objective, x, j, 1e-3 * width)[j];
      if (curvature === 0) return width;
      // Where the density is not concave, or has no gradient, over so long a step: a shorter one.
      const next = curvature > 0 ? Math.min(1 / Math.sqrt(curvature), widest(j)) : width / 10;
      if (!(next > 0 && next < Infinity)) return width;
      if (curvature > 0 && next <= 10 * width && next >= width / 10) return next;
      width = next;
    }
    return guess;
  });
}
