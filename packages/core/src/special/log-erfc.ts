import { erf, erfc, erfcx } from "./erfc.js";

/**
 * log erfc(x), finite where erfc underflows: log erfcx(x) − x² to the right of ½, log1p of the small part elsewhere.
 *
 * @example logErfc(40)  // -1604.2615566532736
 */
export function logErfc(x: number): number {
  if (x >= 0.5) return Math.log(erfcx(x)) - x * x;
  return x > -0.5 ? Math.log1p(-erf(x)) : Math.LN2 + Math.log1p(-0.5 * erfc(-x));
}
