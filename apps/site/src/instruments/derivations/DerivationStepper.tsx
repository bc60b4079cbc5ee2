import { type Derivation, type PresentedDerivation, presentDerivation } from "@loglik/derive";
import { type Reading, readReading, writeReading } from "@loglik/docs/lessons/derivation/point-link";
import { CopyLink } from "@site/src/components/address/CopyLink";
import type { Field } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Controls, Readout, Toggle } from "@site/src/components/controls";
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useState } from "react";
import { Abbreviations } from "./Abbreviations";
import { CoreCode } from "./CoreCode";
import { DerivationLines } from "./DerivationLines";
import styles from "./derivations.module.css";
import { PointFields } from "./PointFields";
import { StepTable } from "./StepTable";

/**
 * A derivation to step through: the rule of each step, the terms that it changes, both lines' value and gradient at a point of
 * the reader's choice, and what core computes there. All lines are there from the start, so that the page reads the same
 * on paper and without scripts.
 */
export function DerivationStepper(props: {
  /** The derivation as the page was written with it, at the point that it opens with. */
  readonly start: PresentedDerivation;
  /** Gives the derivation itself, which numbers at another point need: a chunk of its own. Called once. */
  readonly load: () => Promise<Derivation>;
}): ReactNode {
  const { start, load } = props;
  const { symbols } = start;
  const last = start.lines.length - 1;
  const first = useMemo(() => ({ line: 1, point: start.point! }), [start]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page writes the start anew at each rendering
  const fields = useMemo(() => ({ at: readingField(start, first) }), []);
  const address = useUrlState("derivation", fields);
  const reading = address.state.at;
  const setReading = (at: Reading) => address.change({ at });
  const [covered, setCovered] = useState(false);
  const [derivation, failure] = useLoaded(load);
  const { line, point } = reading;
  const shown = useMemo(
    () => (derivation === undefined || point === start.point ? start : presentDerivation(derivation, point)),
    [derivation, point, start],
  );
  const step = shown.lines[line];

  const goTo = (next: number) => setReading({ ...reading, line: Math.min(last, Math.max(1, next)) });
  const onKeyDown = (event: KeyboardEvent) => {
    const next = lineOfKey(event.key, line, last);
    // A formula that is wider than its place scrolls by these keys, a field moves its cursor.
    const own = (event.target as Element).closest("[data-scrolls], input, select, textarea") !== null;
    if (next === undefined || own || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    goTo(next);
  };

  return (
    <div className={styles.stepper}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are a second way; each has a button inside */}
      <div onKeyDown={onKeyDown}>
        <Controls>
          <StepButton label="Back" done={line === 1} onPress={() => goTo(line - 1)} />
          <StepButton label="Next step" done={line === last} onPress={() => goTo(line + 1)} />
          <Readout label="step" value={`${line} of ${last}`} />
          <Toggle label="Cover what comes next" checked={covered} onChange={setCovered} />
        </Controls>
        <DerivationLines shown={shown} line={line} covered={covered} onLine={goTo} />
      </div>
      <Abbreviations list={start.abbreviations} />
      <p className={styles.spoken} role="status">
        {`Step ${line} of ${last}, ${step.rule.name}: ${step.rule.sentence} ${step.note ?? ""} The line ${step.speech}.`}
      </p>
      <StepTable shown={shown} line={line} />
      <PointFields
        symbols={symbols}
        point={point}
        onChange={(next) => setReading({ ...reading, point: next })}
        onReset={() => setReading({ ...reading, point: first.point })}
        failure={failure}
      />
      <CoreCode shown={shown} />
      <CopyLink of={address} />
    </div>
  );
}

/** A line and a point as one word of the address. */
function readingField({ symbols, lines }: PresentedDerivation, first: Reading): Field<Reading> {
  return {
    initial: first,
    expected: "a line and a point of this derivation",
    write: (reading) => writeReading(symbols, reading),
    read: (word) => readReading(symbols, lines.length, word),
  };
}

function lineOfKey(key: string, line: number, last: number): number | undefined {
  if (key === "ArrowRight" || key === "ArrowDown") return line + 1;
  if (key === "ArrowLeft" || key === "ArrowUp") return line - 1;
  if (key === "Home") return 1;
  return key === "End" ? last : undefined;
}

/** At an end it does nothing but keeps the focus, so that the keys go on working. */
function StepButton(props: {
  readonly label: string;
  readonly done: boolean;
  readonly onPress: () => void;
}): ReactNode {
  return (
    <button type="button" className="control-button" aria-disabled={props.done} onClick={props.onPress}>
      {props.label}
    </button>
  );
}

function useLoaded(load: () => Promise<Derivation>): readonly [Derivation | undefined, string | undefined] {
  const [derivation, setDerivation] = useState<Derivation>();
  const [failure, setFailure] = useState<string>();
  // The page writes the function anew at each rendering; what it loads does not change.
  // biome-ignore lint/correctness/useExhaustiveDependencies: loaded once a page
  useEffect(() => {
    let current = true;
    load().then(
      (loaded) => current && setDerivation(loaded),
      (error) => current && setFailure(String(error)),
    );
    return () => {
      current = false;
    };
  }, []);
  return [derivation, failure];
}
