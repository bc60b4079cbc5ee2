/** Where the command line writes. Node's process streams satisfy it, and so do a test's. */
export interface Streams {
  readonly out: Output;
  readonly error: Output;
}

export interface Output {
  write(text: string): unknown;
  /** Whether a person watches: colours and progress bars are for them only. */
  readonly isTTY?: boolean;
  /** Characters that fit on a line of a terminal. */
  readonly columns?: number;
}
