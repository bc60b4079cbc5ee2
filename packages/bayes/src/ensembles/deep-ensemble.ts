import { LoglikError } from "@loglik/core";
import { createRng } from "@loglik/core/random";
import { mapFits, type Network, type TrainedModel, type TrainOptions, train } from "@loglik/engine";
import type { NetworkData } from "../network/network-posterior.js";

/** Settings of {@link deepEnsemble} and {@link baggedEnsemble}. */
export interface EnsembleOptions {
  /** Networks to train; 5 unless told. */
  readonly members?: number;
  /** The first member's seed, and the seed of the bootstrap; member k trains with seed + k. 0 unless told. */
  readonly seed?: number;
  /** Fits at a time; as many as the machine has cores unless told. */
  readonly fitsAtATime?: number;
}

/** Several networks for one question. */
export interface Ensemble {
  readonly members: readonly TrainedModel[];
  /** η for each row of x, rows × outputs, one array a member. */
  etaDraws(x: Parameters<TrainedModel["eta"]>[0]): Promise<Float64Array[]>;
}

/**
 * A deep ensemble: the same network trained several times from different random weights, side by side in workers. Each member is
 * one mode of the posterior; where they disagree the data do not decide.
 *
 * @param training options of `train`; weight decay makes each member a maximum a posteriori
 * @throws LoglikError `ensemble-options`, and those of `train`
 * @see Lakshminarayanan, Pritzel & Blundell (2017), Simple and Scalable Predictive Uncertainty Estimation
 * @example
 * const ensemble = await deepEnsemble(net, { x, y }, { epochs: 50 }, { members: 5, seed: 1 });
 * const etas = await ensemble.etaDraws(news);
 */
export function deepEnsemble(
  network: Network,
  data: NetworkData,
  training: Omit<TrainOptions, "seed" | "signal">,
  options: EnsembleOptions = {},
): Promise<Ensemble> {
  return trainMembers("deepEnsemble", network, () => data, training, options);
}

/**
 * Bagging: each member is trained on a bootstrap sample of the rows, drawn with replacement. Rows come as weights, the number of
 * times that each was drawn, times the caller's own.
 *
 * @throws LoglikError `ensemble-options`, and those of `train`
 * @see Breiman (1996), Bagging Predictors
 * @example
 * const ensemble = await baggedEnsemble(net, { x, y }, { epochs: 50 }, { members: 10, seed: 1 });
 */
export function baggedEnsemble(
  network: Network,
  data: NetworkData,
  training: Omit<TrainOptions, "seed" | "signal">,
  options: EnsembleOptions = {},
): Promise<Ensemble> {
  const rows =
    data.weights?.length ?? data.y.length / (typeof data.y[0] === "number" ? network.likelihood.targets.length : 1);
  const rng = createRng(options.seed ?? 0, "bootstrap");
  const resample = (member: number): NetworkData => ({
    ...data,
    weights: bootstrapWeights(rows, data.weights, rng.split("member", member)),
  });
  return trainMembers("baggedEnsemble", network, resample, training, options);
}

function bootstrapWeights(
  rows: number,
  weights: ArrayLike<number> | undefined,
  rng: ReturnType<typeof createRng>,
): Float64Array {
  const counts = new Float64Array(rows);
  for (let draw = 0; draw < rows; draw++) counts[rng.below(rows)] += 1;
  return weights === undefined ? counts : counts.map((count, row) => count * weights[row]);
}

async function trainMembers(
  where: string,
  network: Network,
  dataOf: (member: number) => NetworkData,
  training: Omit<TrainOptions, "seed" | "signal">,
  { members = 5, seed = 0, fitsAtATime }: EnsembleOptions,
): Promise<Ensemble> {
  if (!Number.isSafeInteger(members) || members < 2) {
    throw new LoglikError("ensemble-options", `${where}: members is ${members}; expected a whole number from 2 on.`, {
      members,
    });
  }
  const trained = await mapFits(
    Array.from({ length: members }, (_, member) => member),
    (member, { signal }) => train(network, dataOf(member), { ...training, seed: seed + member, signal }).result,
    fitsAtATime === undefined ? {} : { workers: fitsAtATime },
  );
  return {
    members: trained,
    etaDraws: (x) => Promise.all(trained.map(async (model) => Float64Array.from(await model.eta(x)))),
  };
}
