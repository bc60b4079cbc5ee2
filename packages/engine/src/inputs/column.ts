import { LoglikError } from "@loglik/core";
import { finiteNumber, knownOptions, positiveInteger, positiveNumber } from "../option-checks.js";

/** How one column of a table goes into a network. Plain data: it can be kept beside a model's file. */
export type InputColumn = NumericColumn | CategoricalColumn;

/** z = (x − centre)/scale */
export interface NumericColumn {
  readonly type: "numeric";
  readonly centre: number;
  readonly scale: number;
}

/** A vector of learned numbers for each level. */
export interface CategoricalColumn {
  readonly type: "categorical";
  /** The values that the column has, or their number k where they are 0 … k − 1 already. */
  readonly levels: readonly (string | number)[] | number;
  /** Length of a vector; half the number of levels, rounded up and at most 50, unless told. */
  readonly dimensions?: number;
}

/**
 * A column of numbers, brought to a size that networks like: z = (x − centre)/scale.
 *
 * @param options.centre what becomes 0, such as the mean of the training rows; 0 unless told
 * @param options.scale what becomes a unit, such as their standard deviation; 1 unless told
 * @throws LoglikError `option-not-finite`, `option-not-positive`, `option-unknown`
 * @example numeric({ centre: 20, scale: 5 })  // { type: "numeric", centre: 20, scale: 5 }
 */
export function numeric(options: { readonly centre?: number; readonly scale?: number } = {}): NumericColumn {
  knownOptions("numeric", options, ["centre", "scale"]);
  const { centre = 0, scale = 1 } = options;
  return {
    type: "numeric",
    centre: finiteNumber("numeric", "centre", centre),
    scale: positiveNumber("numeric", "scale", scale),
  };
}

/** Vectors for more levels than twice as many are no longer half as long as there are levels. */
const mostDimensions = 50;

/**
 * A column of categories. Each level gets a vector of its own, which is learned; levels that mean the same for y come to lie
 * close together.
 *
 * @param levels the values of the column, texts or numbers; or how many there are, where they are whole numbers from 0 on
 * @param options.dimensions length of a vector; half the number of levels, rounded up and at most 50, unless told
 * @throws LoglikError `levels-invalid`, `option-not-a-positive-integer`, `option-unknown`
 * @see Guo & Berkhahn (2016), "Entity embeddings of categorical variables"
 * @example categorical(["clear", "cloudy", "rain"]).dimensions  // 2
 */
export function categorical(
  levels: readonly (string | number)[] | number,
  options: { readonly dimensions?: number } = {},
): Required<CategoricalColumn> {
  knownOptions("categorical", options, ["dimensions"]);
  if (typeof levels !== "number") checkLevels(levels);
  const count = positiveInteger("categorical", "number of levels", typeof levels === "number" ? levels : levels.length);
  const { dimensions = Math.min(mostDimensions, Math.ceil(count / 2)) } = options;
  return {
    type: "categorical",
    levels: typeof levels === "number" ? levels : [...levels],
    dimensions: positiveInteger("categorical", "dimensions", dimensions),
  };
}

/** How many levels a column has. */
export function levelCount({ levels }: CategoricalColumn): number {
  return typeof levels === "number" ? levels : levels.length;
}

function checkLevels(levels: readonly (string | number)[]): void {
  const isList = Array.isArray(levels);
  const wrong = isList
    ? levels.findIndex((level, index) => !isLevel(level) || levels.indexOf(level) !== index)
    : undefined;
  if (isList && wrong === -1) return;
  throw new LoglikError(
    "levels-invalid",
    wrong === undefined
      ? `categorical: levels is ${levels === null ? "null" : typeof levels}; expected an array of texts or numbers, or how many levels there are.`
      : `categorical: levels[${wrong}] is ${JSON.stringify(levels[wrong])}${isLevel(levels[wrong]) ? ", which stands there twice" : ""}; expected texts or finite numbers, each once.`,
    { index: wrong },
  );
}

function isLevel(value: unknown): boolean {
  return typeof value === "string" || Number.isFinite(value);
}
