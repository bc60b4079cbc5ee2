import type { DeriveExercise, NumericExercise } from "@loglik/derive/exercises";
import { type ReactNode, useId, useState } from "react";
import styles from "./exercises.module.css";

/** A formula or a number, typed. */
export function TypedAnswer(props: {
  readonly exercise: DeriveExercise | NumericExercise;
  readonly onCheck: (answer: string) => void;
  readonly onChange: () => void;
}): ReactNode {
  const { exercise, onCheck, onChange } = props;
  const id = useId();
  const [text, setText] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onCheck(text);
      }}
    >
      <div className={styles.answer}>
        <label htmlFor={id}>Your answer</label>
        <input
          id={id}
          type="text"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={text}
          aria-describedby={`${id}-how`}
          onChange={(event) => {
            setText(event.currentTarget.value);
            onChange();
          }}
        />
        <button type="submit" className="control-button">
          Check
        </button>
      </div>
      <p id={`${id}-how`} className={styles.how}>
        {exercise.kind === "derive" ? <Vocabulary exercise={exercise} /> : "A number, or a formula such as sqrt(2/3)."}
      </p>
    </form>
  );
}

const typed: Readonly<Record<string, string>> = { θ: "theta", λ: "lambda", μ: "mu", σ: "sigma" };

/** The letters that the answer may speak of, and how they are typed. */
function Vocabulary({ exercise }: { readonly exercise: DeriveExercise }): ReactNode {
  const { symbols, indices } = exercise;
  const running = Object.entries(indices);
  const letters = symbols.map(({ name, shape, meaning }) => {
    const index = shape
      .map((size) => running.find(([, runsTo]) => runsTo === size)?.[0] ?? size.toLowerCase())
      .join("");
    return { word: `${typed[name] ?? name}${index && `_${index}`}`, meaning };
  });
  return (
    <>
      {letters.map(({ word, meaning }, k) => (
        <span key={word}>
          {k > 0 && ", "}
          <code>{word}</code> {meaning}
        </span>
      ))}
      .{" "}
      {running.map(([index, size]) => (
        <span key={index}>
          A sum over all {size} is <code>{`sum_${index}(…)`}</code>.{" "}
        </span>
      ))}
      Also <code>log</code>, <code>exp</code>, <code>sqrt</code>, <code>^</code>, <code>pi</code>.
    </>
  );
}
