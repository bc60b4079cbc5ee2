/** What the page "How training finds it" computes: the ways of five methods over a likelihood surface, and where they end. */
import { createRng } from "@loglik/core/random";
import { onGrid, type Place, type Surface, surfaces } from "./surfaces.js";

/** An update rule of two parameters: from the gradient and what it remembers to the step, which is subtracted. */
type Rule = (rate: number) => (gradient: Float64Array, step: number) => Place;

const both = (of: (k: 0 | 1) => number): Place => [of(0), of(1)];

/** g is the gradient. The rules and their constants are those of the engine, which a test holds them to. */
export const rules = {
  /** w ← w − rate · g. */
  SGD: (rate) => (g) => both((k) => rate * g[k]),
  /** v ← 0.9 v + g, w ← w − rate · v. */
  momentum: (rate) => {
    const velocity = [0, 0];
    return (g) =>
      both((k) => {
        velocity[k] = 0.9 * velocity[k] + g[k];
        return rate * velocity[k];
      });
  },
  /** v ← 0.99 v + 0.01 g², w ← w − rate · g/(√v + ε). */
  RMSprop: (rate) => {
    const square = [0, 0];
    return (g) =>
      both((k) => {
        square[k] = 0.99 * square[k] + 0.01 * g[k] * g[k];
        return (rate * g[k]) / (Math.sqrt(square[k]) + 1e-8);
      });
  },
  /** Means of g and g², each divided by what it is short of at the start; w ← w − rate · m/(√v + ε). */
  Adam: (rate) => {
    const mean = [0, 0];
    const square = [0, 0];
    return (g, step) =>
      both((k) => {
        mean[k] = 0.9 * mean[k] + 0.1 * g[k];
        square[k] = 0.999 * square[k] + 0.001 * g[k] * g[k];
        const size = Math.sqrt(square[k] / (1 - 0.999 ** step)) + 1e-8;
        return (rate * mean[k]) / (1 - 0.9 ** step) / size;
      });
  },
} as const satisfies Record<string, Rule>;
export type RuleName = keyof typeof rules;

export interface Walk {
  readonly places: readonly Place[];
  /** Mean NLL over all rows at each place. */
  readonly nll: readonly number[];
}

/** The way of one rule from a start, until it is done or leaves for infinity. `batch` rows a step, all of them unless told. */
export function walk(
  surface: Surface,
  rule: RuleName,
  options: { readonly start: Place; readonly rate: number; readonly steps: number; readonly batch?: number },
): Walk {
  const { start, rate, steps, batch = surface.rows } = options;
  const next = rules[rule](rate);
  const choose = createRng(1, "rows of a step");
  const gradient = new Float64Array(2);
  const places: Place[] = [start];
  for (let step = 1; step <= steps; step++) {
    const [x, y] = places[places.length - 1];
    const rows = batch < surface.rows ? Array.from({ length: batch }, () => choose.below(surface.rows)) : undefined;
    surface.value([x, y], gradient, rows);
    const [dx, dy] = next(gradient, step);
    // A rate that is far too large throws the parameters out of floating point; the way ends where that happens.
    if (!Number.isFinite(surface.value([x - dx, y - dy]))) break;
    places.push([x - dx, y - dy]);
  }
  return { places, nll: places.map((place) => surface.value(place)) };
}

/** Second derivatives by differences of the exact gradient: h₁₁, h₁₂, h₂₂. */
export function curvature(surface: Surface, [x, y]: Place): readonly [number, number, number] {
  const reach = 1e-5;
  const slope = (at: Place) => {
    const gradient = new Float64Array(2);
    surface.value(at, gradient);
    return gradient;
  };
  const [right, left, up, down] = [
    slope([x + reach, y]),
    slope([x - reach, y]),
    slope([x, y + reach]),
    slope([x, y - reach]),
  ];
  const across = (right[1] - left[1] + up[0] - down[0]) / (4 * reach);
  return [(right[0] - left[0]) / (2 * reach), across, (up[1] - down[1]) / (2 * reach)];
}

/**
 * Newton's method: the step solves H d = g, and is halved until the NLL falls. Where the surface is not curved upwards in every
 * direction H is of no use, and the step goes down the gradient instead.
 */
export function newton(surface: Surface, start: Place, steps = 50): Walk {
  const gradient = new Float64Array(2);
  const places: Place[] = [start];
  for (let step = 0; step < steps; step++) {
    const [x, y] = places[places.length - 1];
    const value = surface.value([x, y], gradient);
    if (Math.hypot(gradient[0], gradient[1]) < 1e-10) break;
    const [a, b, c] = curvature(surface, [x, y]);
    const determinant = a * c - b * b;
    const [dx, dy] =
      a > 0 && determinant > 0
        ? [(c * gradient[0] - b * gradient[1]) / determinant, (a * gradient[1] - b * gradient[0]) / determinant]
        : [gradient[0], gradient[1]];
    let share = 1;
    while (share > 1e-9 && !(surface.value([x - share * dx, y - share * dy]) < value)) share /= 2;
    if (share <= 1e-9) break;
    places.push([x - share * dx, y - share * dy]);
  }
  return { places, nll: places.map((place) => surface.value(place)) };
}

/** Newton from a lattice of starts: every valley that it finds, the lowest first, with the share of the starts that end there. */
export function valleys(surface: Surface, perSide = 5) {
  const found: { place: Place; nll: number; share: number }[] = [];
  const [across, up] = surface.box;
  const along = ([low, high]: Place, i: number) => low + ((i + 0.5) / perSide) * (high - low);
  for (let i = 0; i < perSide; i++) {
    for (let j = 0; j < perSide; j++) {
      const { places, nll } = newton(surface, [along(across, i), along(up, j)]);
      const place = places[places.length - 1];
      const known = found.find(({ place: [x, y] }) => Math.hypot(x - place[0], y - place[1]) < 1e-3);
      if (known) known.share += 1 / perSide ** 2;
      else found.push({ place, nll: nll[nll.length - 1], share: 1 / perSide ** 2 });
    }
  }
  return found.sort((one, other) => one.nll - other.nll);
}

/** Everything about a surface that does not depend on the method. */
export function survey(surface: Surface) {
  const all = valleys(surface);
  const drawn = onGrid(surface, 49);
  const floor = all[0].nll;
  // The lines lie closer together towards the floor, where the ways end.
  const reach = drawn.values.reduce((highest, value) => Math.max(highest, value), floor) - floor;
  return {
    ...drawn,
    valleys: all,
    levels: [0.005, 0.02, 0.05, 0.1, 0.2, 0.4, 0.7].map((share) => floor + share * reach),
  };
}

export const logisticValleys = valleys(surfaces.logistic);
export const mixtureValleys = valleys(surfaces.mixture);
export const newtonOnLogistic = newton(surfaces.logistic, surfaces.logistic.start);

/** How many steps a rule needs from the usual start until it is within 0.001 nats of the floor; Infinity if it does not get there. */
export function stepsToFloor(rule: RuleName, rate: number, limit = 2000): number {
  const { logistic } = surfaces;
  const floor = logisticValleys[0].nll;
  const { nll } = walk(logistic, rule, { start: logistic.start, rate, steps: limit });
  const step = nll.findIndex((value) => value < floor + 0.001);
  return step === -1 ? Number.POSITIVE_INFINITY : step;
}

export const race = (["SGD", "momentum", "RMSprop", "Adam"] as const).map((rule) => ({
  rule,
  slow: stepsToFloor(rule, 0.02),
  quick: stepsToFloor(rule, 0.2),
}));

/** The largest rate at which plain gradient descent settles near the optimum: 2 over the largest curvature in any direction. */
export const largestRate = 2 / largestCurvature(curvature(surfaces.logistic, logisticValleys[0].place));

function largestCurvature([a, b, c]: readonly [number, number, number]): number {
  return (a + c + Math.hypot(a - c, 2 * b)) / 2;
}
