import type { PriorPosteriorFigure } from "../figures/prior-posterior.js";
import { formatNumber } from "../layout/format-number.js";
import { span } from "./phrases.js";

export function describePriorPosterior(figure: PriorPosteriorFigure): string {
  const { axis, likelihood, maximumLikelihood, maximumAPosteriori, truth } = figure;
  const curves = likelihood ? "Prior, likelihood and posterior" : "Prior and posterior";
  const parts = [`${curves} of ${span(axis)}`];
  const at = (value: number) => `${axis.symbol} = ${formatNumber(value)}`;
  if (maximumLikelihood !== undefined) parts.push(`the likelihood is largest at ${at(maximumLikelihood)}`);
  if (maximumAPosteriori !== undefined) parts.push(`the posterior is largest at ${at(maximumAPosteriori)}`);
  if (truth !== undefined) parts.push(`the truth is ${formatNumber(truth)}`);
  return `${parts.join("; ")}.`;
}
