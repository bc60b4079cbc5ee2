import { mean } from "./moments.js";

/**
 * E-BFMI, the energy fraction of missing information of one chain: Σ (Hₙ − Hₙ₋₁)²/Σ (Hₙ − H̄)². Small values (below 0.3) mean that
 * drawing a new momentum moves the energy by little compared with its spread, so that tails are reached slowly.
 *
 * @see Betancourt (2016), Diagnosing Suboptimal Cotangent Disintegrations in Hamiltonian Monte Carlo
 * @example energyFraction(Float64Array.of(1, 2, 1, 2))  // 3
 */
export function energyFraction(energy: Float64Array): number {
  const center = mean(energy);
  let moves = 0;
  let spread = 0;
  for (let i = 0; i < energy.length; i++) {
    if (i > 0) moves += (energy[i] - energy[i - 1]) ** 2;
    spread += (energy[i] - center) ** 2;
  }
  return moves / spread;
}
