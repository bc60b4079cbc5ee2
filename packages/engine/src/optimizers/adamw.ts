import { type AdamOptions, adamSettings } from "./adam-options.js";
import type { Descent } from "./optimizer.js";

/**
 * Adam with decoupled weight decay: the weights shrink by themselves, past Adam's scaling of the gradient.
 *
 *   w ← (1 − rate · λ) · w,   then a step of Adam on the gradient of the NLL alone
 *
 * λ = `weightDecay`, 0.01 unless told; biases shrink, too, as in PyTorch. Unlike Adam's own, this decay is not the gradient of
 * one prior: where Adam settles, each weight is pulled as by a normal prior whose precision is n·λ times the √v of that
 * weight. The other options are those of `adam`.
 *
 * @param options.weightDecay λ, zero or above; 0.01 unless told
 * @throws LoglikError `option-not-positive`, `option-negative`, `option-not-a-fraction`, `option-unknown`
 * @see Loshchilov & Hutter (2019)
 * @example adamw({ rate: 0.01 }).weightDecay  // 0.01
 */
export function adamw(options: AdamOptions = {}): Descent {
  return { type: "adamw", ...adamSettings("adamw", { weightDecay: 0.01, ...options }) };
}
