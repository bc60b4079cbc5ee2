import { LoglikError, type Rng } from "@loglik/core";
import { survival } from "@loglik/core/chi-squared";
import { createRng } from "@loglik/core/random";
import { type NutsOptions, sampleNuts } from "../nuts/sample-nuts.js";
import type { Target } from "../target.js";

/** A model that can be simulated: what is drawn from the prior, data given that, and the posterior given the data. */
export interface SimulatedModel<Data> {
  /** The reported quantities, in the order of the target's `names`, drawn from the prior. */
  drawPrior(rng: Rng): Float64Array;
  simulate(quantities: Float64Array, rng: Rng): Data;
  posterior(data: Data): Target;
}

/** Settings of {@link simulationBasedCalibration}. */
export interface CalibrationOptions {
  /** Data sets that are simulated; 500 unless told. */
  readonly replicates?: number;
  /** Draws of each posterior that a rank is taken among; ranks are 0 … `draws`. 99 unless told. */
  readonly draws?: number;
  /** Only each so many-th draw counts, so that the ranks are those among independent draws; 3 unless told. */
  readonly thin?: number;
  readonly warmUp?: number;
  /** Bins of the ranks; a divisor of draws + 1. 20 unless told. */
  readonly bins?: number;
  readonly seed?: number;
  readonly metric?: NutsOptions["metric"];
  readonly targetAcceptance?: number;
}

/** The ranks of the truth among its posterior's draws. Plain data. */
export interface CalibrationOfRanks {
  readonly names: readonly string[];
  /** Counts of each quantity in each bin. */
  readonly counts: readonly Float64Array[];
  /** χ² against equal counts, bins − 1 degrees of freedom, and the probability of a larger one. */
  readonly chiSquared: readonly number[];
  readonly pValue: readonly number[];
  /** Trajectories that diverged, over all replicates. */
  readonly divergences: number;
}

/**
 * Simulation-based calibration: quantities drawn from the prior, data from the quantities, and the rank of the former among draws
 * from the posterior. If the sampler, the density and its gradient are right, all ranks are equally likely: a histogram that
 * bulges, dips or leans says that draws are too wide, too narrow or off.
 *
 * @throws LoglikError `sampling-options`
 * @see Talts, Betancourt, Simpson, Vehtari & Gelman (2018), Validating Bayesian Inference Algorithms
 * @example
 * const { pValue } = simulationBasedCalibration(simulated, { seed: 1, replicates: 100 });
 * pValue.every((p) => p > 0.001);
 */
export function simulationBasedCalibration<Data>(
  model: SimulatedModel<Data>,
  options: CalibrationOptions = {},
): CalibrationOfRanks {
  const { replicates = 500, draws = 99, thin = 3, warmUp = 300, bins = 20, seed = 0 } = options;
  if ((draws + 1) % bins !== 0 || replicates < 5 * bins) {
    throw new LoglikError(
      "sampling-options",
      `simulationBasedCalibration: ${draws} draws, ${bins} bins and ${replicates} replicates; expected bins to divide draws + 1, and five replicates or more for each bin.`,
      { draws, bins, replicates },
    );
  }
  let names: readonly string[] = [];
  let counts: Float64Array[] = [];
  let divergences = 0;
  for (let replicate = 0; replicate < replicates; replicate++) {
    const rng = createRng(seed, "calibration", replicate);
    const truth = model.drawPrior(rng.split("prior"));
    const target = model.posterior(model.simulate(truth, rng.split("data")));
    if (replicate === 0) {
      names = target.names;
      counts = names.map(() => new Float64Array(bins));
    }
    const { chains } = sampleNuts(target, {
      chains: 1,
      draws: draws * thin,
      warmUp,
      seed: rng.split("sampling").uint32(),
      metric: options.metric,
      targetAcceptance: options.targetAcceptance,
    });
    for (const flag of chains[0].divergent) divergences += flag;
    names.forEach((_, k) => {
      let rank = 0;
      for (let draw = 0; draw < draws; draw++) {
        if (chains[0].draws[draw * thin * names.length + k] < truth[k]) rank += 1;
      }
      counts[k][Math.floor((rank * bins) / (draws + 1))] += 1;
    });
  }
  const expected = replicates / bins;
  const chiSquared = counts.map((each) => each.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0));
  const pValue = chiSquared.map((statistic) => survival(statistic, { df: bins - 1 }));
  return { names, counts, chiSquared, pValue, divergences };
}
