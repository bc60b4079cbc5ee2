import { webAssembly } from "./web-assembly.js";

/**
 * A module with one function, which multiplies and adds by `f32x4.relaxed_madd`: in text,
 * `(func unreachable f32x4.relaxed_madd drop)`. An engine without relaxed SIMD finds it invalid.
 */
const probe = [
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...[0x01, 0x04, 0x01, 0x60, 0x00, 0x00],
  ...[0x03, 0x02, 0x01, 0x00],
  ...[0x0a, 0x09, 0x01, 0x07, 0x00, 0x00, 0xfd, 0x85, 0x02, 0x1a, 0x0b],
];

/** Whether WebAssembly can multiply and add with one rounding: Chrome since 114, Node since 22. */
export function hasFusedMultiplyAdd(): boolean {
  return webAssembly().validate(Uint8Array.from(probe));
}
