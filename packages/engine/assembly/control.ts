/**
 * What changes from call to call and from step to step, at one address in memory that JavaScript writes and the tape reads.
 * The order of the fields is that of src/kernels/wasm/control.ts.
 */
@unmanaged
export class Control {
  /** Learning rate of the step in progress. */
  rate: f64;
  /** Optimizer steps taken so far; the bias correction of Adam depends on it. */
  stepsTaken: i32;
  batchSize: i32;
  /** The data: x, y, and one weight a row (0: none). */
  x: usize;
  y: usize;
  weights: usize;
  /** Row indices of the epoch and their number. */
  order: usize;
  orderLength: i32;
  /** A float64 for each step of this call. */
  losses: usize;
  /** Zeros, as many as the widest row. */
  zeros: usize;
  /** Packed copies for GEMM. */
  scratch: usize;
  /** First index into the order and rows of the step in progress. */
  first: i32;
  rows: i32;
  /** What the workers on this memory tell each other; a worker alone has one, too. */
  team: usize;
  /** Number of the last call of the leader that this follower has heard. */
  heard: i32;
  /** A float64 for each step of this call; 0: `rate` for all of them. */
  rates: usize;
}
