import { type LikelihoodHead, LoglikError } from "@loglik/core";
import type { HeadReference, TrainingThread } from "./protocol.js";
import { createTrainingThread } from "./training-thread.js";

/** Slices end within 8 ms, half of a frame, with room for the last call of a slice to overshoot. */
const sliceMilliseconds = 6;

/** The caller's own thread as a training thread: no worker, no messages, and the head as it is. */
export function callerThread(): TrainingThread {
  return createTrainingThread({ sliceMilliseconds, resolveHead: itself });
}

function itself(reference: HeadReference): LikelihoodHead {
  if ("head" in reference) return reference.head;
  throw new LoglikError(
    "head-invalid",
    "train: on the caller's own thread a head is passed as it is, not as its source.",
  );
}
