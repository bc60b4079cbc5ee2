import { LoglikError } from "../error.js";
import { normalQuantile } from "../special/normal-quantile.js";
import { logit, sigmoid } from "../special/sigmoid.js";
import { cumulativeCounts } from "./cumulative-counts.js";

/** The area under the ROC curve with what chance does to it. */
export interface RocInterval {
  readonly area: number;
  /** Standard error by DeLong's covariance of the two samples' placements. */
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The area under the ROC curve with DeLong's standard error and an interval, made on the logit of the area so that it stays
 * inside [0, 1].
 *
 * A row's placement is the share of the other class that it is on the right side of, ties counting half; the variance of the
 * area is that of the mean placement of the ones plus that of the zeros.
 *
 * @param level probability that the interval is to cover; default 0.95
 * @throws LoglikError `too-few-rows` with less than two rows of a class, `option-invalid`, and those of `rocCurve`
 * @see DeLong, DeLong & Clarke-Pearson (1988), Comparing the areas under two or more correlated ROC curves
 * @example rocInterval([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]).standardError  // 0.3535533905932738
 */
export function rocInterval(scores: ArrayLike<number>, labels: ArrayLike<number>, level = 0.95): RocInterval {
  if (!(level > 0 && level < 1)) {
    throw new LoglikError("option-invalid", `rocInterval: level is ${level}; expected a number between 0 and 1.`, {
      level,
    });
  }
  const { positives, negatives, truePositives, falsePositives } = cumulativeCounts("rocInterval", scores, labels);
  if (positives < 2 || negatives < 2) {
    throw new LoglikError(
      "too-few-rows",
      `rocInterval: there are ${positives} ones and ${negatives} zeros; a standard error needs two of each. Use rocCurve for the area alone.`,
      { positives, negatives },
    );
  }
  const ofOnes: [number, number][] = [];
  const ofZeros: [number, number][] = [];
  truePositives.forEach((count, i) => {
    const [before, beforeZero] = i === 0 ? [0, 0] : [truePositives[i - 1], falsePositives[i - 1]];
    const zerosBelow = negatives - 0.5 * (falsePositives[i] + beforeZero);
    ofOnes.push([count - before, zerosBelow / negatives]);
    ofZeros.push([falsePositives[i] - beforeZero, (0.5 * (count + before)) / positives]);
  });
  const area = ofOnes.reduce((sum, [rows, placement]) => sum + rows * placement, 0) / positives;
  const variance = (placements: readonly [number, number][], n: number) =>
    placements.reduce((sum, [rows, placement]) => sum + rows * (placement - area) ** 2, 0) / (n * (n - 1));
  const standardError = Math.sqrt(variance(ofOnes, positives) + variance(ofZeros, negatives));
  const reach = normalQuantile(0.5 + 0.5 * level) * (standardError / (area * (1 - area)));
  // An area of 0 or 1 has no spread: the interval is that point.
  const [low, high] = standardError === 0 ? [area, area] : [sigmoid(logit(area) - reach), sigmoid(logit(area) + reach)];
  return { area, standardError, low, high };
}
