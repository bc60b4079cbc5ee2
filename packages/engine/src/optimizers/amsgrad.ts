import { type AdamOptions, adamSettings } from "./adam-options.js";
import type { Descent } from "./optimizer.js";

/**
 * AMSGrad: Adam whose steps never grow again, since they are divided by the largest second moment so far:
 *
 *   v̂ ← max(v̂, v),   w ← w − rate / (1 − β₁ᵗ) · m / (√v̂ / √(1 − β₂ᵗ) + ε)
 *
 * Adam can fail to converge on problems where large, informative gradients are rare; this form provably does. It is
 * `adam({ amsgrad: true })`, and takes the other options of `adam`.
 *
 * @throws LoglikError `option-not-positive`, `option-negative`, `option-not-a-fraction`, `option-unknown`
 * @see Reddi, Kale & Kumar (2018); PyTorch's form, which corrects v̂ like v
 * @example amsgrad({ rate: 0.01 }).amsgrad  // true
 */
export function amsgrad(options: Omit<AdamOptions, "amsgrad"> = {}): Descent {
  return { type: "adam", ...adamSettings("amsgrad", { ...options, amsgrad: true }) };
}
