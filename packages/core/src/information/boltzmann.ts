import { LoglikError } from "../error.js";
import { weightedSum } from "../sample.js";
import { logSumExp } from "../special/log-sum-exp.js";
import { xLogY } from "../special/x-log-y.js";

/** A system in thermal equilibrium, in units in which Boltzmann's constant is 1. Plain data. */
export interface BoltzmannState {
  /** pₖ = exp(−Eₖ/T)/Z. */
  readonly probabilities: Float64Array;
  /** log Z, Z = Σ exp(−Eₖ/T) the partition function. */
  readonly logPartition: number;
  /** ⟨E⟩ = Σ pₖ Eₖ. */
  readonly meanEnergy: number;
  /** −Σ pₖ log pₖ, nats; = (⟨E⟩ − F)/T. */
  readonly entropy: number;
  /** F = −T log Z = ⟨E⟩ − T S. */
  readonly freeEnergy: number;
  /** d⟨E⟩/dT = Var(E)/T². */
  readonly heatCapacity: number;
}

/**
 * The Boltzmann distribution of states with energies E at temperature T. Softmax is this distribution with E = −logits: T = 1 as it
 * stands, and dividing logits by T, as temperature scaling does, is heating the system. Of all distributions with the same mean
 * energy it has the largest entropy, which is where the logarithm of the likelihood comes from.
 *
 * As T → 0 the state of least energy takes everything; as T → ∞ all become equally likely.
 *
 * @param energies one finite number a state
 * @throws LoglikError `energies-invalid`, `option-invalid`
 * @see Boltzmann (1877); Landau & Lifshitz, Statistical Physics, part 1, sections 28 to 31
 * @example boltzmann([0, 1], 0.5).meanEnergy  // 0.11920292202211755
 */
export function boltzmann(energies: ArrayLike<number>, temperature = 1): BoltzmannState {
  if (!(temperature > 0 && temperature < Infinity)) {
    throw new LoglikError(
      "option-invalid",
      `boltzmann: temperature is ${temperature}; expected a positive finite number.`,
      { temperature },
    );
  }
  const wrong = Array.from(energies).findIndex((energy) => !Number.isFinite(energy));
  if (energies.length === 0 || wrong >= 0) {
    throw new LoglikError(
      "energies-invalid",
      energies.length === 0
        ? "boltzmann: there are no energies; a system has at least one state."
        : `boltzmann: energies[${wrong}] is ${energies[wrong]}; every energy must be a finite number. Leave impossible states out.`,
      { index: wrong },
    );
  }
  // From the ground state up: energies may be shifted, and small differences of large ones keep their digits.
  const ground = Array.from(energies).reduce((least, energy) => Math.min(least, energy), Infinity);
  const excitations = Float64Array.from(energies, (energy) => energy - ground);
  const exponents = excitations.map((excitation) => -excitation / temperature);
  const normaliser = logSumExp(exponents);
  const probabilities = exponents.map((exponent) => Math.exp(exponent - normaliser));
  const excitation = weightedSum(excitations, probabilities);
  const deviations = excitations.map((energy) => (energy - excitation) ** 2);
  return {
    probabilities,
    logPartition: normaliser - ground / temperature,
    meanEnergy: ground + excitation,
    entropy: 0 - weightedSum(probabilities.map((p) => xLogY(p, p))),
    freeEnergy: ground - temperature * normaliser,
    heatCapacity: weightedSum(deviations, probabilities) / temperature ** 2,
  };
}
