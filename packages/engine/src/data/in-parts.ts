import { pause } from "../worker/pause.js";
import { stopwatch } from "../worker/stopwatch.js";

/** Work that stops every few hundred microseconds, so that a page may do something else in between. */
export type Parts<Result = void> = Generator<undefined, Result>;

/** Numbers that are looked at between two stops. */
const partSize = 1 << 15;

/** Longest time that the caller's thread is kept from other tasks, in milliseconds. */
const sliceMilliseconds = 8;

/** Calls `work(from, to)` for one range after the other until `count` is reached; `width` is the numbers of one of its things. */
export function* inParts(count: number, work: (from: number, to: number) => void, width = 1): Parts {
  const size = Math.max(1, Math.floor(partSize / width));
  for (let from = 0; from < count; from += size) {
    work(from, Math.min(count, from + size));
    yield;
  }
}

/** Does all of it at once: for little work, whose mistakes should be thrown at once, too. */
export function finishNow<Result>(parts: Parts<Result>): Result {
  for (;;) {
    const part = parts.next();
    if (part.done) return part.value;
  }
}

/** Does all of it in slices, between which the thread's other tasks run. */
export async function finishInSlices<Result>(parts: Parts<Result>): Promise<Result> {
  const clock = stopwatch(sliceMilliseconds);
  for (;;) {
    const part = parts.next();
    if (part.done) return part.value;
    if (!clock.over()) continue;
    await pause();
    clock.restart();
  }
}
