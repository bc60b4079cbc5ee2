import type { LikelihoodCurveFigure } from "../figures/likelihood-curve.js";
import { formatNumber } from "../layout/format-number.js";
import { givenData, optimum, quantityName, span } from "./phrases.js";

export function describeLikelihoodCurve(figure: LikelihoodCurveFigure): string {
  const { axis, data, maximum, comparison, interval, truth } = figure;
  const parts = [`${quantityName(figure.quantity)} of ${span(axis)}${givenData(data?.values)}`];
  if (maximum) parts.push(optimum(figure.quantity, maximum.value, `${axis.symbol} = ${formatNumber(maximum.at)}`));
  if (interval) {
    parts.push(`${interval.label || "interval"} from ${formatNumber(interval.low)} to ${formatNumber(interval.high)}`);
  }
  if (comparison) parts.push(`with a second curve, ${comparison.label}`);
  if (truth !== undefined) parts.push(`the truth is ${formatNumber(truth)}`);
  return `${parts.join("; ")}.`;
}
