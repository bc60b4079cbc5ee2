import type { InformationBarsFigure } from "../figures/information-bars.js";
import { formatNumber } from "../layout/format-number.js";

export function describeInformationBars({ entropy, models, unit }: InformationBarsFigure): string {
  const costs = models.map(
    ({ label, klDivergence, crossEntropy }) =>
      `${label} has cross-entropy ${formatNumber(crossEntropy)}, ${formatNumber(klDivergence)} of it divergence`,
  );
  return `Entropy of p, ${formatNumber(entropy)} ${unit}, and what models cost: ${costs.join("; ")}.`;
}
