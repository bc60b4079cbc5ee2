import type { RegressionFigure } from "../figures/regression-band.js";
import { formatNumber } from "../layout/format-number.js";

export function describeRegression(figure: RegressionFigure): string {
  const { data, fit, bands, draws, truth, labels } = figure;
  const count = data.x.length === 1 ? "1 observation" : `${data.x.length} observations`;
  const parts = [`Regression of ${labels.y} on ${labels.x}: ${count}`];
  if (fit) {
    const last = fit.x.length - 1;
    const at = (index: number) => `${formatNumber(fit.y[index])} at ${formatNumber(fit.x[index])}`;
    parts.push(`${fit.label} goes from ${at(0)} to ${at(last)}`);
  }
  if (bands.length > 0) parts.push(`predictive bands: ${bands.map((band) => band.label).join(", ")}`);
  if (draws) parts.push(`${draws.length} draws from the posterior`);
  if (data.fitted) parts.push("each residual is drawn");
  if (truth) parts.push(`${truth.label} is drawn as a dashed line`);
  return `${parts.join("; ")}.`;
}
