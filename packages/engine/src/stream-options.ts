import { LoglikError } from "@loglik/core";
import type { Schedule } from "./schedules/schedule.js";
import type { TrainSettings } from "./train-options.js";

/**
 * Refuses the options that need all rows at once, or their number.
 *
 * @throws LoglikError `options-conflict`
 */
export function checkStreamOptions({ validation, batches, resume, averaging, optimizer }: TrainSettings): void {
  const conflicts: readonly (readonly [boolean, string, string])[] = [
    [typeof validation === "number" && validation > 0, "a validation fraction", "Pass validation: { x, y }."],
    [batches !== undefined, "batches", "A stream gives its rows in the order in which they are to be used."],
    [resume !== undefined, "resume", "Pass initial: checkpoint.parameters, and let the stream begin where it stopped."],
    [averaging !== undefined, "averaging", "Average snapshots instead."],
    [optimizer.type === "lbfgs", "lbfgs()", "It needs all rows at each step; take adam()."],
    [
      optimizer.type !== "lbfgs" && spansFit(optimizer.rate),
      "a schedule over all steps of the fit",
      "Nobody knows yet how many there are; give the schedule steps of its own.",
    ],
  ];
  const conflict = conflicts.find(([applies]) => applies);
  if (conflict === undefined) return;
  throw new LoglikError(
    "options-conflict",
    `train: the data are a stream, which does not go together with ${conflict[1]}. ${conflict[2]}`,
  );
}

/** Whether a rate depends on the number of steps of the whole fit. */
function spansFit(rate: number | Schedule): boolean {
  if (typeof rate === "number") return false;
  if (rate.type === "warmUp") return spansFit(rate.into);
  return (rate.type === "cosineDecay" || rate.type === "oneCycle") && rate.steps === undefined;
}
