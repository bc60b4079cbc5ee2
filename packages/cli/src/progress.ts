import type { Streams } from "./streams.js";

export interface Progress {
  /** `done` of `total` epochs, the latest NLL, and the seconds to go (NaN when unknown). */
  show(done: number, total: number, nll: number, remaining: number): void;
  /** A sentence about what takes long, until it is over. */
  say(sentence: string): void;
  /** Removes the bar or the sentence, so that what follows starts on a clean line. */
  clear(): void;
}

/** A progress that nobody watches. */
export const silent: Progress = { show: () => {}, say: () => {}, clear: () => {} };

const width = 28;

/** A progress bar on the error stream, so that standard output stays clean; silent where that stream is no terminal. */
export function progressBar({ error }: Streams): Progress {
  if (!error.isTTY) return silent;
  let last = 0;
  return {
    show(done, total, nll, remaining) {
      const now = performance.now();
      if (done < total && now - last < 50) return;
      last = now;
      error.write(`\r\u001b[2K${barLine(done, total, nll, remaining)}`);
    },
    say: (sentence) => {
      error.write(`\r\u001b[2K${sentence}`);
    },
    clear: () => {
      error.write("\r\u001b[2K");
    },
  };
}

/** @example barLine(50, 200, 0.31, 4.2)  // "epoch  50/200 ━━━━━━━─────… NLL 0.3100 · 4 s left" */
export function barLine(done: number, total: number, nll: number, remaining: number): string {
  const filled = Math.round((width * done) / total);
  const bar = "━".repeat(filled) + "─".repeat(width - filled);
  const count = String(done).padStart(String(total).length);
  const left = Number.isFinite(remaining) && done < total ? ` · ${Math.ceil(remaining)} s left` : "";
  return `epoch ${count}/${total} ${bar} NLL ${nll.toFixed(4)}${left}`;
}
