/**
 * The smallest integer k in [low, high] with `reached(k)`, for a condition that, once true, stays true as k grows: the
 * quantile of a discrete distribution when `reached` compares its cdf.
 *
 * The search leaves the guess in doubling steps and then halves the bracket, so that a good guess costs a few evaluations and
 * a bad one about 2 log₂ of its distance. `high` itself is returned where nothing below it is reached.
 *
 * @example smallestInteger((k) => k * k >= 50, 3, 0, Infinity)  // 8
 */
export function smallestInteger(reached: (k: number) => boolean, guess: number, low: number, high: number): number {
  let above = Math.min(Math.max(Math.round(guess), low), high);
  let below: number;
  let step = 1;
  if (reached(above)) {
    below = above - step;
    while (below >= low && reached(below)) {
      above = below;
      step *= 2;
      below = above - step;
    }
    below = Math.max(below, low - 1);
  } else {
    below = above;
    above = below + step;
    while (above < high && !reached(above)) {
      below = above;
      step *= 2;
      above = below + step;
    }
    above = Math.min(above, high);
  }
  while (above - below > 1) {
    const middle = below + Math.floor((above - below) / 2);
    if (middle === below || middle === above) break;
    if (reached(middle)) above = middle;
    else below = middle;
  }
  return above;
}
