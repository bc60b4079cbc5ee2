// −log f(y | μ, σ) = ½ r² + log σ + ½ log 2π with r = (y − μ)/σ; ∂/∂μ = −r/σ and ∂/∂ log σ = 1 − r².

import { LOG_HALF_ULP, Real, REAL, div, first, splat } from "../lanes";
import { exp, log, sigmoid, softplus } from "../math";

/** How the second component of η gives σ. Codes are those of src/kernels/wasm/encode.ts. */
const FIXED: i32 = 0;
const LOG: i32 = 1;
const SOFTPLUS: i32 = 2;
const LOG_VARIANCE: i32 = 3;

const HALF_LOG_TWO_PI: Real = 0.918938533204672742;

/** `fixedLogScale` is log σ where the link is FIXED; elsewhere log σ comes from η₂. */
export function normal(
  rows: i32, link: i32, fixedLogScale: Real, eta: usize, etaStride: usize, y: usize, yStride: usize, scale: usize,
  gradient: usize, gradientStride: usize, loss: usize,
): void {
  const fixedPrecision = first(exp(splat(-fixedLogScale)));
  for (let row = 0; row < rows; row++) {
    const rowScale = load<Real>(scale);
    let logScale = fixedLogScale;
    let precision = fixedPrecision; // 1/σ
    let slope: Real = 0; // ∂ log σ/∂η₂
    if (link != FIXED) {
      const second = load<Real>(eta, REAL);
      if (link == LOG_VARIANCE) {
        logScale = <Real>0.5 * second;
        slope = 0.5;
      } else if (link == LOG || second < LOG_HALF_ULP) {
        // Also softplus far to the left: log log(1 + eᶯ) = η − eᶯ/2 + …, which is η to the last digit there.
        logScale = second;
        slope = 1;
      } else {
        const sigma = softplus(splat(second));
        logScale = first(log(sigma));
        slope = first(div(sigmoid(splat(second)), sigma));
      }
      precision = first(exp(splat(-logScale)));
    }
    const distance = load<Real>(y) - load<Real>(eta);
    // An exact hit costs nothing however small σ is: 0, not 0 · Infinity.
    const residual = distance == 0 ? <Real>0 : distance * precision;
    store<Real>(loss, (<Real>0.5 * residual * residual + logScale) + HALF_LOG_TWO_PI);
    store<Real>(gradient, residual == 0 ? <Real>0 : -residual * precision * rowScale);
    if (link != FIXED) store<Real>(gradient, (<Real>1 - residual * residual) * slope * rowScale, REAL);
    eta += etaStride;
    y += yStride;
    gradient += gradientStride;
    scale += REAL;
    loss += REAL;
  }
}
