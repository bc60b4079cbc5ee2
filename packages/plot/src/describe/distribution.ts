import type { DistributionFigure } from "../figures/distribution.js";
import { formatNumber } from "../layout/format-number.js";
import { finiteExtent } from "../layout/ticks.js";
import { givenData } from "./phrases.js";

export function describeDistribution(figure: DistributionFigure): string {
  const { quantity, y, values, variable, comparisons, data } = figure;
  const name = { density: "Density", mass: "Probability", cumulative: "Distribution function" }[quantity];
  const parts = [`${name} of ${variable} from ${formatNumber(y[0])} to ${formatNumber(y[y.length - 1])}`];
  const finite = finiteExtent(values);
  if (quantity !== "cumulative" && finite) {
    const top = values.indexOf(finite[1]);
    parts.push(`the largest value drawn, ${formatNumber(finite[1])}, is at ${formatNumber(y[top])}`);
  }
  if (comparisons.length > 0) parts.push(`compared with ${comparisons.map(({ label }) => label).join(", ")}`);
  return `${parts.join("; ")}${givenData(data?.values)}.`;
}
