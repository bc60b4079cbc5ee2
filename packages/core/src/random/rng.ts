/**
 * A stream of random numbers that are uniform. A stream is determined by (seed, purpose, index) and by nothing else, so that two
 * parts of a program never disturb each other's draws by drawing first.
 */
export interface UniformRng {
  /** Uniform on the open interval (0, 1), 53 bits. */
  uniform(): number;
  /** Uniform 32-bit unsigned integer. */
  uint32(): number;
  /** Uniform integer in 0 … bound − 1, without bias. */
  below(bound: number): number;
  /** An independent stream for another purpose; the same purpose gives the same stream. */
  split(purpose: string, index?: number): UniformRng;
}

/** A stream of random numbers: uniform ones, and normal ones made of them. */
export interface Rng extends UniformRng {
  /** Standard normal. */
  normal(): number;
  split(purpose: string, index?: number): Rng;
}
