import type { FloatArray, LikelihoodHead } from "@loglik/core";
import type { AverageSteps } from "../averaging/averaging.js";
import type { Precision, Sample } from "../data/sample.js";
import type { EarlyStopping } from "../early-stopping.js";
import type { EpochEvent, Finding } from "../events.js";
import type { FitState } from "../fit-state.js";
import type { TeamPlace } from "../kernels/wasm/follower.js";
import type { Kernels } from "../kernels/wasm/kernels.js";
import type { WebAssemblyMemory } from "../kernels/wasm/web-assembly.js";
import type { HeadOutline, Network } from "../network.js";
import type { Optimizer } from "../optimizers/optimizer.js";
import type { PartReference } from "./parts/parts.js";
import type { HeadRecipe } from "./parts/rebuilt-head.js";

/** A network without its head's functions: what `postMessage` can carry. */
export type PortableNetwork = Omit<Network, "likelihood">;

/** Everything a fit needs, checked, in flat arrays. Plain data; it crosses to the worker once. */
export interface FitJob {
  readonly network: PortableNetwork;
  readonly optimizer: Optimizer;
  /** When the weights enter the average that the model gets; absent where it gets the last weights. */
  readonly average?: AverageSteps;
  readonly precision: Precision;
  /** Whether its kernels multiply and add in one. Kept for checkpoints: no other fit goes on to the same bits. */
  readonly fusedMultiplyAdd: boolean;
  /** Kernels that a worker does not carry; absent where it needs none. */
  readonly kernels?: Partial<Kernels>;
  /** Parts of the program that it needs besides; none unless told. */
  readonly parts?: readonly PartReference[];
  readonly batchSize: number;
  readonly epochs: number;
  readonly seed: number;
  readonly parameters: FloatArray;
  /** Where a stopped fit goes on, with `parameters` as they were then. */
  readonly resume?: Pick<FitState, "optimizer" | "position" | "best">;
  readonly training: Sample;
  /** Whether the rows come by `feed`: `training` then has none, and its `rows` are those of the longest piece. */
  readonly streamed?: boolean;
  readonly validation?: Sample;
  readonly earlyStopping?: EarlyStopping;
  /** Whether each row of y is followed by its offsets. */
  readonly offset: boolean;
  /** Tells these rows from others: see `fingerprintOfData`. */
  readonly fingerprint: string;
  /** Rows of each step, concatenated, for a caller who chooses the batches; else each epoch is shuffled. */
  readonly order?: Uint32Array;
  /** Whether the loss of each step is to be reported. */
  readonly everyStep: boolean;
  /** Workers that share each step; 1 where the memory cannot be shared. */
  readonly workers: number;
  /** One word that, when not 0, ends the slice in progress after the current call; where threads may share memory. */
  readonly stop?: SharedArrayBuffer;
}

/** What a follower needs of the fit that it joins. */
export interface FollowJob
  extends Pick<FitJob, "network" | "optimizer" | "average" | "precision" | "kernels" | "parts" | "batchSize"> {
  readonly memory: WebAssemblyMemory;
  readonly place: TeamPlace;
}

/** A fit that is set up. */
export interface Begun {
  /** Bytes of the program's arena. */
  readonly bytes: number;
  /** The program's memory, where followers wait for it. */
  readonly memory?: WebAssemblyMemory;
}

export interface ForwardJob {
  readonly network: PortableNetwork;
  readonly precision: Precision;
  readonly kernels?: Partial<Kernels>;
  readonly parts?: readonly PartReference[];
  readonly parameters: FloatArray;
  readonly x: FloatArray;
  readonly rows: number;
}

/** What has happened since the last time the caller asked. */
export interface Progress {
  readonly epochs: readonly EpochEvent[];
  /** Loss of each step since the last time, in order, where `everyStep` asks for it. */
  readonly losses?: Float64Array;
  readonly finished?: Finish;
  /** Whether the fit has ended with a loss that is not finite: `explain` tells why. */
  readonly failed?: boolean;
}

/**
 * `finished`: all epochs are over. `early`: the held-out rows no longer gained. `converged` and `stalled`: L-BFGS has come to a
 * point where the gradient vanishes, or where rounding leaves no way down.
 */
export type HowFitEnded = "finished" | "cancelled" | "early" | "converged" | "stalled";

/** How training ended, short of an error. */
export interface Finish {
  readonly reason: HowFitEnded;
  readonly state: FitState;
  /** Weights of the model: the last ones, their average, or those of the best epoch. */
  readonly parameters: FloatArray;
  /** What its layers look like at the end. */
  readonly warnings: readonly Finding[];
}

/**
 * A head as it crosses: itself, on the caller's own thread; to a worker its outline, which is all that a program with a kernel
 * for it needs, and a recipe where one of the job's parts is to rebuild it.
 */
export type HeadReference =
  | { readonly head: LikelihoodHead }
  | { readonly outline: HeadOutline; readonly recipe?: HeadRecipe };

/**
 * What a training thread can do: a worker through Comlink, or the caller's own thread by plain calls. One fit at a time.
 *
 * The caller *asks* for progress (`poll`) and is answered when there is some. So there is one pending call for as long as a fit
 * runs, which is what keeps a Node process alive, and no callback that would need a channel of its own.
 */
export interface TrainingThread {
  /** Holds a lock of this name until the thread dies; resolves once it is held, to false where there are no locks. */
  hold(lock: string): Promise<boolean>;
  /** Compiles the program, copies the data in and starts training, as soon as the followers are there. */
  begin(job: FitJob, head: HeadReference): Promise<Begun>;
  /** Adds a piece of a stream, or the end of an epoch (undefined). Resolves when the fit wants another. */
  feed(piece: Sample | undefined): Promise<void>;
  /** Shares the work of another thread's fit. Resolves when that fit is over; until then the thread is busy. */
  follow(job: FollowJob, head: HeadReference): Promise<void>;
  /** Resolves with the first news since the last call, rejects with the error that ended the fit. */
  poll(): Promise<Progress>;
  /** Rejects with the reason of a loss that is not finite, looked for by the part `trace`. */
  explain(parts: readonly PartReference[]): Promise<never>;
  /** Stops at the end of the current slice; the next `poll` tells the finish. */
  cancel(): Promise<void>;
  /** Rests after the current slice, until `resume` or `cancel`. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** A copy of the parameters as they are now, between two slices. */
  snapshot(): Promise<FloatArray>;
  /** All that a fit needs to go on from here, between two slices. */
  state(): Promise<FitState>;
  /** η of `rows` rows, rows × outputs. */
  forward(job: ForwardJob, head: HeadReference): Promise<FloatArray>;
  /** Forgets the fit and its memory. */
  reset(): Promise<void>;
}

/** An error as plain data: raw Comlink would drop its code and detail. */
export interface ErrorRecord {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorRecord };
