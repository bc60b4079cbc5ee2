import type { Data } from "./sample.js";

/**
 * Observations that come piece by piece, because all of them would not fit into memory: something to iterate over, once for each
 * epoch, or a function that returns such a thing for each epoch (a generator function, for instance).
 */
export type DataStream = Pieces | (() => Pieces);

type Pieces = Iterable<Data> | AsyncIterable<Data>;

export function isStream(data: Data | DataStream): data is DataStream {
  if (typeof data === "function") return true;
  return typeof data === "object" && data !== null && (Symbol.asyncIterator in data || Symbol.iterator in data);
}
