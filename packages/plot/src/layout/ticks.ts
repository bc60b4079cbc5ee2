/**
 * Round positions inside [low, high], about `count` of them: multiples of 1, 2 or 5 times a power of ten.
 *
 * @example linearTicks(0, 1, 5)  // [0, 0.2, 0.4, 0.6, 0.8, 1]
 */
export function linearTicks(low: number, high: number, count: number): number[] {
  const rough = (high - low) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const ratio = rough / power;
  // The boundaries are the geometric means of neighbouring steps: √2, √10 and √50.
  const multiple = ratio < Math.SQRT2 ? 1 : ratio < Math.sqrt(10) ? 2 : ratio < Math.sqrt(50) ? 5 : 10;
  const step = multiple * power;
  const first = Math.ceil(low / step - 1e-9);
  const steps = Math.floor(high / step + 1e-9) - first;
  const ticks: number[] = [];
  for (let k = 0; k <= steps; k++) {
    const tick = roundTo((first + k) * step, step);
    // Far from zero neighbouring ticks can be the same float.
    if (ticks.length === 0 || tick > ticks[ticks.length - 1]) ticks.push(tick);
  }
  return ticks;
}

/** Through a decimal string that resolves the step: 3 · 0.1 would otherwise be 0.30000000000000004. */
function roundTo(value: number, step: number): number {
  if (value === 0) return 0;
  const digits = 3 + Math.max(0, Math.ceil(Math.log10(Math.abs(value) / step)));
  return digits > 17 ? value : Number(value.toPrecision(digits));
}

/**
 * Positions inside [low, high] for a logarithmic axis: powers of ten, or 1, 2 and 5 times them when there is room.
 *
 * @example logTicks(0.3, 3, 6)  // [0.3, 0.5, 1, 2, 3]
 */
export function logTicks(low: number, high: number, count: number): number[] {
  const multiples = (digits: readonly number[], every: number) => {
    const ticks: number[] = [];
    for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
      if (power % every !== 0) continue;
      for (const digit of digits) ticks.push(Number((digit * 10 ** power).toPrecision(12)));
    }
    return ticks.filter((tick) => tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9));
  };
  for (const digits of [[1, 2, 3, 5], [1, 2, 5], [1, 3], [1]]) {
    const ticks = multiples(digits, 1);
    // Less than a decade with hardly a round number in it is better served by evenly spaced ones.
    if (digits.length === 4 && ticks.length < 3) return linearTicks(low, high, count);
    if (ticks.length <= count + 2) return ticks;
  }
  const decades = Math.log10(high) - Math.log10(low);
  return multiples([1], Math.max(1, Math.ceil(decades / count)));
}

/** The smallest and the largest finite entry, or undefined if there is none. */
export function finiteExtent(...arrays: readonly ArrayLike<number>[]): readonly [number, number] | undefined {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const values of arrays) {
    for (let index = 0; index < values.length; index++) {
      const value = values[index];
      if (!Number.isFinite(value)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return low <= high ? [low, high] : undefined;
}
