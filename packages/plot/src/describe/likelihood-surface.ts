import type { LikelihoodSurfaceFigure } from "../figures/likelihood-surface.js";
import { formatNumber } from "../layout/format-number.js";
import { givenData, optimum, quantityName, span } from "./phrases.js";

export function describeLikelihoodSurface(figure: LikelihoodSurfaceFigure): string {
  const { axes, data, maximum, paths, truth } = figure;
  const parts = [
    `${quantityName(figure.quantity)} over ${span(axes[0])} and ${span(axes[1])}${givenData(data?.values)}`,
  ];
  const named = (at: readonly number[]) =>
    axes.map((axis, index) => `${axis.symbol} = ${formatNumber(at[index])}`).join(", ");
  if (maximum) parts.push(optimum(figure.quantity, maximum.value, named(maximum.at)));
  for (const path of paths) {
    const last = path.x.length - 1;
    const from = named([path.x[0], path.y[0]]);
    parts.push(`${path.label || "the optimizer"} goes from ${from} to ${named([path.x[last], path.y[last]])}`);
  }
  if (truth) parts.push(`the truth is ${named(truth)}`);
  return `${parts.join("; ")}.`;
}
