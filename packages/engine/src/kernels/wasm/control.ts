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
  /** `first` and `rows` of the step in progress lie between. */
  team: 56,
  // `heard` follows.
  rates: 64,
  /** Bytes of the whole record. */
  size: 72,
} as const;

/** Byte offsets of the words of a team in assembly/team.ts. */
export const team = {
  members: 0,
  present: 12,
  size: 256,
} as const;
