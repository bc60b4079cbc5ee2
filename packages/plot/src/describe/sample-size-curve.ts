import type { SampleSizeCurveFigure } from "../figures/sample-size-curve.js";
import { formatNumber } from "../layout/format-number.js";

export function describeSampleSizeCurve({ sizes, series, label }: SampleSizeCurveFigure): string {
  const last = sizes.length - 1;
  const courses = series.map(({ label: name, errors, fitted }) => {
    const slope = fitted ? `, with slope ${formatNumber(fitted.rate, 2)} on logarithmic axes` : "";
    return `${name} goes from ${formatNumber(errors[0], 3)} to ${formatNumber(errors[last], 3)}${slope}`;
  });
  return `${label} from ${formatNumber(sizes[0])} to ${formatNumber(sizes[last])} rows: ${courses.join("; ")}.`;
}
