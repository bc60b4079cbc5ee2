import { changedTerms, type Path } from "../expression/changed-terms.js";
import { childrenOf } from "../expression/children.js";
import { evaluate } from "../expression/evaluate.js";
import type { Expression, Point } from "../expression/expression.js";
import { gradient } from "../expression/gradient.js";
import { toLatex } from "../expression/latex.js";
import { letterOf } from "../expression/letters.js";
import { toSpeech } from "../expression/speech.js";
import {
  type Derivation,
  type Estimate,
  freeNames,
  type Line,
  type Relation,
  type Subject,
  type SymbolDeclaration,
} from "./derivation.js";
import { type RuleName, rules } from "./rules.js";

/** A symbol with how it is written and said. */
export interface PresentedSymbol extends SymbolDeclaration {
  readonly latex: string;
  readonly spoken: string;
}

/** A line of a derivation as a page needs it. */
export interface PresentedLine {
  /** With `\allowbreak` where it may go on in the next line, as in the two below. */
  readonly latex: string;
  /** The same with the terms marked that the step to this line brought. */
  readonly latexWithNew: string;
  /** The same with the terms marked that the step to the next line changes. */
  readonly latexWithOld: string;
  /** For a screen reader: relation and expression in words. */
  readonly speech: string;
  readonly relation: Relation;
  /** The left side, where it changes. */
  readonly subject?: Subject;
  /** The sign that the line starts with. */
  readonly relationLatex: string;
  readonly rule: { readonly name: RuleName; readonly sentence: string };
  readonly note?: string;
  readonly goal?: Line["goal"];
  /** Paths of the marked terms. */
  readonly newTerms: readonly Path[];
  readonly oldTerms: readonly Path[];
  /** At the point that was asked for. */
  readonly value?: number;
  readonly gradient?: readonly number[];
}

/** The function of core behind a line. */
export interface PresentedImplementation {
  readonly line: number;
  readonly module: string;
  readonly export: string;
  readonly code: string;
  readonly value?: number;
}

/** A name in the lines that stands for a longer expression, such as a for the softmax of z. */
export interface PresentedAbbreviation {
  readonly latex: string;
  readonly definition: string;
  readonly speech: string;
}

/** A derivation as plain data, ready to be shown. */
export interface PresentedDerivation
  extends Pick<Derivation, "name" | "title" | "summary" | "rows" | "errata" | "loss" | "subject"> {
  readonly symbols: readonly PresentedSymbol[];
  readonly abbreviations: readonly PresentedAbbreviation[];
  readonly lines: readonly PresentedLine[];
  readonly implementations: readonly PresentedImplementation[];
  /** The zero of the last line, where that is a score. */
  readonly estimate?: Omit<PresentedImplementation, "line"> & {
    readonly symbol: string;
    readonly latex: string;
    readonly speech: string;
    /** What core fits; `value` is that of the formula. */
    readonly fitted?: number;
  };
  readonly point?: Point;
}

const relationSigns: Readonly<Record<Relation, readonly [latex: string, spoken: string]>> = {
  equal: ["=", "equals"],
  "equal up to a constant": ["\\overset{c}{=}", "equals, up to a constant,"],
  proportional: ["\\propto", "is proportional to"],
  "same argmin": ["\\overset{\\arg\\min}{\\sim}", "has the same minimiser as"],
  // The line has a left side of its own.
  derivative: ["=", "equals"],
  "not equal": ["\\neq", "is not equal to"],
};

/**
 * A derivation as plain data for a page: LaTeX with the changed terms marked, words for a screen reader, the rule of each step
 * with its sentence, and, with a point, the value and gradient of every line there.
 *
 * @param mark what is put around a changed term; see `toLatex`
 * @throws LoglikError `symbol-unbound`, `index-out-of-range` where the point does not fit
 */
export function presentDerivation(
  derivation: Derivation,
  point?: Point,
  mark?: (latex: string) => string,
): PresentedDerivation {
  const { name, title, summary, rows, errata, loss, subject, symbols, lines } = derivation;
  const free = freeNames(derivation);
  const steps = lines.slice(1).map((line, k) => changedTerms(lines[k].expression, line.expression));
  return {
    name,
    title,
    summary,
    rows,
    errata,
    loss,
    subject,
    symbols: symbols.map((symbol) => ({ ...symbol, ...letterOf(symbol.name) })),
    abbreviations: abbreviationsIn(lines),
    lines: lines.map((line, k) => {
      const [newTerms, oldTerms] = [steps[k - 1]?.after ?? [], steps[k]?.before ?? []];
      const latex = (marked: readonly Path[]) =>
        withGoal(line, free, toLatex(line.expression, { marked, mark, breaks: true }));
      const [relationLatex, relationSpoken] = relationSigns[line.goal === undefined ? line.relation : "equal"];
      return {
        latex: latex([]),
        latexWithNew: latex(newTerms),
        latexWithOld: latex(oldTerms),
        speech: `${line.subject === undefined ? "" : `${line.subject.speech} `}${relationSpoken} ${spokenGoal(line)}${toSpeech(line.expression)}`,
        relation: line.relation,
        relationLatex,
        rule: { name: line.rule, sentence: rules[line.rule] },
        ...(line.subject === undefined ? {} : { subject: line.subject }),
        ...(line.note === undefined ? {} : { note: line.note }),
        ...(line.goal === undefined ? {} : { goal: line.goal }),
        newTerms,
        oldTerms,
        ...(point === undefined
          ? {}
          : { value: evaluate(line.expression, point), gradient: gradient(line.expression, free, point) }),
      };
    }),
    implementations: derivation.implementations.map((each) => ({
      line: each.line,
      module: each.module,
      export: each.export,
      code: each.code,
      ...(point === undefined ? {} : { value: each.value(point) }),
    })),
    ...(derivation.estimate === undefined ? {} : { estimate: presentEstimate(derivation.estimate, point) }),
    ...(point === undefined ? {} : { point }),
  };
}

/** What each short name stands for, in the order of their first appearance; of a name with several indices the first. */
function abbreviationsIn(lines: readonly Line[]): readonly PresentedAbbreviation[] {
  const found = new Map<string, PresentedAbbreviation>();
  const visit = (e: Expression): void => {
    for (const child of childrenOf(e)) visit(child);
    if (e.kind !== "abbreviation" || found.has(e.name)) return;
    found.set(e.name, {
      latex: toLatex(e),
      definition: toLatex(e.definition, { breaks: true }),
      speech: `${toSpeech(e)} stands for ${toSpeech(e.definition)}`,
    });
    visit(e.definition);
  };
  for (const { expression } of lines) visit(expression);
  return [...found.values()];
}

function presentEstimate(estimate: Estimate, point?: Point): PresentedDerivation["estimate"] {
  const { symbol, expression, module, export: name, code } = estimate;
  return {
    symbol,
    latex: toLatex(expression, { breaks: true }),
    speech: toSpeech(expression),
    module,
    export: name,
    code,
    ...(point === undefined ? {} : { value: evaluate(expression, point), fitted: estimate.value(point) }),
  };
}

function withGoal(line: Line, free: readonly string[], latex: string): string {
  if (line.goal === undefined) return latex;
  const letters = free.map((name) => letterOf(name).latex).join(", ");
  return `\\arg\\${line.goal === "maximise" ? "max" : "min"}_{${letters}} \\; ${latex}`;
}

function spokenGoal(line: Line): string {
  if (line.goal === undefined) return "";
  return line.goal === "maximise" ? "the place of the maximum of " : "the place of the minimum of ";
}
