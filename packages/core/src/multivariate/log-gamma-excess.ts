import { digamma, digammaMinusLog } from "../special/digamma.js";
import { logGamma } from "../special/log-gamma.js";
import { log1pMinusX } from "../special/log1p-minus-x.js";
import { stirlingError } from "../special/stirling-error.js";

/**
 * log Γ(a + x) − log Γ(a) − x ψ(a) ≥ 0, for a > 0 and a + x > 0: how far log Γ lies above its tangent at a.
 *
 * From 8 on by Stirling's formula, whose large parts are put together before they are rounded:
 *
 *   (a + x) log(1 + u) − x − ½ log(1 + u) + δ(a + x) − δ(a) − x (ψ(a) − log a),   u = x/a
 *
 * @example logGammaExcess(1, 1)  // 0.5772156649015328
 * @example logGammaExcess(1e10, 1)  // 5.000000000083333e-11
 */
export function logGammaExcess(a: number, x: number): number {
  if (x === 0) return 0;
  if (a < 8 || a + x < 8) {
    // Small arguments: a step up changes the excess by that of −log.
    if (Math.abs(x) < 0.25 * a) {
      const u = x / a;
      return logGammaExcess(a + 1, x) - log1pMinusX(u);
    }
    return logGamma(a + x) - logGamma(a) - x * digamma(a);
  }
  const u = x / a;
  if (Math.abs(u) > 0.5) return logGamma(a + x) - logGamma(a) - x * digamma(a);
  const bend = (a + x) * log1pMinusX(u) + x * u;
  return bend - 0.5 * Math.log1p(u) + (stirlingError(a + x) - stirlingError(a)) - x * digammaMinusLog(a);
}
