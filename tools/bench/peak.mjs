import { measurement, rounded } from "./measurement.mjs";

/** Unsigned LEB128, WebAssembly's integers. @param {number} n @returns {number[]} */
const leb = (n) => (n < 128 ? [n] : [(n & 127) | 128, ...leb(n >>> 7)]);

/** @param {number} id @param {number[]} body */
const section = (id, body) => [id, ...leb(body.length), ...body];

/** f32.const value, f32x4.splat. @param {number} value */
const splat = (value) => [0x43, ...new Uint8Array(new Float32Array([value]).buffer), 0xfd, 0x13];

const localGet = 0x20;
const localSet = 0x21;
const multiply = [0xfd, ...leb(0xe6)];
const add = [0xfd, ...leb(0xe4)];
const roundsPerTurn = 4;

/**
 * A module whose function `f(turns)` does nothing but f32x4 multiply and add on values held in registers: so many
 * independent accumulators that the machine's arithmetic, not the latency of one operation, is the limit.
 *
 * @param {number} accumulators
 */
function peakModule(accumulators) {
  const factor = 1 + accumulators; // local 0 is the count of turns, 1 … accumulators the accumulators
  const term = factor + 1;
  const indices = Array.from({ length: accumulators }, (_, i) => 1 + i);
  const start = [...splat(0.999), localSet, factor, ...splat(1e-3), localSet, term];
  const fill = indices.flatMap((index) => [...splat(index * 0.1), localSet, index]);
  const round = indices.flatMap((i) => [
    localGet,
    i,
    localGet,
    factor,
    ...multiply,
    localGet,
    term,
    ...add,
    localSet,
    i,
  ]);
  const body = Array.from({ length: roundsPerTurn }, () => round).flat();
  const loop = [0x03, 0x40, ...body, localGet, 0, 0x41, 1, 0x6b, 0x22, 0, 0x0d, 0, 0x0b]; // loop … count − 1, br_if
  const sum = [localGet, 1, ...indices.slice(1).flatMap((index) => [localGet, index, ...add]), 0xfd, 0x1f, 0]; // lane 0
  const code = [1, ...leb(accumulators + 2), 0x7b, ...start, ...fill, ...loop, ...sum, 0x0b];
  return new Uint8Array([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 1, 0x7f, 1, 0x7d]), // (i32) → f32
    ...section(3, [1, 0]),
    ...section(7, [1, 1, 0x66, 0, 0]), // export "f"
    ...section(10, [1, ...leb(code.length), ...code]),
  ]);
}

/**
 * The most multiply-and-add that WebAssembly SIMD128 does on one core of this machine, in GFLOP/s: the ceiling of any kernel
 * here. It is the best of all turns, of 8, 10 and 12 accumulators, that `measure` has taken so far.
 *
 * @typedef {object} Peak
 * @property {number} best
 * @property {() => void} measure takes a turn of some tenths of a second
 */

/** @returns {Promise<Peak>} before its first turn */
export async function simdPeak() {
  const turns = 2e6;
  /** @type {{ run: (turns: number) => number, flops: number }[]} */
  const loops = [];
  for (const accumulators of [8, 10, 12]) {
    const { instance } = await WebAssembly.instantiate(peakModule(accumulators));
    const run = /** @type {(turns: number) => number} */ (instance.exports.f);
    run(turns / 10); // compiled by the optimizing tier before the clock starts
    loops.push({ run, flops: turns * roundsPerTurn * accumulators * 4 * 2 });
  }
  const peak = {
    best: 0,
    measure() {
      for (const { run, flops } of loops) {
        const start = performance.now();
        run(turns);
        peak.best = Math.max(peak.best, flops / (performance.now() - start) / 1e6);
      }
    },
  };
  return peak;
}

/** @param {number} gigaflops */
export function peakMeasurement(gigaflops) {
  return measurement({
    peer: "wasm-simd128",
    version: process.version,
    workload: "peak",
    gflops: rounded(gigaflops),
    share_of_peak: 1,
    notes: `${gigaflops.toFixed(1)} GFLOP/s float32 multiply + add, registers only, one core`,
  });
}
