import { ownPart } from "./parts/own-parts.js";
import type { TrainingThread } from "./protocol.js";
import { createTrainingThread } from "./training-thread.js";

/** Slices end within 8 ms, half of a frame, with room for the last call of a slice to overshoot. */
const sliceMilliseconds = 6;

/** The caller's own thread as a training thread: no worker, no messages, and the head as it is. */
export function callerThread(): TrainingThread {
  return createTrainingThread({ sliceMilliseconds, loadPart: ownPart });
}
