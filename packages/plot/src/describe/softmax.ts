import type { LogitGradientFigure } from "../figures/logit-gradient.js";
import type { SoftmaxTemperaturesFigure } from "../figures/softmax-temperatures.js";
import { formatNumber } from "../layout/format-number.js";
import { listSome } from "./phrases.js";

export function describeLogitGradient({ classes, probabilities, targets }: LogitGradientFigure): string {
  const rows = classes.map((name, k) => {
    const [a, y] = [probabilities[k], targets[k]];
    return `${name} ${formatNumber(a, 3)} − ${formatNumber(y, 3)} = ${formatNumber(a - y, 3)}`;
  });
  return `Gradient at the logits, probability minus target: ${listSome(rows)}.`;
}

export function describeSoftmaxTemperatures(figure: SoftmaxTemperaturesFigure): string {
  const { classes, logits, temperatures, probabilities } = figure;
  const best = logits.indexOf(Math.max(...logits));
  const tops = Array.from(
    temperatures,
    (temperature, index) => `${formatNumber(probabilities[index][best], 3)} at T = ${formatNumber(temperature)}`,
  );
  return `Softmax over ${classes.length} classes at several temperatures: the most probable one, ${classes[best]}, has ${tops.join(", ")}.`;
}
