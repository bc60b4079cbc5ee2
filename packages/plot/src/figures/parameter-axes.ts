import { LoglikError } from "@loglik/core";
import { checkIncreasing, checkNumber, checkNumbers, describeValue } from "./check.js";
import type { ParameterAxis } from "./figure.js";

/** The axes as `logLikelihoodGrid` takes them: the values of each parameter, by name. */
export type AxesInput = Readonly<Record<string, ArrayLike<number>>>;

/** A point of parameter space with the drawn quantity there. `theta` may be a fit's: keys that are no axis are ignored. */
export interface PointInput {
  readonly theta: Readonly<Record<string, number>>;
  /** In the quantity that the figure draws. */
  readonly value: number;
}

/** @throws LoglikError `figure-axes` unless there are exactly `count` axes; those of `checkNumbers` and `checkIncreasing`. */
export function checkAxes(
  figure: string,
  axes: AxesInput,
  symbols: Readonly<Record<string, string>>,
  count: 1 | 2,
): readonly ParameterAxis[] {
  const names = axes !== null && typeof axes === "object" ? Object.keys(axes) : [];
  if (names.length !== count) {
    throw new LoglikError(
      "figure-axes",
      `${figure}: axes is ${describeValue(axes)}; expected ${count === 1 ? "one parameter" : "two parameters"}, ` +
        `each with its values, such as ${count === 1 ? "{ prob: grid }" : "{ loc: grid, scale: grid }"}.`,
      { figure, names, expected: count },
    );
  }
  return names.map((name) => {
    const place = { figure, path: `axes.${name}` };
    const values = checkIncreasing(checkNumbers(axes[name], place), place);
    if (values.length < 2) {
      throw new LoglikError("figure-axes", `${figure}: axes.${name} has one value; a line needs at least two.`, {
        figure,
        name,
      });
    }
    return { name, symbol: symbols[name] ?? name, values };
  });
}

/** The coordinates of `theta` along the axes. @throws LoglikError `figure-axes` if one is missing, `figure-not-finite`. */
export function checkTheta(
  figure: string,
  path: string,
  theta: Readonly<Record<string, number>>,
  axes: readonly ParameterAxis[],
): readonly number[] {
  return axes.map(({ name }) => {
    if (theta === null || typeof theta !== "object" || !(name in theta)) {
      throw new LoglikError(
        "figure-axes",
        `${figure}: ${path} is ${describeValue(theta)}; it needs the axis's parameter "${name}".`,
        { figure, path, name },
      );
    }
    return checkNumber(theta[name], { figure, path: `${path}.${name}` });
  });
}
