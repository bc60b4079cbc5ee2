/** What the page "The training room" computes: from data and a likelihood to what is trained, and from outputs to what is drawn. */
import type { LikelihoodHead, Theta, VectorTheta } from "@loglik/core";
import * as gamma from "@loglik/core/gamma";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { gammaHead } from "@loglik/core/heads/gamma";
import { laplaceHead } from "@loglik/core/heads/laplace";
import { negativeBinomialHead } from "@loglik/core/heads/negative-binomial";
import { normalHead } from "@loglik/core/heads/normal";
import { poissonHead } from "@loglik/core/heads/poisson";
import { studentTHead } from "@loglik/core/heads/student-t";
import * as laplace from "@loglik/core/laplace";
import * as negativeBinomialMean from "@loglik/core/negative-binomial-mean";
import * as normal from "@loglik/core/normal";
import * as poisson from "@loglik/core/poisson";
import * as studentT from "@loglik/core/student-t";
import { standardisation, standardise } from "@loglik/data";
import { grid } from "./grid.js";
import type { RoomData } from "./room-data.js";

/** What is drawn of a family of numbers. */
interface DrawnFamily {
  quantile(p: number, theta: never): number;
  mean(theta: never): number;
}

/** A likelihood to train with. */
export interface RoomLikelihood {
  readonly name: string;
  readonly title: string;
  readonly head: (classes: number) => LikelihoodHead;
  readonly suits: (data: RoomData) => boolean;
  /** Absent for classes, of which probabilities are drawn. */
  readonly family?: DrawnFamily;
  /** How y is rescaled for training: moved and divided, divided only, or not at all. The NLL is reported in y's own unit. */
  readonly units: "moved" | "divided" | "own";
}

const isNumber = (data: RoomData) => data.classes.length === 0;
const areCounts = (data: RoomData) => isNumber(data) && data.y.every((value) => value >= 0 && Number.isInteger(value));
const arePositive = (data: RoomData) => isNumber(data) && data.y.every((value) => value > 0);

export const roomLikelihoods: readonly RoomLikelihood[] = [
  {
    name: "normal-shared",
    title: "normal, one σ",
    head: () => normalHead({ scale: "shared" }),
    suits: isNumber,
    family: normal,
    units: "moved",
  },
  { name: "normal", title: "normal, σ(x)", head: () => normalHead(), suits: isNumber, family: normal, units: "moved" },
  {
    name: "laplace",
    title: "Laplace",
    head: () => laplaceHead({ scale: "perRow" }),
    suits: isNumber,
    family: laplace,
    units: "moved",
  },
  {
    name: "student-t",
    title: "Student-t",
    head: () => studentTHead({ df: 3 }),
    suits: isNumber,
    family: studentT,
    units: "moved",
  },
  { name: "poisson", title: "Poisson", head: () => poissonHead(), suits: areCounts, family: poisson, units: "own" },
  {
    name: "negative-binomial",
    title: "negative binomial",
    head: () => negativeBinomialHead(),
    suits: areCounts,
    family: negativeBinomialMean,
    units: "own",
  },
  { name: "gamma", title: "gamma", head: () => gammaHead(), suits: arePositive, family: gamma, units: "divided" },
  {
    name: "bernoulli",
    title: "Bernoulli",
    head: () => bernoulliHead(),
    suits: ({ classes }) => classes.length === 2,
    units: "own",
  },
  {
    name: "categorical",
    title: "categorical",
    head: (classes) => categoricalHead({ classes }),
    suits: ({ classes }) => classes.length >= 2,
    units: "own",
  },
];

/** The likelihoods that these data can have. */
export function suitedLikelihoods(data: RoomData): readonly RoomLikelihood[] {
  return roomLikelihoods.filter(({ suits }) => suits(data));
}

/** What stands in for a likelihood that was not chosen, the first of these that suits the data. */
const usual = ["normal", "bernoulli", "categorical"];

/** The likelihood of that name if it suits the data, else the usual one for them. */
export function likelihoodFor(data: RoomData, name?: string): RoomLikelihood {
  const suited = suitedLikelihoods(data);
  const found = [name, ...usual].flatMap((wanted) => suited.find((likelihood) => likelihood.name === wanted) ?? []);
  return found[0] ?? suited[0];
}

/** Data in the units that a network likes, and the way back. */
export interface Problem {
  readonly likelihood: RoomLikelihood;
  readonly head: LikelihoodHead;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** y of the data = centre + scale · y of the training. */
  readonly centre: number;
  readonly scale: number;
  /** The places where predictions are drawn, in the data's units and in the network's. */
  readonly places: readonly Float64Array[];
  readonly inputs: Float64Array;
}

/** Places on one side of the map of probabilities. */
export const mapSide = 36;

/** What is trained for these data under this likelihood. */
export function prepare(data: RoomData, likelihood: RoomLikelihood): Problem {
  const units = standardisation(data.x, data.rows, data.inputs);
  const [target] = [standardisation(data.y, data.rows, 1)];
  const scale = likelihood.units === "own" ? 1 : target.scale[0];
  const centre = likelihood.units === "moved" ? target.centre[0] : 0;
  const places = axesOf(data);
  const grid =
    data.shape === "line"
      ? places[0]
      : Float64Array.from({ length: 2 * mapSide * mapSide }, (_, at) => {
          const cell = at >> 1;
          return at % 2 === 0 ? places[0][cell % mapSide] : places[1][Math.floor(cell / mapSide)];
        });
  return {
    likelihood,
    head: likelihood.head(data.classes.length),
    x: standardise(data.x, units),
    y: data.y.map((value) => (value - centre) / scale),
    centre,
    scale,
    places,
    inputs: standardise(grid, units),
  };
}

/** From a little below the smallest to a little above the largest value of each input. */
function axesOf({ x, rows, inputs, shape }: RoomData): Float64Array[] {
  return Array.from({ length: inputs }, (_, input) => {
    const column = Float64Array.from({ length: rows }, (_, row) => x[row * inputs + input]);
    const [low, high] = [Math.min(...column), Math.max(...column)];
    const room = 0.06 * (high - low || 1);
    return grid(low - room, high + room, shape === "line" ? 81 : mapSide);
  });
}

/** Nats per observation in the data's own unit: a density is divided by what y was divided by. */
export function nllInOwnUnit(problem: Problem, nll: number): number {
  return nll + Math.log(problem.scale);
}

/** The mean along x, and the intervals that hold 50 % and 90 % of the outcomes. */
export interface Band {
  readonly x: Float64Array;
  readonly mean: Float64Array;
  readonly bands: readonly { readonly low: Float64Array; readonly high: Float64Array; readonly label: string }[];
}

/** What a network that puts out `eta` at the places says of y there. */
export function readBand(
  { likelihood, head, places, centre, scale }: Problem,
  eta: ArrayLike<number>,
): Band | undefined {
  const { family } = likelihood;
  if (!family) return undefined;
  const thetas = Array.from(places[0], (_, row) => head.theta(eta, row) as never);
  const own = (of: (theta: never) => number) => Float64Array.from(thetas, (theta) => centre + scale * of(theta));
  return {
    x: places[0],
    mean: own((theta) => family.mean(theta)),
    bands: [0.9, 0.5].map((share) => ({
      label: `${100 * share} %`,
      low: own((theta) => family.quantile((1 - share) / 2, theta)),
      high: own((theta) => family.quantile((1 + share) / 2, theta)),
    })),
  };
}

/** The probability of one class at each place of the map, row by row from the smallest x₂. */
export function readMap({ head, inputs }: Problem, eta: ArrayLike<number>, label: number): Float64Array {
  return Float64Array.from({ length: inputs.length / 2 }, (_, row) => {
    const { prob } = head.theta(eta, row) as Theta | VectorTheta;
    return typeof prob === "number" ? (label === 1 ? prob : 1 - prob) : prob[label];
  });
}
