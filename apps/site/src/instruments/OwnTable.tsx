import { columnsOf, fromTable, inputsFor, type RoomData, readTable } from "@loglik/docs/lessons/room-data";
import { type DragEvent, type ReactNode, useId, useState } from "react";
import styles from "./instruments.module.css";

type Table = ReturnType<typeof readTable>;

/** A table of the reader's own: dropped or chosen, its columns picked. It is read in this page and goes nowhere. */
export function OwnTable({ onData }: { readonly onData: (data: RoomData) => void }): ReactNode {
  const [table, setTable] = useState<Table | null>(null);
  const [target, setTarget] = useState("");
  const [inputs, setInputs] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState("");
  const file = useId();

  const show = (next: Table, nextTarget: string, nextInputs: readonly string[]) => {
    setTable(next);
    setTarget(nextTarget);
    setInputs(nextInputs);
    try {
      onData(fromTable(next, nextTarget, nextInputs));
      setProblem("");
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  const open = async (chosen: File | undefined) => {
    if (!chosen) return;
    try {
      const next = readTable(await chosen.text(), chosen.name);
      const { targets } = columnsOf(next);
      const last = targets[targets.length - 1];
      show(next, last, defaultInputs(next, last));
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void open(event.dataTransfer.files[0]);
  };
  return (
    <fieldset className={styles.dropZone} data-takes-files onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <legend>Your own table</legend>
      <label htmlFor={file}>Drop a CSV file here, or choose one. It stays in this page.</label>
      <input
        id={file}
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        onChange={(event) => void open(event.currentTarget.files?.[0])}
      />
      {table && (
        <div className={styles.columns}>
          <Column
            label="Predict"
            value={target}
            options={columnsOf(table).targets}
            onChange={(next) => show(table, next, defaultInputs(table, next))}
          />
          {inputs.map((input, k) => (
            <Column
              // biome-ignore lint/suspicious/noArrayIndexKey: the first and the second input
              key={k}
              label={inputs.length === 1 ? "from" : k === 0 ? "from" : "and"}
              value={input}
              options={columnsOf(table).inputs.filter((name) => name !== target)}
              onChange={(next) =>
                show(
                  table,
                  target,
                  inputs.map((old, index) => (index === k ? next : old)),
                )
              }
            />
          ))}
        </div>
      )}
      <p className={styles.note} aria-live="polite">
        {problem || (table ? `${table.name}: ${table.rows} rows.` : "")}
      </p>
    </fieldset>
  );
}

/** The first numeric columns beside the target. */
function defaultInputs(table: Table, target: string): readonly string[] {
  return columnsOf(table)
    .inputs.filter((name) => name !== target)
    .slice(0, inputsFor(table, target));
}

function Column(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly string[];
  readonly onChange: (name: string) => void;
}): ReactNode {
  const id = useId();
  return (
    <span>
      <label htmlFor={id}>{props.label}</label>{" "}
      <select id={id} value={props.value} onChange={(event) => props.onChange(event.currentTarget.value)}>
        {props.options.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </span>
  );
}
