/** What training reports after each epoch. Plain data. */
export interface EpochEvent {
  readonly type: "epoch";
  /** 0, 1, 2, … */
  readonly index: number;
  /**
   * Mean NLL of the epoch's rows in nats per observation, each row's before the update of its own batch: the weighted mean of
   * the batch losses. It lags a little behind the NLL of the parameters at the epoch's end; and it is of the network as it is
   * trained, with numbers dropped out and rows standardised over their batch, where `model.nll` is of the network as it predicts.
   */
  readonly nll: number;
  /** Of the held-out rows, at the parameters of the epoch's end, by the network as it predicts. */
  readonly validation?: { readonly nll: number };
  /** Optimizer steps since the start of the fit. */
  readonly steps: number;
  /** Mean since the start, validation included; NaN as long as the clock has not moved. */
  readonly stepsPerSecond: number;
  /** Seconds since the start. */
  readonly elapsed: number;
  /** Seconds to go, if the epochs to come take as long as those before; NaN as long as the clock has not moved. */
  readonly remaining: number;
}

/** What training reports after each step, where `every: "step"` asks for it. */
export interface StepEvent {
  readonly type: "step";
  /** Optimizer steps before this one: 0, 1, 2, … */
  readonly index: number;
  /** The epoch that it belongs to. */
  readonly epoch: number;
  /** Mean NLL of the batch in nats per observation, before its update. */
  readonly nll: number;
}

/** What a fit reports while it trains: the end of an epoch or, where it was asked for, of a step. */
export type TrainingEvent = EpochEvent | StepEvent;

/** Something about the data or the fit that a reader should know and that is no error. */
export interface Warning {
  /** kebab-case, one page each under docs/errors/. */
  readonly code: string;
  readonly message: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** A warning before it is put in words, by `inWords`: most fits have none, and need not load the words. */
export type Finding = Omit<Warning, "message">;
