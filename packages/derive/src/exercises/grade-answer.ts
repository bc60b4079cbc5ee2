import { LoglikError } from "@loglik/core";
import { createRng } from "@loglik/core/random";
import { freeNames } from "../derivation/derivation.js";
import { drawPoint, moveFree } from "../derivation/draw-point.js";
import { evaluate } from "../expression/evaluate.js";
import type { Expression, Point } from "../expression/expression.js";
import { toLatex } from "../expression/latex.js";
import { compareFormulas } from "./compare-formulas.js";
import type { ChoiceExercise, DeriveExercise, Exercise, NumericExercise } from "./exercise.js";
import { parseAnswer } from "./parse-answer.js";

/** What the machine thinks of an answer. Plain data. */
export interface Grade {
  readonly verdict: "right" | "right up to a constant" | "wrong" | "unreadable";
  /** A sentence for the reader; to a choice with formulas in LaTeX between dollar signs. */
  readonly message: string;
  /** The answer as it was read. */
  readonly latex?: string;
  /** Where a wrong formula differs, with both values there. */
  readonly at?: Point;
  readonly expected?: number;
  readonly got?: number;
}

/**
 * Grades a typed answer.
 *
 * A formula is compared with the truth by value and gradient at random points, so that any correct form counts; one that differs
 * by a constant in the parameters is said to. A number may be typed as a formula ("sqrt(2/3)"). A choice is answered by the number
 * of the option, from 1. An answer that cannot be read is a grade as well, with the place and the reason.
 */
export function gradeAnswer(exercise: Exercise, answer: string): Grade {
  try {
    switch (exercise.kind) {
      case "derive":
        return gradeFormula(exercise, answer);
      case "numeric":
        return gradeNumber(exercise, answer);
      case "choice":
        return gradeChoice(exercise, answer);
    }
  } catch (error) {
    if (!(error instanceof LoglikError)) throw error;
    return { verdict: "unreadable", message: explain(error) };
  }
}

function explain(error: LoglikError): string {
  if (error.code === "symbol-unbound") {
    return `${String(error.detail.name)} means nothing outside a sum over it: write sum_${String(error.detail.name)}(…) around the term.`;
  }
  return error.message.replace(/ \[[\w-]+\]$/, "");
}

function gradeFormula(exercise: DeriveExercise, answer: string): Grade {
  const symbols = Object.fromEntries(exercise.symbols.map(({ name, shape }) => [name, shape.length]));
  const read = parseAnswer(answer, { symbols, indices: exercise.indices });
  const latex = toLatex(read);
  const comparison = compareFormulas(exercise.truth, read, freeNames(exercise), samplesOf(exercise));
  switch (comparison.finding) {
    case "equal":
      return {
        verdict: "right",
        message: "Right: value and gradient agree with the truth at every point tried.",
        latex,
      };
    case "constant": {
      const { at, expected, got } = comparison;
      if (exercise.exact) {
        const message = `A constant is missing, and here it matters. ${whereTheyDiffer(expected, got)}`;
        return { verdict: "wrong", message, latex, at, expected, got };
      }
      return {
        verdict: "right up to a constant",
        message: "Right up to a constant: the gradient agrees everywhere, but the value lacks what no parameter moves.",
        latex,
      };
    }
    default: {
      const { finding, at, expected, got } = comparison;
      return { verdict: "wrong", message: diagnose(finding, expected, got), latex, at, expected, got };
    }
  }
}

function diagnose(finding: "negative" | "factor" | "other", expected: number, got: number): string {
  const where = whereTheyDiffer(expected, got);
  if (finding === "negative") return `The sign is turned: this is the negative of the truth. ${where}`;
  if (finding === "factor") return `A factor is off: the answer is a multiple of the truth. ${where}`;
  return Number.isNaN(got) ? "The answer is not a number at the point shown." : where;
}

const whereTheyDiffer = (expected: number, got: number): string =>
  `At the point shown it is ${digits(got)}, and the truth is ${digits(expected)}.`;

const digits = (value: number): string => String(Number(value.toPrecision(5)));

/** Five samples of data, each with six values of the parameters. */
function samplesOf({ symbols, name }: DeriveExercise): readonly (readonly Point[])[] {
  return Array.from({ length: 5 }, (_, k) => {
    const rng = createRng(0, `exercise ${name}`, k);
    const first = drawPoint(symbols, rng);
    return [first, ...Array.from({ length: 5 }, () => moveFree(symbols, first, rng))];
  });
}

function gradeNumber({ truth, tolerance }: NumericExercise, answer: string): Grade {
  const read: Expression = parseAnswer(answer, { symbols: {}, indices: {} });
  const [got, expected] = [evaluate(read, {}), evaluate(truth, {})];
  const latex = toLatex(read);
  if (Math.abs(got - expected) <= tolerance * Math.abs(expected)) {
    return { verdict: "right", message: `Right: it is ${digits(expected)}.`, latex, expected, got };
  }
  return { verdict: "wrong", message: `${digits(got)} is not the value.`, latex, expected, got };
}

function gradeChoice({ options }: ChoiceExercise, answer: string): Grade {
  const chosen = options[Number(answer) - 1];
  if (chosen === undefined) {
    return { verdict: "unreadable", message: `The answer is a number from 1 to ${options.length}.` };
  }
  return { verdict: chosen.right ? "right" : "wrong", message: chosen.why };
}
