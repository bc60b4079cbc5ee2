import * as lbfgs from "./lbfgs-fit.js";
import * as extras from "./parts/extras.js";
import * as layers from "./parts/layers.js";
import type { LoadPart, Parts } from "./parts/parts.js";
import type { TrainingThread } from "./protocol.js";
import * as trace from "./trace-non-finite.js";
import { createTrainingThread } from "./training-thread.js";

/** With it comes the trunk: see `trunk.ts`. */
export { train as trunk } from "../trunk.js";

/** Slices end within 8 ms, half of a frame, with room for the last call of a slice to overshoot. */
const sliceMilliseconds = 6;

/** A thread without company, to which heads come as they are, needs no others. */
const parts: Partial<Parts> = { extras, layers, lbfgs, trace };

const loadPart: LoadPart = async ({ name }) => parts[name]!;

/** The caller's own thread as a training thread: no worker, no messages, and the head as it is. */
export function callerThread(): TrainingThread {
  return createTrainingThread({ sliceMilliseconds, loadPart });
}
