import type { Grade } from "@loglik/derive/exercises";
import { writeValue } from "@loglik/docs/lessons/derivation/point-text";
import { Tex } from "@site/src/components/Tex";
import type { ReactNode } from "react";
import styles from "./exercises.module.css";
import { MathText } from "./MathText";

const signs: Readonly<Record<Grade["verdict"], string>> = {
  right: "✓",
  "right up to a constant": "✓",
  wrong: "✗",
  unreadable: "?",
};

/** What the machine thinks of the answer: the verdict, how the answer was read, and the point where a wrong one differs. */
export function GradeReport(props: {
  readonly grade: Grade | undefined;
  /** Whether its message holds formulas between dollar signs; one that quotes a typed answer may hold the reader's own. */
  readonly formulas: boolean;
}): ReactNode {
  const { grade, formulas } = props;
  return (
    <div role="status" className={styles.report} data-verdict={grade?.verdict}>
      {grade && (
        <>
          <p>
            <span aria-hidden>{signs[grade.verdict]} </span>
            {formulas ? <MathText>{grade.message}</MathText> : grade.message}
          </p>
          {grade.latex && (
            <p className={styles.read} data-scrolls>
              Read as <Tex>{`\\displaystyle ${grade.latex}`}</Tex>
            </p>
          )}
          {grade.at && (
            <p>
              The point:{" "}
              {Object.entries(grade.at)
                .map(([name, value]) => `${name} = ${rounded(value)}`)
                .join("; ")}
              .
            </p>
          )}
        </>
      )}
    </div>
  );
}

function rounded(value: NonNullable<Grade["at"]>[string]): string {
  const digits = (each: number): number => Number(each.toPrecision(4));
  if (typeof value === "number") return writeValue(digits(value));
  return writeValue(value.map((each) => (typeof each === "number" ? digits(each) : each.map(digits))) as typeof value);
}
