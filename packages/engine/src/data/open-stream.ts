import { LoglikError } from "@loglik/core";
import type { Data } from "./sample.js";
import type { DataStream } from "./stream.js";

/** Begins a stream anew. */
export function openStream(stream: DataStream): Iterator<Data> | AsyncIterator<Data> {
  const pieces = typeof stream === "function" ? stream() : stream;
  if (Symbol.asyncIterator in pieces) return pieces[Symbol.asyncIterator]();
  if (Symbol.iterator in pieces) return pieces[Symbol.iterator]();
  throw new LoglikError(
    "not-a-matrix",
    `train: the function that was given for the data returned ${String(pieces)}; expected something to iterate over, of pieces { x, y }.`,
  );
}
