import { LoglikError } from "@loglik/core";
import type { TrainedModel } from "@loglik/engine";
import { dropoutPasses } from "@loglik/engine/objective";

/**
 * Monte Carlo dropout: the masks stay on when the model predicts, and each pass is taken for a draw from an approximate posterior.
 * The masks depend on (seed, pass, row) and are drawn for each row anew, so look at rows one by one, not at whole curves.
 *
 * The approximation is crude, and its width is set by the dropout rate rather than by the data: compare with
 * `laplaceApproximation` or `deepEnsemble` before trusting it.
 *
 * @param passes 100 unless told
 * @returns η for each row of x, rows × outputs, one array a pass: what `classProbabilityDraws` takes
 * @throws LoglikError `dropout-none`, `network-not-a-density`, `ensemble-options`
 * @see Gal & Ghahramani (2016), Dropout as a Bayesian Approximation
 * @example
 * const etas = await monteCarloDropout(model, news, { passes: 200, seed: 1 });
 */
export function monteCarloDropout(
  model: TrainedModel,
  x: Parameters<TrainedModel["eta"]>[0],
  { passes = 100, seed = 0 }: { readonly passes?: number; readonly seed?: number } = {},
): Promise<Float64Array[]> {
  if (!Number.isSafeInteger(passes) || passes < 1) {
    throw new LoglikError(
      "ensemble-options",
      `monteCarloDropout: passes is ${passes}; expected a whole number from 1 on.`,
      { passes },
    );
  }
  return dropoutPasses(model.network, model.parameters, x, passes, seed);
}
