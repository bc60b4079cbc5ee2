/** Nodes and weights of a quadrature rule on [−1, 1]. */
export interface QuadratureRule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

const rules = new Map<number, QuadratureRule>();

/**
 * The n-point Gauss–Legendre rule on [−1, 1], exact for polynomials of degree 2n − 1; computed once for each n.
 *
 * Nodes are the roots of the Legendre polynomial Pₙ, found by Newton from cos(π(i − ¼)/(n + ½)); the weight of a node x is
 * 2/((1 − x²) Pₙ′(x)²).
 *
 * @see DLMF 3.5.v
 * @example gaussLegendre(2).nodes[1]  // 0.5773502691896257
 */
export function gaussLegendre(n: number): QuadratureRule {
  const known = rules.get(n);
  if (known) return known;
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let x = -Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let iteration = 0; iteration < 8; iteration++) {
      let previous = 1;
      let value = x;
      for (let k = 2; k <= n; k++) [previous, value] = [value, ((2 * k - 1) * x * value - (k - 1) * previous) / k];
      slope = (n * (x * value - previous)) / (x * x - 1);
      x -= value / slope;
    }
    nodes[i] = x;
    weights[i] = 2 / ((1 - x * x) * slope * slope);
  }
  const rule = { nodes, weights };
  rules.set(n, rule);
  return rule;
}

/**
 * ∫ₐᵇ f(t) dt by `panels` equal panels of the 20-point Gauss–Legendre rule.
 *
 * @example integrateLegendre((t) => t * t, 0, 3, 1)  // 9.000000000000005
 */
export function integrateLegendre(f: (t: number) => number, a: number, b: number, panels: number): number {
  const { nodes, weights } = gaussLegendre(20);
  const half = (b - a) / (2 * panels);
  let total = 0;
  for (let panel = 0; panel < panels; panel++) {
    const middle = a + (2 * panel + 1) * half;
    for (let i = 0; i < nodes.length; i++) total += weights[i] * f(middle + half * nodes[i]);
  }
  return total * half;
}
