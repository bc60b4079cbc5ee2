import type { Slip } from "@loglik/docs/seed-map/entry";
import { type ReactNode, useState } from "react";
import { Num } from "../components/Num";
import styles from "./MisconceptionCard.module.css";

/** A fact's sentence and what the program found for it. */
interface Found {
  readonly what: string;
  readonly value: number;
}

type State = { readonly found: readonly Found[] } | { readonly failed: string } | undefined;

/**
 * The right statement behind a wrong sentence, closed until the reader has thought about it. Once open, its numbers are computed
 * in the page; the programs are loaded then, and not before.
 */
export function MisconceptionCard({ id, children }: { readonly id: string; readonly children: ReactNode }): ReactNode {
  const [state, setState] = useState<State>();
  const compute = (open: boolean) => {
    if (!open || (state !== undefined && "found" in state)) return;
    computeFacts(id).then(
      (found) => setState({ found }),
      (cause: unknown) => setState({ failed: cause instanceof Error ? cause.message : String(cause) }),
    );
  };
  return (
    <details className={styles.card} onToggle={(event) => compute(event.currentTarget.open)}>
      <summary>What is right?</summary>
      {children}
      <div aria-live="polite">{state === undefined ? <p>Computing …</p> : <Facts state={state} />}</div>
    </details>
  );
}

function Facts({ state }: { readonly state: NonNullable<State> }): ReactNode {
  if ("failed" in state) return <p>The numbers could not be computed: {state.failed}</p>;
  return (
    <dl className={styles.facts}>
      {state.found.map(({ what, value }) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>
            <Num value={Math.abs(value) < 1e-9 ? 0 : value} digits={6} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

async function computeFacts(id: string): Promise<Found[]> {
  const { slips } = await import("@loglik/docs/seed-map/slips");
  const { facts } = slips.find((slip: Slip) => slip.id === id) as Slip;
  return Promise.all(facts.map(async ({ what, compute }) => ({ what, value: await compute() })));
}
