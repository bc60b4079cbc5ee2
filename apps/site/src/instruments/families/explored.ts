import type { AnyTheta } from "@loglik/docs/lessons/family/coordinates";
import type { ExplorerModel } from "@loglik/docs/lessons/family/explorer-model";

/** What the parts of the explorer look at together. */
export interface Explored {
  readonly model: ExplorerModel;
  /** Where the sliders stand. */
  readonly theta: AnyTheta;
  readonly data: readonly number[];
  readonly fit: ReturnType<ExplorerModel["fit"]>;
  /** The parameters that made the data, where they are known. */
  readonly truth?: AnyTheta | undefined;
}

/** The fitted θ if the data are possible there, which at the edge of a family they may not be. */
export function usableFit({ model, data, fit }: Explored): AnyTheta | undefined {
  if (!("theta" in fit)) return undefined;
  return Number.isFinite(model.logLikelihood(data, fit.theta)) ? fit.theta : undefined;
}

/** The parameters that made the data, unless the sliders stand there and show them already. */
export function truthElsewhere({ model, theta, truth }: Explored): AnyTheta | undefined {
  if (!truth) return undefined;
  const { flatten } = model.coordinates;
  const here = flatten(theta);
  // The way to link space and back costs a digit.
  const same = flatten(truth).every((value, index) => Math.abs(value - here[index]) <= 1e-9 * (1 + Math.abs(value)));
  return same ? undefined : truth;
}
