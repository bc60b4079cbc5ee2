import { TOTAL } from "./frequency-table.js";

/** The range is kept in 48 bits, which float64 holds exactly with room for a carry. */
const TOP = 2 ** 48;
/** Below this the leading byte of `low` is settled up to a carry, and is sent. */
const BOTTOM = 2 ** 40;

/**
 * An encoder that turns symbols into bytes, each at the cost of −log₂ of its share of the range. Fed with cumulative frequencies
 * out of 2²⁴. What is left over when the range is cut into so many units belongs to the last of them.
 *
 * @see Martin (1979), Range encoding: an algorithm for removing redundancy from a digitised message
 * @example rangeEncoder().finish().length  // 0
 */
export function rangeEncoder(): {
  /** Narrows the range to the symbol whose cumulative frequencies are from … to. */
  encode(from: number, to: number): void;
  /** The bytes: as few as tell the final range from all others. */
  finish(): Uint8Array;
} {
  const bytes: number[] = [];
  let low = 0;
  let range = TOP;
  const carry = (): void => {
    if (low < TOP) return;
    low -= TOP;
    let at = bytes.length - 1;
    while (bytes[at] === 255) bytes[at--] = 0;
    bytes[at]++;
  };
  return {
    encode(from, to) {
      const [start, length] = narrow(range, from, to);
      low += start;
      range = length;
      carry();
      while (range < BOTTOM) {
        bytes.push(Math.floor(low / BOTTOM));
        low = (low % BOTTOM) * 256;
        range *= 256;
      }
    },
    finish() {
      // The shortest number inside [low, low + range), whose missing bytes the decoder takes for zeros.
      for (let step = BOTTOM; step >= 1; step /= 256) {
        const rounded = Math.ceil(low / step) * step;
        if (rounded >= low + range) continue;
        low = rounded;
        carry();
        for (let place = BOTTOM; place >= step; place /= 256) bytes.push(Math.floor(low / place) % 256);
        break;
      }
      while (bytes.length > 0 && bytes[bytes.length - 1] === 0) bytes.pop();
      return Uint8Array.from(bytes);
    },
  };
}

/**
 * The decoder of {@link rangeEncoder}'s bytes: asks where in the cumulative frequencies the number lies, and is told the symbol.
 *
 * @example rangeDecoder(Uint8Array.of(128)).target()  // 8388608
 */
export function rangeDecoder(bytes: Uint8Array): {
  /** A cumulative frequency inside the next symbol's. */
  target(): number;
  /** Narrows the range as the encoder did for that symbol. */
  consume(from: number, to: number): void;
} {
  let position = 0;
  const next = (): number => (position < bytes.length ? bytes[position++] : 0);
  let offset = 0;
  for (let k = 0; k < 6; k++) offset = offset * 256 + next();
  let range = TOP;
  return {
    // The last unit is longer than the others by what is left over.
    target: () => Math.min(TOTAL - 1, Math.floor(offset / Math.floor(range / TOTAL))),
    consume(from, to) {
      const [start, length] = narrow(range, from, to);
      offset -= start;
      range = length;
      while (range < BOTTOM) {
        offset = offset * 256 + next();
        range *= 256;
      }
    },
  };
}

/** The start, from the range's own, and the length of some units of it. */
function narrow(range: number, from: number, to: number): [start: number, length: number] {
  const unit = Math.floor(range / TOTAL);
  const start = unit * from;
  return [start, to === TOTAL ? range - start : unit * (to - from)];
}
