import type { Target } from "../target.js";
import type { Chain } from "./chain.js";

/** Share by which a slope may differ from the difference of log densities, and what it may differ by over the width, in nats. */
const [SHARE, NATS] = [0.02, 0.02];
/** Coordinates that are tried, spread over all. */
const TRIED = 50;

/**
 * Whether the gradient is that of the density where the chains ended: along a coordinate, against a difference of log densities
 * a hundredth of its width to either side. A wrong gradient gives draws of nothing in particular, or costs ten times the work.
 *
 * @returns what a reader should know; undefined where the two agree in half of the chains, or an edge leaves nothing to compare
 */
export function gradientSlip(
  target: Target,
  chains: readonly Pick<Chain, "position" | "inverseMass">[],
): string | undefined {
  const { dimension, names } = target;
  const unused = new Float64Array(dimension);
  const ends = chains.map(({ position, inverseMass }) => {
    const gradient = new Float64Array(dimension);
    const value = target.logDensity(Float64Array.from(position), gradient);
    const variance = (j: number) => inverseMass[inverseMass.length === dimension ? j : j * (dimension + 1)];
    return { position, gradient, value, variance };
  });
  const every = Math.ceil(dimension / TRIED);
  for (let j = 0; j < dimension; j += every) {
    const slips = ends.map(({ position, gradient, value, variance }) => {
      const width = Math.sqrt(variance(j));
      const step = 0.01 * width;
      const logDensityAt = (x: number) =>
        target.logDensity(
          position.map((other, i) => (i === j ? x : other)),
          unused,
        );
      const above = logDensityAt(position[j] + step);
      const below = logDensityAt(position[j] - step);
      const difference = (above - below) / (2 * step);
      // A bend of the density between the two, or rounding of its values, leaves as much undecided.
      const undecided = (2 * Math.abs(above - 2 * value + below) + 1e-12 * Math.abs(value)) / step;
      const slack = NATS / width + SHARE * Math.abs(difference) + undecided;
      const apart = Number.isFinite(difference) && Math.abs(gradient[j] - difference) > slack;
      return apart ? { slope: gradient[j], difference } : undefined;
    });
    const found = slips.filter((slip) => slip !== undefined);
    if (2 * found.length <= chains.length) continue;
    const [{ slope, difference }] = found;
    const where = names.length === dimension ? names[j] : `coordinate ${j}`;
    return (
      `the gradient is not that of the log density: along ${where} it is ${slope.toPrecision(3)} where differences give ` +
      `${difference.toPrecision(3)}. Mend logDensity, which fills its second argument, before you use these draws.`
    );
  }
  return undefined;
}
