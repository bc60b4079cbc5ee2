import type { ChainTraceFigure } from "../figures/chain-trace.js";
import { formatNumber } from "../layout/format-number.js";
import { finiteExtent } from "../layout/ticks.js";
import { listSome } from "./phrases.js";

export function describeChainTrace({ chains, variable, summary }: ChainTraceFigure): string {
  const ranges = chains.map(({ label, values }) => {
    const [low, high] = finiteExtent(values)!;
    return `${label} has ${values.length} draws from ${formatNumber(low)} to ${formatNumber(high)}`;
  });
  const parts = [`Trace of ${variable}: ${listSome(ranges)}`];
  if (summary) {
    parts.push(`R̂ is ${formatNumber(summary.rHat)}, and the effective sample size ${formatNumber(summary.bulkSize)}`);
  }
  return `${parts.join("; ")}.`;
}
