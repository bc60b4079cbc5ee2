import { LoglikError } from "@loglik/core";
import { createRng } from "@loglik/core/random";
import { evaluate } from "../expression/evaluate.js";
import type { Expression, Point } from "../expression/expression.js";
import { gradient } from "../expression/gradient.js";
import {
  type Derivation,
  type Estimate,
  freeNames,
  type Implementation,
  type Line,
  type Relation,
} from "./derivation.js";
import { drawPoint, moveFree } from "./draw-point.js";
import { checkRelation, type Evaluation, type Mismatch } from "./relations.js";

/** How thoroughly a derivation is checked. */
export interface VerifyOptions {
  readonly seed?: number;
  /** Random sets of sizes, data and known values. Default 5. */
  readonly samples?: number;
  /** Random values of the free parameters for each of them. Default 8. */
  readonly moves?: number;
}

/** What the check of one step found. */
export interface StepReport {
  /** The line that the step leads to, from 1; for an implementation the line that it computes, from 0. */
  readonly line: number;
  readonly relation: Relation;
  readonly ok: boolean;
  /** Points at which values and gradients were compared. */
  readonly points: number;
  /** A sentence that says what holds, or what differs. */
  readonly message: string;
  /** Where it differs. */
  readonly at?: Point;
}

/** What the check of a derivation found. Plain data. */
export interface Verification {
  readonly name: string;
  readonly ok: boolean;
  readonly steps: readonly StepReport[];
  /** The functions of core against the lines that they implement. */
  readonly implementations: readonly StepReport[];
  /** The estimate against the fit of core, and as a zero of the last line. */
  readonly estimate?: StepReport;
}

/**
 * Checks every step of a derivation by number: value and gradient of both its lines at random points, in the relation that the
 * step claims; and every function of core against the line that it implements.
 *
 * The points are drawn from a seed. A misplaced bracket, a turned sign or a lost factor shows at once; agreement at forty
 * random points is evidence, no proof.
 *
 * @throws LoglikError `symbol-unbound` where a line uses a symbol that the derivation does not declare, `derivation-empty`,
 *   `option-unknown`, `option-not-a-positive-integer`
 */
export function verify(derivation: Derivation, options: VerifyOptions = {}): Verification {
  checkOptions(options);
  const { lines, name } = derivation;
  if (lines.length === 0) {
    throw new LoglikError("derivation-empty", `verify: the derivation ${name} has no lines. Give it one or more.`, {
      name,
    });
  }
  const samples = pointsFor(derivation, options);
  // A single line has no step that would evaluate it.
  evaluate(lines[0].expression, samples[0][0]);
  const steps = lines.slice(1).map((line, k) => checkStep(derivation, lines[k], line, k + 1, samples));
  const implementations = derivation.implementations.map((each) => checkImplementation(derivation, each, samples));
  const estimate = derivation.estimate === undefined ? [] : [checkEstimate(derivation, derivation.estimate, samples)];
  return {
    name: derivation.name,
    ok: [...steps, ...implementations, ...estimate].every(({ ok }) => ok),
    steps,
    implementations,
    ...(estimate.length === 0 ? {} : { estimate: estimate[0] }),
  };
}

/** At no points at all every step would hold. */
function checkOptions(options: VerifyOptions): void {
  const known = ["seed", "samples", "moves"];
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new LoglikError("option-unknown", `verify: there is no option "${unknown}"; expected ${known.join(", ")}.`, {
      name: unknown,
    });
  }
  for (const name of ["samples", "moves"] as const) {
    const value = options[name];
    if (value === undefined || (Number.isSafeInteger(value) && value > 0)) continue;
    throw new LoglikError(
      "option-not-a-positive-integer",
      `verify: ${name} is ${value}; expected a positive integer.`,
      { name, value },
    );
  }
}

/** For each random set of data the points that differ in the free parameters only. */
function pointsFor({ symbols }: Derivation, options: VerifyOptions): readonly (readonly Point[])[] {
  const { seed = 0, samples = 5, moves = 8 } = options;
  return Array.from({ length: samples }, (_, k) => {
    const rng = createRng(seed, "derivation", k);
    const first = drawPoint(symbols, rng);
    return [first, ...Array.from({ length: moves - 1 }, () => moveFree(symbols, first, rng))];
  });
}

function checkStep(
  derivation: Derivation,
  before: Line,
  after: Line,
  line: number,
  samples: readonly (readonly Point[])[],
): StepReport {
  const free = freeNames(derivation);
  // A line that is maximised is compared by its negative, where the other is minimised.
  const [f, g] = [before, after].map(({ expression, goal }) => {
    const sign = after.relation === "same argmin" && goal === "maximise" ? -1 : 1;
    return (point: Point) => evaluateAt(expression, free, point, sign);
  });
  return check(derivation, after, line, samples, f, g);
}

function checkImplementation(
  derivation: Derivation,
  implementation: Implementation,
  samples: readonly (readonly Point[])[],
): StepReport {
  const line = derivation.lines[implementation.line];
  const free = freeNames(derivation);
  const own = (point: Point): Evaluation => ({
    value: implementation.value(point),
    gradient: implementation.gradient?.(point) ?? [],
  });
  const shown = (point: Point): Evaluation => {
    const all = evaluateAt(line.expression, free, point, 1);
    return implementation.gradient === undefined ? { ...all, gradient: [] } : all;
  };
  return check(derivation, { ...line, relation: "equal" }, implementation.line, samples, own, shown);
}

/** On the edge of its domain (no success at all) an estimate is right although the score has no zero there. */
function checkEstimate(derivation: Derivation, estimate: Estimate, samples: readonly (readonly Point[])[]): StepReport {
  const last = derivation.lines[derivation.lines.length - 1].expression;
  const common = { line: derivation.lines.length - 1, relation: "equal" as const, points: samples.length };
  let inside = 0;
  for (const [point] of samples) {
    const value = evaluate(estimate.expression, point);
    const fitted = estimate.value(point);
    const score = evaluate(last, { ...point, [estimate.symbol]: value });
    if (Number.isFinite(score)) inside += 1;
    if (Math.abs(value - fitted) <= 1e-9 * (1 + Math.abs(value)) && !(Math.abs(score) > 1e-8)) continue;
    const message = `${derivation.name}: the estimate is ${value}, core fits ${fitted}, and the last line is ${score} there.`;
    return { ...common, ok: false, message, at: point };
  }
  const message = `as core fits it, and a zero of the last line at ${inside} of ${samples.length} samples`;
  return { ...common, ok: inside > 0, message };
}

function evaluateAt(expression: Expression, free: readonly string[], point: Point, sign: 1 | -1): Evaluation {
  return {
    value: sign * evaluate(expression, point),
    gradient: gradient(expression, free, point).map((slope) => sign * slope),
  };
}

function check(
  derivation: Derivation,
  line: Line,
  position: number,
  samples: readonly (readonly Point[])[],
  f: (point: Point) => Evaluation,
  g: (point: Point) => Evaluation,
): StepReport {
  const { tolerance = 1e-9 } = derivation;
  const common = { line: position, relation: line.relation, points: samples.flat().length };
  let mismatch: Mismatch | undefined;
  for (const points of samples) {
    mismatch ??= checkRelation(line, { points, before: points.map(f), after: points.map(g) }, tolerance);
    if (mismatch !== undefined) break;
  }
  if (mismatch === undefined) return { ...common, ok: true, message: `${line.relation}, by value and gradient` };
  return {
    ...common,
    ok: false,
    message: `${derivation.name}, line ${position}: ${mismatch.message}; the step claims "${line.relation}" (${line.rule}).`,
    at: mismatch.point,
  };
}
