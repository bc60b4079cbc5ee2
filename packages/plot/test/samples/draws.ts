/** A grid of `count` points from low to high. */
export function grid(low: number, high: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, index) => low + ((high - low) * index) / (count - 1));
}

/** Uniform numbers in (0, 1) from Lehmer's generator: a fixed sequence is all that a drawing needs. */
export function uniforms(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

export const gaussian = (next: () => number) => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
export const bell = (y: number, loc: number, scale: number) =>
  Math.exp(-(((y - loc) / scale) ** 2) / 2) / (scale * Math.sqrt(2 * Math.PI));
