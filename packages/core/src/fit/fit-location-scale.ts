import { checkFixed } from "../check-parameters.js";
import type { FitOptions, FitResult, Theta } from "../family.js";
import { fitInLinkSpace, type LinkSpaceFit, logLikelihoodAt } from "./fit-in-link-space.js";

/**
 * {@link fitInLinkSpace} for a family with a location and a scale, in units that the sample chooses: z = (y − loc₀)/u, loc₀
 * the location of the start and u the power of two next to its scale. Newton's Hessian by differences steps by about a unit;
 * in the units of y a sample of salaries, or of charges in coulombs, would stop it short of the maximum. Estimates and
 * log-likelihood are in the units of y; the mean score that ends the fit is in those of z.
 *
 * @throws LoglikError `parameter-unknown`, `parameter-invalid` for `options.fixed`
 */
export function fitLocationScale<K extends string>(
  fit: LinkSpaceFit<K | "loc" | "scale">,
  options: FitOptions = {},
): FitResult<Theta<K | "loc" | "scale">> {
  const { family, y, weights } = fit;
  const { fixed = {} } = options;
  checkFixed("fit", family.paramSpecs, fixed);
  const { loc: center, scale } = { ...fit.start, ...fixed } as Theta<"loc" | "scale">;
  const unit = 2 ** Math.round(Math.log2(scale));
  const inUnits = (theta: Theta): Theta => {
    const scaled: Record<string, number> = { ...theta };
    if ("loc" in theta) scaled.loc = (theta.loc - center) / unit;
    if ("scale" in theta) scaled.scale = theta.scale / unit;
    return scaled;
  };
  // A loop: `Float64Array.from` with a function takes some twenty times as long.
  const z = new Float64Array(y.length);
  for (let i = 0; i < z.length; i++) z[i] = (y[i] - center) / unit;
  const found = fitInLinkSpace(
    {
      ...fit,
      y: z,
      start: inUnits(fit.start) as typeof fit.start,
    },
    { ...options, fixed: inUnits(fixed) as Record<string, number> },
  );
  // A parameter that was given comes back as it was given, whatever the way there and back rounds.
  const theta = {
    ...found.theta,
    loc: center + unit * found.theta.loc,
    scale: unit * found.theta.scale,
    ...fixed,
  } as typeof found.theta;
  return { ...found, theta, logLikelihood: logLikelihoodAt(family, y, weights, theta) };
}
