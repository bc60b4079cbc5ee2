import type { ClassDensitiesFigure } from "../figures/class-densities.js";
import type { OperatingCurveFigure } from "../figures/operating-curve.js";
import type { ThresholdCostFigure } from "../figures/threshold-cost.js";
import { formatNumber } from "../layout/format-number.js";
import { finiteExtent } from "../layout/ticks.js";

export function describeThresholdCost({ thresholds, costs, best, theory, variable }: ThresholdCostFigure): string {
  const [low, high] = finiteExtent(thresholds) ?? [0, 1];
  const parts = [
    `Mean cost against the ${variable} from ${formatNumber(low)} to ${formatNumber(high)}`,
    `the least, ${formatNumber(best.cost)}, is at ${formatNumber(best.threshold)}, the largest is ${formatNumber(Math.max(...costs))}`,
  ];
  if (theory !== undefined) parts.push(`the costs alone ask for ${formatNumber(theory)}`);
  return `${parts.join("; ")}.`;
}

export function describeClassDensities({ x, classes, threshold, variable }: ClassDensitiesFigure): string {
  const modes = classes.map(({ label, density }) => {
    const mode = density.indexOf(density.reduce((top, value) => Math.max(top, value), 0));
    return `${label} is densest at ${formatNumber(x[mode])}`;
  });
  const cut = threshold === undefined ? "" : `; the threshold is ${formatNumber(threshold)}`;
  return `Densities of two classes along the ${variable}: ${modes.join(", ")}${cut}.`;
}

export function describeOperatingCurve({ curve, curves, chosen, prevalence }: OperatingCurveFigure): string {
  const roc = curve === "roc";
  const areas = curves.map(
    ({ label, area }) => `${label} has ${roc ? "area" : "average precision"} ${formatNumber(area, 3)}`,
  );
  const parts = [`${roc ? "ROC curve" : "Precision-recall curve"}: ${areas.join(", ")}`];
  if (chosen) {
    const [across, up] = roc ? ["false positive rate", "true positive rate"] : ["recall", "precision"];
    const at = `${across} ${formatNumber(chosen.x, 3)} and ${up} ${formatNumber(chosen.y, 3)}`;
    parts.push(`threshold ${formatNumber(chosen.threshold, 3)} gives ${at}`);
  }
  if (prevalence !== undefined) parts.push(`the share of ones is ${formatNumber(prevalence, 3)}`);
  return `${parts.join("; ")}.`;
}
