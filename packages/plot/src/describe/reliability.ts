import type { ReliabilityFigure, ReliabilitySeries } from "../figures/reliability-diagram.js";
import { formatNumber } from "../layout/format-number.js";
import { listSome } from "./phrases.js";

export function describeReliability({ model, before, labels }: ReliabilityFigure): string {
  const full = model.bins.filter(({ count }) => count > 0);
  const points = full.map(
    ({ meanPrediction, frequency, count }) =>
      `${formatNumber(frequency, 3)} where ${formatNumber(meanPrediction, 3)} was predicted (${formatNumber(count)} ${count === 1 ? "row" : "rows"})`,
  );
  const empty = model.bins.length - full.length;
  const parts = [
    `Reliability diagram, ${labels.y} against ${labels.x}`,
    `${summary(model)}: ${listSome(points)}${empty > 0 ? `; ${empty} of ${model.bins.length} bins are empty` : ""}`,
  ];
  if (before) parts.push(`drawn behind, ${summary(before)}`);
  return `${parts.join("; ")}.`;
}

function summary({ label, calibrationError }: ReliabilitySeries): string {
  return calibrationError === undefined
    ? label
    : `${label}, with calibration error ${formatNumber(calibrationError, 3)}`;
}
