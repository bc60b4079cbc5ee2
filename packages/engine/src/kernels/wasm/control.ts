/** Byte offsets of the fields of `Control` in assembly/control.ts, in the same order. */
export const control = {
  rate: 0,
  stepsTaken: 8,
  batchSize: 12,
  x: 16,
  y: 20,
  weights: 24,
  order: 28,
  orderLength: 32,
  losses: 36,
  zeros: 40,
  scratch: 44,
  /** Bytes of the whole record. */
  size: 56,
} as const;
