import type { LikelihoodHead } from "@loglik/core";

/** How a parameter of p(y | x) comes from η: a function of `width` neighbouring outputs from `start`, or a constant. */
export type ParameterRule =
  | { readonly link: ElementwiseLink | "softmax"; readonly start: number; readonly width: number }
  | { readonly link: "constant"; readonly values: Float64Array };

export type ElementwiseLink = keyof typeof elementwise;

/** The inverses of core's links, η → parameter. */
const elementwise = {
  identity: (eta: number) => eta,
  log: Math.exp,
  logit: (eta: number) => 1 / (1 + Math.exp(-eta)),
  softplus: (eta: number) => Math.log1p(Math.exp(eta)),
  logVariance: (eta: number) => Math.exp(eta / 2),
};

/** Rows of η at which a rule must agree with the head: enough that no two rules agree by chance. */
const probes = 7;

/**
 * Finds how each parameter of a head comes from η, by trial: a head says what its parameters are, but its link is a function,
 * and no file format has functions. So every link of core is tried on every run of neighbouring outputs, and taken if it gives
 * what `head.theta` gives at seven points. This holds for heads of one's own, too. A parameter that no rule gives is left out.
 */
export function findLinks(head: LikelihoodHead): ReadonlyMap<string, ParameterRule> {
  const outputs = head.outputs.length;
  // Neither evenly spaced nor symmetric, so that a constant, a link and another output cannot be taken for each other.
  const eta = Float64Array.from({ length: probes * outputs }, (_, index) => 1.7 * Math.sin(2.3 * index + 0.4));
  const rows = Array.from({ length: probes }, (_, row) => eta.subarray(row * outputs, (row + 1) * outputs));
  const thetas = rows.map((_, row) => head.theta(eta, row) as Readonly<Record<string, number | ArrayLike<number>>>);
  const rules = new Map<string, ParameterRule>();
  for (const name of Object.keys(thetas[0])) {
    const values = thetas.map((theta) => toArray(theta[name]));
    const rule = candidates(outputs, values[0]).find((candidate) =>
      values.every((value, row) => agrees(apply(candidate, rows[row]), value)),
    );
    if (rule !== undefined) rules.set(name, rule);
  }
  return rules;
}

function candidates(outputs: number, first: Float64Array): ParameterRule[] {
  const width = first.length;
  const found: ParameterRule[] = [{ link: "constant", values: first }];
  for (let start = 0; start + width <= outputs; start += 1) {
    for (const link of Object.keys(elementwise) as ElementwiseLink[]) found.push({ link, start, width });
    if (width > 1) found.push({ link: "softmax", start, width });
  }
  return found;
}

function apply(rule: ParameterRule, eta: Float64Array): Float64Array {
  if (rule.link === "constant") return rule.values;
  const part = eta.slice(rule.start, rule.start + rule.width);
  if (rule.link !== "softmax") return part.map(elementwise[rule.link]);
  const exponentials = part.map(Math.exp);
  const sum = exponentials.reduce((total, value) => total + value, 0);
  return exponentials.map((value) => value / sum);
}

function agrees(given: Float64Array, expected: Float64Array): boolean {
  return (
    given.length === expected.length &&
    given.every((value, index) => Math.abs(value - expected[index]) <= 1e-12 * Math.max(1, Math.abs(expected[index])))
  );
}

function toArray(value: number | ArrayLike<number>): Float64Array {
  return typeof value === "number" ? Float64Array.of(value) : Float64Array.from(value);
}
