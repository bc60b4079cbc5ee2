import { type AdamOptions, adamSettings } from "./adam-options.js";
import type { Descent } from "./optimizer.js";

/**
 * Adam: running means of the gradient and of its square, corrected for their start at zero.
 *
 *   m ← β₁ m + (1 − β₁) g,   v ← β₂ v + (1 − β₂) g²
 *   w ← w − rate · (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε),   t = 1, 2, …
 *
 * `weightDecay` is added to the gradient, which Adam then divides by √v: parameters with large gradients feel less of the
 * prior on the way, while the optimum is the posterior's. `adamw` is the other way to decay.
 *
 * @param options.rate step length, per step; 0.001 unless told
 * @param options.beta1 in [0, 1); 0.9 unless told
 * @param options.beta2 in [0, 1); 0.999 unless told
 * @param options.epsilon keeps the division finite; 1e-8 unless told
 * @param options.amsgrad whether v is replaced by its largest value so far (see `amsgrad`); false unless told
 * @throws LoglikError `option-not-positive`, `option-negative`, `option-not-a-fraction`, `option-unknown`
 * @see Kingma & Ba (2015)
 * @example adam({ rate: 0.01 })  // { type: "adam", rate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }
 */
export function adam(options: AdamOptions = {}): Descent {
  return { type: "adam", ...adamSettings("adam", options) };
}
