import type { Figure } from "@loglik/plot";
import type { OutputEntry, RunError, RunEvent } from "./protocol";
import type { Interruption } from "./start-run";

/** What a playground shows of its run. */
export interface RunState {
  readonly phase: "idle" | "loading" | "running" | "finished" | "failed" | "stopped" | "timed-out" | "unloadable";
  readonly output: readonly OutputEntry[];
  readonly figures: readonly Figure[];
  readonly error?: RunError;
  readonly seconds?: number;
  readonly limit?: number;
}

export type RunAction = RunEvent | Interruption | { readonly type: "start" | "stop" | "reset" };

export const idle: RunState = { phase: "idle", output: [], figures: [] };

/** The state after an event. Output that came before a failure or a stop stays: it says how far the code got. */
export function nextState(state: RunState, action: RunAction): RunState {
  switch (action.type) {
    case "start":
      return { ...idle, phase: "loading" };
    case "started":
      return { ...state, phase: "running" };
    case "output":
      return { ...state, output: [...state.output, ...action.entries] };
    case "finished":
      return { ...state, phase: "finished", figures: action.figures, seconds: action.seconds };
    case "failed":
      return { ...state, phase: "failed", error: action.error };
    case "timed-out":
      return { ...state, phase: "timed-out", limit: action.limit };
    case "unloadable":
      return { ...state, phase: "unloadable" };
    case "stop":
      return { ...state, phase: "stopped" };
    case "reset":
      return idle;
  }
}

/** One line on how the run stands, for the eye and for a screen reader. */
export function statusText(state: RunState): string {
  switch (state.phase) {
    case "idle":
      return "";
    case "loading":
      return "Loading…";
    case "running":
      return "Running…";
    case "finished":
      return `Finished in ${formatSeconds(state.seconds ?? 0)}`;
    case "failed":
      return state.error?.line ? `Failed at line ${state.error.line}` : "Failed";
    case "stopped":
      return "Stopped";
    case "timed-out":
      return `Stopped: the limit is ${state.limit} s`;
    case "unloadable":
      return "The code runner could not be loaded. Press Run to try again.";
  }
}

function formatSeconds(seconds: number): string {
  return seconds < 1 ? `${Math.max(1, Math.round(seconds * 1000))} ms` : `${seconds.toFixed(1)} s`;
}
