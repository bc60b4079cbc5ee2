import type { Point } from "../expression/expression.js";
import type { Line, Relation } from "./derivation.js";

/** Value and gradient of a line at one point. */
export interface Evaluation {
  readonly value: number;
  readonly gradient: readonly number[];
}

/** Two neighbouring lines at points that share their data and differ in the free parameters. */
export interface Comparison {
  readonly points: readonly Point[];
  readonly before: readonly Evaluation[];
  readonly after: readonly Evaluation[];
}

/** Where a relation fails. */
export interface Mismatch {
  readonly point: Point;
  readonly message: string;
}

type Check = (comparison: Comparison, tolerance: number) => Mismatch | undefined;

/** An infinity is close to nothing: an integral that diverges equals no other. */
const close = (a: number, b: number, tolerance: number): boolean =>
  Math.abs(a - b) <= tolerance * (1 + Math.min(Math.abs(a), Math.abs(b)));

const closeAll = (a: readonly number[], b: readonly number[], tolerance: number): boolean =>
  a.length === b.length && a.every((value, k) => close(value, b[k], tolerance));

const show = (values: readonly number[]): string => values.map((value) => value.toPrecision(7)).join(", ");

/** The first of the points at which a condition fails, with what is wrong there. */
function firstFailure({ points }: Comparison, message: (k: number) => string | undefined): Mismatch | undefined {
  for (const [k, point] of points.entries()) {
    const found = message(k);
    if (found !== undefined) return { point, message: found };
  }
  return undefined;
}

const equal: Check = (comparison, tolerance) => {
  const { before, after } = comparison;
  return firstFailure(comparison, (k) => {
    if (!close(before[k].value, after[k].value, tolerance)) {
      return `the values differ: ${show([before[k].value])} before and ${show([after[k].value])} after`;
    }
    if (closeAll(before[k].gradient, after[k].gradient, tolerance)) return undefined;
    return `the gradients differ: (${show(before[k].gradient)}) before and (${show(after[k].gradient)}) after`;
  });
};

const upToConstant: Check = (comparison, tolerance) => {
  const { before, after } = comparison;
  const constant = after[0].value - before[0].value;
  const shifted = before.map(({ value, gradient }) => ({ value: value + constant, gradient }));
  return equal({ ...comparison, before: shifted }, tolerance);
};

const proportional: Check = (comparison, tolerance) => {
  const { before, after } = comparison;
  const factor = after[0].value / before[0].value;
  if (!(factor > 0 && factor < Infinity)) {
    return { point: comparison.points[0], message: `the ratio of the values is ${factor}, not a positive number` };
  }
  const scaled = before.map(({ value, gradient }) => ({
    value: value * factor,
    gradient: gradient.map((slope) => slope * factor),
  }));
  return equal({ ...comparison, before: scaled }, tolerance);
};

/** One is an increasing function of the other: the order of the values is the same, and the gradients point the same way. */
const sameArgmin: Check = (comparison, tolerance) => {
  const { before, after } = comparison;
  return firstFailure(comparison, (k) => {
    const [f, g] = [unit(before[k].gradient), unit(after[k].gradient)];
    if (!closeAll(f, g, Math.sqrt(tolerance)))
      return `the gradients point to (${show(f)}) before and (${show(g)}) after`;
    const turned = before.findIndex(({ value }, l) => {
      const rises = value - before[k].value > tolerance * (1 + Math.abs(value));
      return rises && !(after[l].value > after[k].value);
    });
    if (turned < 0) return undefined;
    return `the line before rises from ${show([before[k].value, before[turned].value])} where this one goes ${show([after[k].value, after[turned].value])}`;
  });
};

function unit(gradient: readonly number[]): readonly number[] {
  const length = Math.hypot(...gradient);
  return length === 0 ? gradient : gradient.map((slope) => slope / length);
}

/** The slope of the line before, where there is one free parameter. */
const derivative: Check = (comparison, tolerance) => {
  const { before, after } = comparison;
  return firstFailure(comparison, (k) => {
    const [slope, ...others] = before[k].gradient;
    if (others.length > 0) return `there are ${others.length + 1} free parameters, and a derivative is in one`;
    if (close(slope, after[k].value, tolerance)) return undefined;
    return `the line before has slope ${show([slope])} and this one is ${show([after[k].value])}`;
  });
};

/** Differences below this could be mistaken for rounding by a reader. */
const VISIBLE = 1e-3;

const notEqual: Check = (comparison) => {
  const { before, after } = comparison;
  return firstFailure(comparison, (k) =>
    Math.abs(before[k].value - after[k].value) > VISIBLE ? undefined : `both values are ${show([after[k].value])}`,
  );
};

const checks: Readonly<Record<Relation, Check>> = {
  equal,
  "equal up to a constant": upToConstant,
  proportional,
  "same argmin": sameArgmin,
  derivative,
  "not equal": notEqual,
};

/** Checks the relation of a line to the one before; nothing to report where it holds. */
export function checkRelation(line: Line, comparison: Comparison, tolerance: number): Mismatch | undefined {
  return checks[line.relation](comparison, tolerance);
}
