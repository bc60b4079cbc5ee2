/**
 * ∫ f over [low, high] by Simpson's rule on `panels` pairs of equal steps.
 *
 * Exact for cubics; on the smooth curves of these pages 200 pairs leave an error below 1e-9.
 *
 * @example simpson((x) => x * x, 0, 1)  // 0.3333333333333333
 */
export function simpson(f: (x: number) => number, low: number, high: number, panels = 200): number {
  const step = (high - low) / (2 * panels);
  let sum = f(low) + f(high);
  for (let i = 1; i < 2 * panels; i++) sum += f(low + i * step) * (i % 2 === 1 ? 4 : 2);
  return (sum * step) / 3;
}
