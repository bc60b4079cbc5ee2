import type { Theta } from "../family.js";

/**
 * A function of θ that keeps its two last results: the normaliser of a truncated family, say, which is the same for every
 * observation of a sample (two, because a divergence asks for two θ in turn). The results must not be written to.
 *
 * @example rememberLast(["rate"], ({ rate }) => Math.exp(-rate))({ rate: 0 })  // 1
 */
export function rememberLast<K extends string, T>(
  names: readonly K[],
  compute: (theta: Theta<K>) => T,
): (theta: Theta<K>) => T {
  type Entry = { readonly values: readonly number[]; readonly result: T };
  const isOf = (entry: Entry, theta: Theta<K>) => entry.values.every((value, j) => Object.is(value, theta[names[j]]));
  let [last, before]: (Entry | undefined)[] = [];
  return (theta) => {
    if (last !== undefined && isOf(last, theta)) return last.result;
    const found =
      before !== undefined && isOf(before, theta)
        ? before
        : { values: names.map((name) => theta[name]), result: compute(theta) };
    [last, before] = [found, last];
    return found.result;
  };
}
