import type { ChoiceExercise } from "@loglik/derive/exercises";
import { type ReactNode, useId, useState } from "react";
import styles from "./exercises.module.css";
import { MathText } from "./MathText";

/** One of several answers. */
export function ChosenAnswer(props: {
  readonly exercise: ChoiceExercise;
  readonly onCheck: (answer: string) => void;
  readonly onChange: () => void;
}): ReactNode {
  const { exercise, onCheck, onChange } = props;
  const name = useId();
  const [chosen, setChosen] = useState<number>();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onCheck(String((chosen ?? -1) + 1));
      }}
    >
      <fieldset className={styles.options}>
        <legend className={styles.legend}>Answers</legend>
        {exercise.options.map(({ text }, k) => (
          <label key={text} className={styles.option}>
            <input
              type="radio"
              name={name}
              checked={k === chosen}
              onChange={() => {
                setChosen(k);
                onChange();
              }}
            />
            <span>
              <MathText>{text}</MathText>
            </span>
          </label>
        ))}
      </fieldset>
      <button type="submit" className="control-button">
        Check
      </button>
    </form>
  );
}
