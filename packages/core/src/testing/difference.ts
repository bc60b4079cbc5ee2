/**
 * f′(x) by a central difference of fourth order, (8(f(x + h) − f(x − h)) − (f(x + 2h) − f(x − 2h)))/(12h).
 *
 * @example difference(Math.exp, 0, 1e-3)  // 0.9999999999…
 */
export function difference(f: (x: number) => number, x: number, step: number): number {
  // The steps as float64 really takes them.
  const h = x + step - x;
  return (8 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / (12 * h);
}
