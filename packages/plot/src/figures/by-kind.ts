import { LoglikError } from "@loglik/core";
import type { Figure, FigureKind, FigureOfKind } from "./figure.js";

/** A function for every kind of figure: what is left out does not compile. */
export type ByKind<Rest extends readonly unknown[], Result> = {
  readonly [Kind in FigureKind]: (figure: FigureOfKind<Kind>, ...rest: Rest) => Result;
};

/** Calls the function for the figure's kind. @throws LoglikError `figure-kind` for what no function of this package made. */
export function callByKind<Rest extends readonly unknown[], Result>(
  caller: string,
  functions: ByKind<Rest, Result>,
  figure: Figure,
  ...rest: Rest
): Result {
  const kind: unknown = figure?.kind;
  if (typeof kind !== "string" || !Object.hasOwn(functions, kind)) {
    const kinds = Object.keys(functions).map((name) => JSON.stringify(name));
    throw new LoglikError(
      "figure-kind",
      `${caller}: kind is ${JSON.stringify(kind)}; expected one of ${kinds.join(", ")}, as the functions of @loglik/plot make.`,
      { kind },
    );
  }
  return (functions[figure.kind] as (figure: Figure, ...rest: Rest) => Result)(figure, ...rest);
}
