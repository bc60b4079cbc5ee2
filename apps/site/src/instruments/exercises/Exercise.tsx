import { type Exercise as ExerciseData, exercises, type Grade } from "@loglik/derive/exercises";
import { TextbookBlock } from "@site/src/components/TextbookBlock";
import { type ReactNode, useRef, useState } from "react";
import { ChosenAnswer } from "./ChosenAnswer";
import { GradeReport } from "./GradeReport";
import { MathText } from "./MathText";
import { TypedAnswer } from "./TypedAnswer";

/**
 * An exercise that the machine grades: a number, a choice, or a formula, which is compared with the truth by value and gradient.
 * `name` is its name in @loglik/derive/exercises.
 */
export function Exercise({ name }: { readonly name: string }): ReactNode {
  const exercise = exercises.find((each) => each.name === name);
  if (exercise === undefined) throw new Error(`@loglik/derive/exercises has no exercise "${name}"`);
  return <GradedExercise exercise={exercise} />;
}

/** The same for an exercise that is in no list, such as what `deriveAgain` makes of a derivation. */
export function GradedExercise({ exercise }: { readonly exercise: ExerciseData }): ReactNode {
  const [grade, setGrade] = useState<Grade>();
  const checks = useRef(0);
  // What grades knows every family by name: it comes with the first answer, not with the page.
  const check = async (answer: string) => {
    checks.current += 1;
    const mine = checks.current;
    const { gradeAnswer } = await import("@loglik/derive/exercises");
    if (mine === checks.current) setGrade(gradeAnswer(exercise, answer));
  };
  // A grade is of the answer that was checked, not of the one that is being typed.
  const forget = () => {
    checks.current += 1;
    setGrade(undefined);
  };
  return (
    <TextbookBlock kind="exercise" label="Exercise" title={titles[exercise.kind]}>
      <p>
        <MathText>{exercise.prompt}</MathText>
      </p>
      {exercise.kind === "choice" ? (
        <ChosenAnswer exercise={exercise} onCheck={check} onChange={forget} />
      ) : (
        <TypedAnswer exercise={exercise} onCheck={check} onChange={forget} />
      )}
      <GradeReport grade={grade} formulas={exercise.kind === "choice"} />
      <details>
        <summary>Hint</summary>
        <p>
          <MathText>{exercise.hint}</MathText>
        </p>
      </details>
    </TextbookBlock>
  );
}

const titles: Readonly<Record<ExerciseData["kind"], string>> = {
  derive: "Derive it",
  numeric: "Compute it",
  choice: "Choose",
};
