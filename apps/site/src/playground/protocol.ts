import type { Figure } from "@loglik/plot";

/** What the page asks of the worker: run one module. A worker runs one module in its life. */
export interface RunRequest {
  readonly code: string;
  /** The name in error positions, e.g. "coin.ts". */
  readonly file: string;
}

/** One call of console.log, console.warn or console.error. */
export interface OutputEntry {
  readonly level: "log" | "warn" | "error";
  readonly text: string;
}

/** Why a run ended badly. `line` and `column` count from 1, in the reader's code; only mistakes of syntax have a column. */
export interface RunError {
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
}

/** What the worker tells the page. `started` comes when the imports are loaded: only then does the time limit run. */
export type RunEvent =
  | { readonly type: "started" }
  | { readonly type: "output"; readonly entries: readonly OutputEntry[] }
  | { readonly type: "finished"; readonly figures: readonly Figure[]; readonly seconds: number }
  | { readonly type: "failed"; readonly error: RunError };
