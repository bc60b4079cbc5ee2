import { LoglikError } from "@loglik/core";
import type { AbortSignalLike } from "../environment.js";
import { type Interruption, interruption } from "./interruption.js";

/**
 * Makes an abort signal an interruption, until `stop` is called.
 *
 * @throws LoglikError `option-unknown` where it is none, such as the controller that has it
 */
export function watchAbort(signal: AbortSignalLike | undefined): Interruption & { stop(): void } {
  if (signal !== undefined && !signal.addEventListener) {
    const message = "train: signal has no addEventListener; expected an AbortSignal, such as controller.signal.";
    throw new LoglikError("option-unknown", message, { name: "signal" });
  }
  const abort = interruption();
  const onAbort = () => {
    abort.happen(signal?.reason ?? new LoglikError("aborted", "train: the signal was aborted, without a reason."));
  };
  if (signal?.aborted) onAbort();
  signal?.addEventListener("abort", onAbort);
  return Object.assign(abort, { stop: () => signal?.removeEventListener("abort", onAbort) });
}
