import { logBeta } from "./regularized-beta.js";

/**
 * log of the binomial coefficient, log C(n, k) = −log(n + 1) − log B(n − k + 1, k + 1), for real 0 ≤ k ≤ n.
 *
 * @see DLMF 1.2.1, 5.12.1
 * @example logChoose(10, 3)  // 4.787491742782048
 */
export function logChoose(n: number, k: number): number {
  if (k === 0 || k === n) return 0;
  return -Math.log1p(n) - logBeta(n - k + 1, k + 1);
}
