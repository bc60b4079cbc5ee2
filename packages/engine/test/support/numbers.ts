/** Uniform numbers on (−1, 1) from a 32-bit linear congruential generator: the same in every run. */
export function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 31 - 1;
  };
}

/** `size` uniform numbers on (−scale, scale). */
export function uniforms(size: number, seed: number, scale = 1): Float64Array {
  const next = uniform(seed);
  return Float64Array.from({ length: size }, () => next() * scale);
}

/** 0, 1, …, size − 1. */
export function identityOrder(size: number): Uint32Array {
  return Uint32Array.from({ length: size }, (_, index) => index);
}
