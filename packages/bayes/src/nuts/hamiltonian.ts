import type { Target } from "../target.js";
import type { Metric } from "./metric.js";

/** A position, with the density there and how it falls. */
export interface Placed {
  readonly position: Float64Array;
  readonly gradient: Float64Array;
  readonly logDensity: number;
}

/** A point of phase space: a position and how fast it is left. */
export interface PhasePoint extends Placed {
  readonly momentum: Float64Array;
  /** M⁻¹ p. */
  readonly velocity: Float64Array;
  /** H = ½ pᵀ M⁻¹ p − log p(q): kinetic and potential energy. Infinite where there is no density. */
  readonly energy: number;
}

export function place(target: Target, position: Float64Array): Placed {
  const gradient = new Float64Array(target.dimension);
  return { position, gradient, logDensity: target.logDensity(position, gradient) };
}

export function withMomentum(
  { position, gradient, logDensity }: Placed,
  momentum: Float64Array,
  metric: Metric,
): PhasePoint {
  const velocity = metric.velocity(momentum, new Float64Array(momentum.length));
  let kinetic = 0;
  for (let i = 0; i < velocity.length; i++) kinetic += momentum[i] * velocity[i];
  const total = 0.5 * kinetic - logDensity;
  return { position, gradient, logDensity, momentum, velocity, energy: Number.isNaN(total) ? Infinity : total };
}

/**
 * One leapfrog step of length ε: half a step of the momentum, a step of the position, half a step of the momentum. It keeps
 * volumes, and energy to order ε².
 */
export function leapfrog(target: Target, metric: Metric, from: PhasePoint, step: number): PhasePoint {
  const d = target.dimension;
  const momentum = new Float64Array(d);
  for (let i = 0; i < d; i++) momentum[i] = from.momentum[i] + 0.5 * step * from.gradient[i];
  const position = metric.velocity(momentum, new Float64Array(d));
  for (let i = 0; i < d; i++) position[i] = from.position[i] + step * position[i];
  const placed = place(target, position);
  for (let i = 0; i < d; i++) momentum[i] += 0.5 * step * placed.gradient[i];
  return withMomentum(placed, momentum, metric);
}
