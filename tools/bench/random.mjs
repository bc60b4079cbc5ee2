/**
 * mulberry32: uniform numbers on [0, 1) from a 32-bit seed. The benchmark's own small generator, so that its data never
 * change when a package does.
 *
 * @param {number} seed
 * @returns {() => number}
 */
export function uniformGenerator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Standard normal draws by Box and Muller, two uniforms each.
 *
 * @param {() => number} uniform
 * @returns {() => number}
 */
export function normalGenerator(uniform) {
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}
