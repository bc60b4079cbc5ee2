import type { LikelihoodQuantity, ParameterAxis } from "../figures/figure.js";
import { formatNumber } from "../layout/format-number.js";
import { listNumbers } from "../layout/list-numbers.js";
import { finiteExtent } from "../layout/ticks.js";

/** The quantity's name as a sentence begins. */
export function quantityName(quantity: LikelihoodQuantity): string {
  return quantity === "negative-log-likelihood"
    ? "Negative log-likelihood"
    : `${quantity[0].toUpperCase()}${quantity.slice(1)}`;
}

/** Where the best value is, and what it is. */
export function optimum(quantity: LikelihoodQuantity, value: number, where: string): string {
  return `the ${quantity === "negative-log-likelihood" ? "minimum" : "maximum"}, ${formatNumber(value)}, is at ${where}`;
}

/** A parameter with the range that is drawn. */
export function span(axis: ParameterAxis): string {
  const [low, high] = finiteExtent(axis.values)!;
  return `${axis.symbol} from ${formatNumber(low)} to ${formatNumber(high)}`;
}

/** The sample that a likelihood is of, to end a clause with. */
export function givenData(values: Float64Array | undefined): string {
  if (!values) return "";
  // Sixty characters of text are as much as a listener wants of a list.
  return `, given the data ${listNumbers(values, 30, 1)}`;
}

/** The first twelve of a list, and how many more there are: nobody listens to a thousand. */
export function listSome(items: readonly string[]): string {
  const shown = items.slice(0, 12).join(", ");
  return items.length > 12 ? `${shown}, and ${items.length - 12} more` : shown;
}
