import type { Family, FitResult, VectorFamily } from "@loglik/core";
import { LoglikError } from "@loglik/core";
import { logLikelihood } from "@loglik/core/likelihood";
import { createRng } from "@loglik/core/random";
import { type AnyTheta, type Coordinates, coordinatesOf } from "./coordinates.js";

/** Any family of the library. */
export type AnyFamily = Family | VectorFamily;

/** A family whose observation is one number, whatever its parameters are: what the explorer draws. */
export interface ExplorerModel {
  readonly family: AnyFamily;
  readonly discrete: boolean;
  readonly coordinates: Coordinates;
  /** The parameters it opens with. */
  readonly start: AnyTheta;
  logProb(y: number, theta: AnyTheta): number;
  /** NaN at parameters outside their domain, as of a fit that ran to its edge. */
  logLikelihood(y: ArrayLike<number>, theta: AnyTheta): number;
  /** Σ ∂ log f(yᵢ; θ)/∂θ, one component a coordinate. */
  scoreSum(y: ArrayLike<number>, theta: AnyTheta): Float64Array;
  /** Fisher information of one observation, row-major, where the family has one. */
  information(theta: AnyTheta): Float64Array | undefined;
  sample(count: number, seed: number, theta: AnyTheta): number[];
  /** The fit, with integer parameters held at those of `theta`; or what stands against one. */
  fit(y: ArrayLike<number>, theta: AnyTheta): FitResult<AnyTheta> | { readonly error: string };
}

/** @param start parameters whose lengths settle those of vector parameters */
export function explorerModel(family: AnyFamily, start: AnyTheta): ExplorerModel {
  // Both interfaces take θ and y of their own kind, which the coordinates keep as they are; only the types differ.
  const scalar = family as Family;
  const own = (theta: AnyTheta) => theta as never;
  const coordinates = coordinatesOf(family, start);
  const size = coordinates.list.length;
  return {
    family,
    discrete: family.measure === "discrete",
    coordinates,
    start,
    logProb: (y, theta) => scalar.logProb(y, own(theta)),
    logLikelihood: (y, theta) => orNotANumber(() => logLikelihood(scalar, y, own(theta))),
    scoreSum: (y, theta) => {
      const sum = new Float64Array(size);
      const one = new Float64Array(size);
      for (let i = 0; i < y.length; i++) {
        scalar.score(y[i], own(theta), one);
        for (let j = 0; j < size; j++) sum[j] += one[j];
      }
      return sum;
    },
    information: (theta) => scalar.fisherInformation?.(own(theta), new Float64Array(size * size)),
    sample: (count, seed, theta) => {
      const rng = createRng(seed, "family explorer");
      return Array.from({ length: count }, () => shortened(scalar.sample(rng, own(theta)), scalar, own(theta)));
    },
    fit: (y, theta) => {
      if (!scalar.fit) return { error: `${family.name} has no fit of its own.` };
      try {
        return scalar.fit(y, fitOptions(coordinates, theta, family.measure === "discrete"));
      } catch (error) {
        if (error instanceof LoglikError) return { error: error.message };
        throw error;
      }
    },
  };
}

/**
 * The first seed from 1 whose sample has a fit inside the family, so that a page opens on a maximum; 1 where none of twenty
 * has. A small sample of a negative binomial, say, may well prefer the Poisson limit.
 */
export function openingSeed(model: ExplorerModel, size: number): number {
  for (let seed = 1; seed <= 20; seed++) {
    const fit = model.fit(model.sample(size, seed, model.start), model.start);
    if ("theta" in fit && fit.converged && fit.reason !== "boundary") return seed;
  }
  return 1;
}

/** Functions of one y give NaN at parameters outside their domain, those of a sample refuse them: here both give NaN. */
function orNotANumber(compute: () => number): number {
  try {
    return compute();
  } catch (error) {
    if (error instanceof LoglikError && error.code === "parameter-invalid") return Number.NaN;
    throw error;
  }
}

/** Integers are given and not fitted, unless the family has nothing else; a vector says how many classes there are. */
function fitOptions(
  { list }: Coordinates,
  theta: AnyTheta,
  discrete: boolean,
): { fixed?: Record<string, number>; classes?: number } {
  const integers = list.filter(({ spec }) => spec.kind === "integer");
  const classes = classesOf(list.filter(({ component }) => component !== undefined));
  return {
    ...(integers.length > 0 &&
      integers.length < list.length && {
        fixed: Object.fromEntries(integers.map(({ name }) => [name, (theta as Record<string, number>)[name]])),
      }),
    ...(discrete && classes > 0 && { classes }),
  };
}

/** A probability a class; or an increasing cut point between each class and the next. */
function classesOf(components: readonly { readonly name: string; readonly component: number | undefined }[]): number {
  const longest = Math.max(0, ...components.map(({ component = 0 }) => component + 1));
  return components.some(({ name }) => name === "cuts") ? longest + 1 : longest;
}

/** Five digits, so that the list that a reader sees is the sample, unless they would leave the support. */
function shortened(y: number, family: Family, theta: never): number {
  const short = Number(y.toPrecision(5));
  return Number.isFinite(family.logProb(short, theta)) ? short : y;
}
