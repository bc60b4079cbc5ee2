import type { Slip } from "@loglik/docs/seed-map/entry";
import { type ReactNode, useState } from "react";
import { Num } from "../components/Num";
import type { MathText } from "./exercises/MathText";
import styles from "./MisconceptionCard.module.css";

/** A fact's sentence and what the program found for it. */
interface Found {
  readonly what: string;
  readonly value: number;
}

/** Their sentences hold formulas: what sets those comes with the numbers. */
interface Facts {
  readonly found: readonly Found[];
  readonly MathText: typeof MathText;
}

type State = Facts | { readonly failed: string } | undefined;

/**
 * The right statement behind a wrong sentence, closed until the reader has thought about it. Once open, its numbers are computed
 * in the page; the programs are loaded then, and not before.
 */
export function MisconceptionCard({ id, children }: { readonly id: string; readonly children: ReactNode }): ReactNode {
  const [state, setState] = useState<State>();
  const compute = (open: boolean) => {
    if (!open || (state !== undefined && "found" in state)) return;
    computeFacts(id).then(setState, (cause: unknown) =>
      setState({ failed: cause instanceof Error ? cause.message : String(cause) }),
    );
  };
  return (
    <details className={styles.card} onToggle={(event) => compute(event.currentTarget.open)}>
      <summary>What is right?</summary>
      {children}
      <div aria-live="polite">{state === undefined ? <p>Computing …</p> : <FactList state={state} />}</div>
    </details>
  );
}

function FactList({ state }: { readonly state: NonNullable<State> }): ReactNode {
  if ("failed" in state) return <p>The numbers could not be computed: {state.failed}</p>;
  const { found, MathText } = state;
  return (
    <dl className={styles.facts}>
      {found.map(({ what, value }) => (
        <div key={what}>
          <dt>
            <MathText>{what}</MathText>
          </dt>
          <dd>
            <Num value={Math.abs(value) < 1e-9 ? 0 : value} digits={6} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

async function computeFacts(id: string): Promise<Facts> {
  const [{ slips }, { MathText }] = await Promise.all([
    import("@loglik/docs/seed-map/slips"),
    import("./exercises/MathText"),
  ]);
  const { facts } = slips.find((slip: Slip) => slip.id === id) as Slip;
  const found = await Promise.all(facts.map(async ({ what, compute }) => ({ what, value: await compute() })));
  return { found, MathText };
}
