/** What a warm-up iteration ends: `update` sets the metric from the window that is over. */
export interface WarmUpSchedule {
  /** Whether the position of this iteration counts for the metric. */
  collects(iteration: number): boolean;
  /** Whether a window ends with this iteration. */
  updates(iteration: number): boolean;
}

/**
 * Stan's warm-up in three phases: 75 iterations to find the bulk, windows that double (25, 50, 100, …) to learn the metric, 50 to
 * settle the step size; 15 %, 75 % and 10 % where there are fewer than 150 iterations.
 *
 * @see Stan Reference Manual, "HMC algorithm parameters"
 */
export function warmUpSchedule(iterations: number): WarmUpSchedule {
  const short = iterations < 150;
  const first = short ? Math.floor(0.15 * iterations) : 75;
  const final = short ? Math.floor(0.1 * iterations) : 50;
  const end = iterations - final;
  const ends = new Set<number>();
  let size = short ? end - first : 25;
  for (let start = first; start < end && size > 0; size *= 2) {
    // A window that would leave too little for the next takes all that is left.
    const stop = start + size + 2 * size > end ? end : start + size;
    ends.add(stop - 1);
    start = stop;
  }
  return {
    collects: (iteration) => iteration >= first && iteration < end,
    updates: (iteration) => ends.has(iteration),
  };
}

/** Positions that a variance needs to be worth more than none. */
const FEWEST = 10;

/** Running mean and covariance of positions, by Welford's recurrence. */
export interface MomentsOfPositions {
  add(position: Float64Array): void;
  /**
   * Variances (d numbers), or the covariance (d × d) with its correlations shrunk by n/(n + 5). Undefined where there are too few
   * positions, or one coordinate never moved.
   *
   * Stan shrinks the variances themselves towards 0.001, which is a length in the coordinates' own units: a coordinate whose scale
   * is 10⁻⁴ would never be learned.
   */
  estimate(): Float64Array | undefined;
}

export function momentsOfPositions(d: number, dense: boolean): MomentsOfPositions {
  let count = 0;
  const mean = new Float64Array(d);
  const sums = new Float64Array(dense ? d * d : d);
  return {
    add(position) {
      count += 1;
      const before = position.map((value, i) => value - mean[i]);
      for (let i = 0; i < d; i++) mean[i] += before[i] / count;
      for (let i = 0; i < d; i++) {
        const after = position[i] - mean[i];
        if (!dense) sums[i] += before[i] * after;
        else for (let j = 0; j < d; j++) sums[i * d + j] += before[j] * after;
      }
    },
    estimate() {
      const out = sums.map((sum) => sum / (count - 1));
      const at = (i: number, j: number) => i * d + j;
      for (let i = 0; i < d; i++) {
        if (!(count >= FEWEST && out[dense ? at(i, i) : i] > 0)) return undefined;
        if (!dense) continue;
        for (let j = 0; j < i; j++) {
          out[at(i, j)] *= count / (count + 5);
          out[at(j, i)] = out[at(i, j)];
        }
      }
      return out;
    },
  };
}
