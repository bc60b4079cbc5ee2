import type { Sample } from "../data/sample.js";

/** Pieces of a stream on their way to a fit: few at a time, so that whoever sends them waits for the fit. */
export interface Feed {
  /** Adds a piece, or the end of an epoch (undefined); resolves when another is wanted. */
  push(piece: Sample | undefined): Promise<void>;
  readonly isEmpty: boolean;
  /** The next piece; undefined at the end of an epoch. */
  take(): Sample | undefined;
  /** Says that the fit can do nothing until something arrives. */
  want(): void;
  /** Resolves when there is something to take, nothing more will come, or nothing is wanted: the fit has work without it. */
  arrived(): Promise<void>;
  /** Nothing more is wanted. */
  close(): void;
}

/** Pieces that wait for the fit. With the one that it is at and the one being prepared, four are in memory at most. */
const most = 2;

export function createFeed(): Feed {
  const pieces: (Sample | undefined)[] = [];
  let closed = false;
  let wanted = false;
  let wakes: (() => void)[] = [];

  function wake(): void {
    for (const resolve of wakes) resolve();
    wakes = [];
  }

  async function until(condition: () => boolean): Promise<void> {
    while (!condition() && !closed) await new Promise<void>((resolve) => wakes.push(resolve));
  }

  return {
    push(piece) {
      if (!closed) pieces.push(piece);
      wanted = false;
      wake();
      return until(() => pieces.length < most);
    },
    get isEmpty() {
      return pieces.length === 0;
    },
    take() {
      const piece = pieces.shift();
      wake();
      return piece;
    },
    want() {
      wanted = true;
    },
    arrived: () => until(() => !wanted || pieces.length > 0),
    close() {
      closed = true;
      pieces.length = 0;
      wake();
    },
  };
}
