import { LoglikError } from "../error.js";
import { checkProbabilities } from "./probabilities.js";

/** The range of a coder is cut into so many units; a share of it is a whole number of them. */
export const TOTAL = 2 ** 24;

/** The lowest part of the range, in units, that is cut into {@link TOTAL} finer ones for outcomes that lie wholly in it. */
export const FINER = TOTAL / 256;

/** With more outcomes one of them could be left without a unit of its own. */
const MOST_OUTCOMES = 2 ** 15;

/**
 * Where each outcome lies in the range of a coder. The outcomes of positive probability come in the order of their probabilities,
 * the least likely first: rank r is outcome `order[r]`. It takes the units from `from[r]` to before `to[r]`, after the lowest
 * {@link FINER} of the range was taken for the range `depth[r]` times.
 */
export interface FrequencyTable {
  readonly outcomes: number;
  readonly order: Uint32Array;
  /** Falling along the ranks: the least likely lie deepest. */
  readonly depth: Uint8Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/**
 * Probabilities as whole numbers that a range coder works with, and that are the same wherever it decodes.
 *
 * The sums of the least likely outcomes are small numbers, and so keep their digits however small they are. A sum below 1/256 is
 * told on a grid 256 times finer, and one below 1/256² on one finer still. So an outcome of probability 10⁻³⁰⁰ has an interval of
 * its due length, and costs its 997 bits, while the others give up no more than a unit for it: rounding costs an outcome under
 * 10⁻³ of its bits, and a likely one under 10⁻⁶ bits. Outcomes of probability 0 get nothing.
 *
 * @throws LoglikError `too-many-outcomes` above 32,768, and those of `checkProbabilities`
 * @example Array.from(frequencyTable([0.75, 0.25]).to)  // [4194304, 16777216]
 */
export function frequencyTable(p: ArrayLike<number>): FrequencyTable {
  const probabilities = checkProbabilities("frequencyTable", p);
  if (p.length > MOST_OUTCOMES) {
    throw new LoglikError(
      "too-many-outcomes",
      `frequencyTable: there are ${p.length} outcomes; a symbol can be one of at most ${MOST_OUTCOMES}. Write each as two symbols, a group and a member of it.`,
      { outcomes: p.length, most: MOST_OUTCOMES },
    );
  }
  const order = Uint32Array.from(probabilities.keys())
    .filter((k) => probabilities[k] > 0)
    .sort((a, b) => probabilities[a] - probabilities[b] || a - b);
  const depth = new Uint8Array(order.length);
  const from = new Uint32Array(order.length);
  const to = new Uint32Array(order.length);
  let below = 0;
  order.forEach((outcome, rank) => {
    let low = below;
    below += probabilities[outcome];
    let high = below;
    // A multiplication by 256 is exact.
    for (; high <= FINER / TOTAL; depth[rank]++) [low, high] = [256 * low, 256 * high];
    // Both ends upwards, so that the coarse grid never cuts into what the finer one has given away.
    from[rank] = Math.ceil(low * TOTAL);
    to[rank] = Math.ceil(high * TOTAL);
  });
  // What rounding has left or taken is the likeliest outcome's, and it ends with the range.
  to[order.length - 1] = TOTAL;
  return { outcomes: p.length, order, depth, from, to };
}
