import type { PresentedDerivation, PresentedLine, Relation } from "@loglik/derive";
import { type ReactNode, useEffect, useRef } from "react";
import styles from "./derivations.module.css";
import { Formula } from "./Formula";

const relationNames: Readonly<Record<Relation, string>> = {
  equal: "equal",
  "equal up to a constant": "equal up to a constant",
  proportional: "proportional",
  "same argmin": "same argmin",
  derivative: "its derivative",
  "not equal": "not equal",
};

/** Every line with the rule that leads to it; in the two lines of the step the terms that change are marked. */
export function DerivationLines(props: {
  readonly shown: PresentedDerivation;
  /** The line that the step leads to. */
  readonly line: number;
  /** Whether the lines after it are covered. */
  readonly covered: boolean;
  readonly onLine: (line: number) => void;
}): ReactNode {
  const { shown, line, covered, onLine } = props;
  const list = useRef<HTMLOListElement>(null);
  // The keys move the focus along the numbers of the lines, if it is there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the new line that is looked for
  useEffect(() => {
    const numbers = list.current;
    if (!numbers?.contains(document.activeElement) || !(document.activeElement instanceof HTMLButtonElement)) return;
    numbers.querySelector<HTMLButtonElement>('button[aria-current="step"]')?.focus();
  }, [line]);
  return (
    <ol ref={list} className={styles.lines}>
      {shown.lines.map((each, k) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
          key={k}
          className={styles.line}
          data-place={placeOf(k, line)}
          data-covered={covered && k > line}
        >
          {k > 0 && (
            <button
              type="button"
              className={styles.number}
              aria-label={`Step ${k}`}
              aria-current={k === line ? "step" : undefined}
              tabIndex={k === line ? 0 : -1}
              onClick={() => onLine(k)}
            >
              {k}
            </button>
          )}
          <span className={styles.formula} data-scrolls>
            <Formula tex={`${leftSide(shown, k)} ${marked(each, k, line)}`} display spoken={spokenLine(shown, k)} />
          </span>
          <span className={styles.rule}>
            <strong>{each.rule.name}</strong>
            {each.relation !== "equal" && <em className={styles.relation}>{relationNames[each.relation]}</em>}{" "}
            {each.rule.sentence} {each.note && <span className={styles.note}>{each.note}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

function placeOf(k: number, line: number): "past" | "before" | "after" | "coming" {
  if (k === line) return "after";
  if (k === line - 1) return "before";
  return k < line ? "past" : "coming";
}

function marked(each: PresentedLine, k: number, line: number): string {
  if (k === line) return each.latexWithNew;
  return k === line - 1 ? each.latexWithOld : each.latex;
}

function leftSide({ subject, lines }: PresentedDerivation, k: number): string {
  const { relationLatex, subject: own } = lines[k];
  const left = k === 0 ? subject : own;
  return left === undefined ? relationLatex : `${left.latex} \\allowbreak ${relationLatex}`;
}

function spokenLine({ subject, lines }: PresentedDerivation, k: number): string {
  return k === 0 ? `${subject.speech} ${lines[0].speech}` : lines[k].speech;
}
