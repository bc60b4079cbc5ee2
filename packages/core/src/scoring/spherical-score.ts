/**
 * The spherical score −p_y/√(Σ pₖ²), between −1 and 0: minus the cosine of the angle between forecast and outcome. Strictly
 * proper.
 *
 * @see Gneiting & Raftery (2007), section 4
 * @example sphericalScore([0.6, 0.8], 1)  // -0.8
 */
export function sphericalScore(forecast: ArrayLike<number>, outcome: number): number {
  let squares = 0;
  for (let k = 0; k < forecast.length; k++) squares += forecast[k] * forecast[k];
  return 0 - forecast[outcome] / Math.sqrt(squares);
}
