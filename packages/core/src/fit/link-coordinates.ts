import type { Family, LinkName, Theta } from "../family.js";
import { scalarLinks } from "../links/by-name.js";

/** Beyond this distance from the start (a factor e²⁰ for a logarithm) a parameter has run away. */
const RUN_AWAY = 20;

/** The free parameters of a family as numbers without bounds, each by its default link: what an optimizer moves. */
export interface LinkCoordinates<K extends string> {
  /** The start, one number for each parameter that is not fixed. */
  readonly origin: Float64Array;
  /** All parameters, the fixed ones included. */
  thetaAt(eta: Float64Array): Theta<K>;
  /** Adds factor · score, whose components are those of all parameters, to the gradient in θ of the free ones. */
  addScore(gradient: Float64Array, factor: number, score: Float64Array): void;
  /** Turns a gradient in θ into one in η, in place, and a sum over `observations` into a mean: ∂/∂ηⱼ = ∂/∂θⱼ · dθⱼ/dηⱼ. */
  chain(gradient: Float64Array, eta: Float64Array, observations?: number): void;
  /** The first parameter whose link has carried it far from the start, and to which side. */
  runaway(eta: Float64Array): { readonly name: K; readonly high: boolean } | undefined;
}

/**
 * Coordinates of a family's parameters around `start`; those that `fixed` names keep their values in it.
 *
 * @example linkCoordinates(normal, { loc: 0, scale: 1 }, {}).thetaAt(Float64Array.of(2, 0))  // { loc: 2, scale: 1 }
 */
export function linkCoordinates<K extends string>(
  { paramNames, paramSpecs }: Pick<Family<K>, "paramNames" | "paramSpecs">,
  start: Theta<K>,
  fixed: Readonly<Record<string, number>>,
): LinkCoordinates<K> {
  const free = paramNames.filter((name) => fixed[name] === undefined);
  const links = free.map((name) => scalarLinks[paramSpecs[name].link as Exclude<LinkName, "softmax">]);
  const positions = free.map((name) => paramNames.indexOf(name));
  const origin = Float64Array.from(free, (name, j) => links[j].link(start[name]));
  return {
    origin,
    thetaAt(eta) {
      const theta = { ...start } as { -readonly [P in K]: number };
      free.forEach((name, j) => {
        theta[name] = links[j].inverse(eta[j]);
      });
      return theta;
    },
    addScore(gradient, factor, score) {
      for (let j = 0; j < positions.length; j++) gradient[j] += factor * score[positions[j]];
    },
    chain(gradient, eta, observations = 1) {
      for (let j = 0; j < links.length; j++) gradient[j] *= links[j].derivative(eta[j]) / observations;
    },
    runaway(eta) {
      const far = free.findIndex((_, j) => Math.abs(eta[j] - origin[j]) > RUN_AWAY && links[j].name !== "identity");
      return far < 0 ? undefined : { name: free[far], high: eta[far] > origin[far] };
    },
  };
}
