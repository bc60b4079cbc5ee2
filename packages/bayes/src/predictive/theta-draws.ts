import { type LikelihoodHead, LoglikError, type Theta } from "@loglik/core";
import type { Sampling } from "../nuts/sample-nuts.js";

/**
 * θ of each draw of a sampling from `posterior`, all chains in a row.
 *
 * @param fixed parameters that were known
 * @example thetaDraws(sampleNuts(posterior(poisson, y, { rate: flat() }))).length  // 4000
 */
export function thetaDraws<K extends string>(
  { names, chains }: Pick<Sampling, "names" | "chains">,
  fixed: Partial<Theta<K>> = {},
): Theta<K>[] {
  return chains.flatMap(({ draws }) =>
    Array.from({ length: draws.length / names.length }, (_, i) => ({
      ...fixed,
      ...Object.fromEntries(names.map((name, k) => [name, draws[i * names.length + k]])),
    })),
  ) as Theta<K>[];
}

/**
 * The positions of a sampling whose target reports its coordinates as they are: weights of a linear model or a network.
 *
 * @param every takes each so many-th draw; 1 unless told
 * @throws LoglikError `predictive-draws`
 */
export function positionDraws({ names, chains }: Pick<Sampling, "names" | "chains">, every = 1): Float64Array[] {
  if (!(Number.isSafeInteger(every) && every > 0)) {
    throw new LoglikError("predictive-draws", `positionDraws: every is ${every}; expected a positive integer.`);
  }
  const d = names.length;
  const all = chains.flatMap(({ draws }) =>
    Array.from({ length: draws.length / d }, (_, i) => draws.slice(i * d, (i + 1) * d)),
  );
  return all.filter((_, i) => i % every === 0);
}

/**
 * Class probabilities of one row, draw by draw, from η of each draw; what {@link splitEntropy} takes.
 *
 * @param etas η of all rows, rows × outputs, one array a draw
 * @throws LoglikError `predictive-draws` for a head that predicts no class
 * @example classProbabilityDraws(bernoulliHead(), [[0], [2]], 0)[0]  // [0.5, 0.5]
 */
export function classProbabilityDraws(
  head: LikelihoodHead,
  etas: readonly ArrayLike<number>[],
  row: number,
): ArrayLike<number>[] {
  return etas.map((eta) => {
    const { prob } = head.theta(eta, row) as { readonly prob?: number | ArrayLike<number> };
    if (prob === undefined) {
      throw new LoglikError(
        "predictive-draws",
        `classProbabilityDraws: the head ${head.name} predicts no classes. For numbers, pass predictiveDistribution the family and head.theta of each draw.`,
        { head: head.name },
      );
    }
    return typeof prob === "number" ? [1 - prob, prob] : prob;
  });
}

/**
 * θ of one row, draw by draw, from η of each draw; what {@link predictiveDistribution} takes.
 *
 * @example headThetaDraws(normalHead({ scale: 1 }), [[0], [2]], 0)[1]  // { loc: 2, scale: 1 }
 */
export function headThetaDraws(head: LikelihoodHead, etas: readonly ArrayLike<number>[], row: number): Theta[] {
  return etas.map((eta) => head.theta(eta, row) as Theta);
}
