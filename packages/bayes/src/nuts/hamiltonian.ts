import type { Target } from "../target.js";
import type { Metric } from "./metric.js";

/** A point of phase space: where, how fast, and how the density falls there. */
export interface PhasePoint {
  readonly position: Float64Array;
  readonly momentum: Float64Array;
  readonly gradient: Float64Array;
  readonly logDensity: number;
}

/** A position with its density: a phase point without momentum. */
export type Placed = Omit<PhasePoint, "momentum">;

export function place(target: Target, position: Float64Array): Placed {
  const gradient = new Float64Array(target.dimension);
  return { position, gradient, logDensity: target.logDensity(position, gradient) };
}

/** H = K(p) − log p(q): potential and kinetic energy. Infinite where there is no density. */
export function energy(point: PhasePoint, metric: Metric): number {
  const velocity = metric.velocity(point.momentum, new Float64Array(point.momentum.length));
  let kinetic = 0;
  for (let i = 0; i < velocity.length; i++) kinetic += point.momentum[i] * velocity[i];
  const total = 0.5 * kinetic - point.logDensity;
  return Number.isNaN(total) ? Infinity : total;
}

/**
 * One leapfrog step of length ε: half a step of the momentum, a step of the position, half a step of the momentum. It keeps
 * volumes, and energy to order ε².
 */
export function leapfrog(target: Target, metric: Metric, from: PhasePoint, step: number): PhasePoint {
  const d = target.dimension;
  const momentum = from.momentum.map((p, i) => p + 0.5 * step * from.gradient[i]);
  const velocity = metric.velocity(momentum, new Float64Array(d));
  const { position, gradient, logDensity } = place(
    target,
    from.position.map((q, i) => q + step * velocity[i]),
  );
  for (let i = 0; i < d; i++) momentum[i] += 0.5 * step * gradient[i];
  return { position, momentum, gradient, logDensity };
}
