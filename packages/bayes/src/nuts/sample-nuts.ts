import { LoglikError } from "@loglik/core";
import { createRng } from "@loglik/core/random";
import { energyFraction } from "../diagnostics/energy-fraction.js";
import { type QuantitySummary, summariseQuantity } from "../diagnostics/summarise-quantity.js";
import { knownOptions } from "../known-options.js";
import { checkTarget, type Target } from "../target.js";
import { type Chain, runChain } from "./chain.js";
import { gradientSlip } from "./gradient-slip.js";

/** Settings of {@link sampleNuts}. */
export interface NutsOptions {
  /** Independent chains; 4 unless told. */
  readonly chains?: number;
  /** Draws of each chain after the warm-up; 1000 unless told. */
  readonly draws?: number;
  /** Iterations that tune step size and metric and are thrown away; 1000 unless told. */
  readonly warmUp?: number;
  /** 0 unless told. Each chain has a stream of its own. */
  readonly seed?: number;
  /** What the metric learns: "diagonal" the scales, "dense" the correlations as well. "diagonal" unless told. */
  readonly metric?: "diagonal" | "dense";
  /** Mean acceptance that the step size aims at: higher means shorter steps and fewer divergences. 0.8 unless told. */
  readonly targetAcceptance?: number;
  /** Most doublings of a trajectory; 10 unless told. */
  readonly maxDepth?: number;
  /** A position for each chain to start from; random in (−2, 2)ᵈ unless told. */
  readonly start?: readonly ArrayLike<number>[];
}

const OPTIONS = [
  "chains",
  "draws",
  "warmUp",
  "seed",
  "metric",
  "targetAcceptance",
  "maxDepth",
  "start",
] as const satisfies readonly (keyof NutsOptions)[];
/** Most numbers that the draws of one run may hold: 2 GiB. */
const MOST_NUMBERS = 2 ** 28;

/** Draws of a target with the evidence on how far to trust them. Plain data. */
export interface Sampling {
  /** The reported quantities, in the order of each draw. */
  readonly names: readonly string[];
  readonly chains: readonly Chain[];
  readonly summary: readonly QuantitySummary[];
  readonly divergences: number;
  /** Draws whose trajectory reached `maxDepth`: it stopped before it turned. */
  readonly deepest: number;
  /** E-BFMI of each chain; below 0.3 the energies are explored slowly. */
  readonly energyFraction: readonly number[];
  /**
   * What a reader should know: a gradient that is not that of the density, divergences, R̂ above 1.01, small effective samples,
   * low E-BFMI. Empty where all is well.
   */
  readonly warnings: readonly string[];
}

/**
 * Draws from a target by Hamiltonian Monte Carlo with the no-U-turn sampler: multinomial trajectories that double until they turn
 * back, a step size by dual averaging, a metric by Stan's windows.
 *
 * The same seed gives the same draws. Chains are compared with each other: R̂ near 1 is what says that they found the same
 * distribution, so leave them at four. Runs on the calling thread until it is done.
 *
 * @throws LoglikError `sampling-options`, `sampling-start`, `target-invalid`, `option-unknown`
 * @see Hoffman & Gelman (2014); Betancourt (2017); Stan Reference Manual
 * @example
 * const target = posterior(bernoulli, [0, 0, 0, 1, 0], { prob: flat() });
 * sampleNuts(target, { seed: 1 }).summary[0].mean  // 0.28…
 */
export function sampleNuts(target: Target, options: NutsOptions = {}): Sampling {
  checkTarget("sampleNuts", target);
  knownOptions("sampleNuts", options, OPTIONS);
  const { chains = 4, draws = 1000, warmUp = 1000, seed = 0, metric = "diagonal", start } = options;
  const { targetAcceptance = 0.8, maxDepth = 10 } = options;
  for (const [name, value, least] of [
    ["chains", chains, 1],
    ["draws", draws, 4],
    ["warmUp", warmUp, 0],
    ["maxDepth", maxDepth, 1],
  ] as const) {
    if (!Number.isSafeInteger(value) || value < least) throw invalid(name, value, `a whole number from ${least} on`);
  }
  if (chains * draws * Math.max(1, target.names.length) > MOST_NUMBERS) {
    const [name, value] = chains > draws ? ["chains", chains] : ["draws", draws];
    const size = `${chains} chains of ${draws} draws of ${target.names.length} quantities`;
    throw invalid(name, value, `fewer: ${size} are more than ${MOST_NUMBERS} numbers, 2 GiB`);
  }
  if (!(targetAcceptance > 0 && targetAcceptance < 1))
    throw invalid("targetAcceptance", targetAcceptance, "a number between 0 and 1");
  if (metric !== "diagonal" && metric !== "dense") throw invalid("metric", metric, '"diagonal" or "dense"');
  if (start !== undefined && (start.length !== chains || start.some((each) => each?.length !== target.dimension))) {
    const got = start.length === chains ? "not made of positions" : `${start.length} positions`;
    throw invalid("start", got, `an array of ${chains} positions, one a chain, of ${target.dimension} numbers each`);
  }
  const settings = { draws, warmUp, dense: metric === "dense", targetAcceptance, maxDepth };
  const run = Array.from({ length: chains }, (_, c) =>
    runChain(target, { ...settings, start: start?.[c] }, createRng(seed, "chain", c)),
  );
  const sampling = describe(target.names, run, maxDepth);
  const slip = gradientSlip(target, run);
  return slip === undefined ? sampling : { ...sampling, warnings: [slip, ...sampling.warnings] };
}

function describe(names: readonly string[], chains: readonly Chain[], maxDepth: number): Sampling {
  const summary = names.map((name, k) =>
    summariseQuantity(
      name,
      chains.map((chain) => column(chain.draws, names.length, k)),
    ),
  );
  const divergences = sum(chains.map(({ divergent }) => sum(divergent)));
  const deepest = sum(chains.map(({ treeDepth }) => treeDepth.filter((depth) => depth >= maxDepth).length));
  const fractions = chains.map((chain) => energyFraction(chain.energy));
  const mixed = summary.filter(({ rHat }) => !(rHat < 1.01)).map(({ name }) => name);
  const thin = summary.filter((each) => !(Math.min(each.bulkSize, each.tailSize) >= 100 * chains.length));
  const warnings = [
    divergences > 0 &&
      `${divergences} trajectories diverged: the draws miss a part where the density bends sharply. Raise targetAcceptance, or change the coordinates.`,
    deepest > 0 &&
      `${deepest} trajectories reached the depth ${maxDepth} before they turned. Raise maxDepth, or rescale the coordinates.`,
    mixed.length > 0 &&
      `R̂ is not below 1.01 for ${mixed.join(", ")}: the chains disagree. Draw more, or look at the chains.`,
    thin.length > 0 &&
      `fewer than ${100 * chains.length} effective draws of ${thin.map(({ name }) => name).join(", ")}. Draw more.`,
    fractions.some((each) => each < 0.3) &&
      "E-BFMI is below 0.3: the energies are explored slowly. Change the coordinates.",
  ];
  return {
    names,
    chains,
    summary,
    divergences,
    deepest,
    energyFraction: fractions,
    warnings: warnings.filter((each) => each !== false),
  };
}

/**
 * The draws of one quantity, chain after chain.
 *
 * @throws LoglikError `sampling-options` for a name that was not reported
 * @example drawsOf(sampling, "scale").length  // 4000
 */
export function drawsOf(sampling: Pick<Sampling, "names" | "chains">, name: string): Float64Array {
  const k = sampling.names.indexOf(name);
  if (k < 0) throw invalid("name", name, `one of ${sampling.names.join(", ")}`);
  const columns = sampling.chains.map(({ draws }) => column(draws, sampling.names.length, k));
  const out = new Float64Array(columns.length * columns[0].length);
  columns.forEach((each, c) => {
    out.set(each, c * each.length);
  });
  return out;
}

function column(draws: Float64Array, columns: number, k: number): Float64Array {
  return Float64Array.from({ length: draws.length / columns }, (_, i) => draws[i * columns + k]);
}

function sum(values: ArrayLike<number>): number {
  return Array.from(values).reduce((total, value) => total + value, 0);
}

function invalid(name: string, value: unknown, expected: string): LoglikError {
  const shown = typeof value === "string" ? JSON.stringify(value) : String(value);
  return new LoglikError("sampling-options", `sampleNuts: ${name} is ${shown}; expected ${expected}.`, { name, value });
}
