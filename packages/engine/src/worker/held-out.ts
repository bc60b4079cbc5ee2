import type { FloatArray, LikelihoodHead } from "@loglik/core";
import type { BestEpoch } from "../early-stopping.js";
import type { Program } from "../program.js";
import { isImprovement, isOutOfPatience } from "./best-epoch.js";
import type { FitHead, LoadedJob } from "./fit.js";
import { forwardRowsAtATime, forwardSlices, meanNllSlices } from "./mean-nll.js";
import type { Stopwatch } from "./stopwatch.js";

/** The held-out rows of a fit: their NLL after each epoch, and what follows from it. */
export interface HeldOut {
  /** NLL of the rows at the given weights, or at those of the program; undefined where no rows are held out. */
  evaluate(average: FloatArray | undefined): Generator<undefined, { readonly nll: number } | undefined>;
  /** Remembers the epoch if it is the best so far. */
  consider(epoch: number, nll: number, model: () => FloatArray): void;
  /** The weights of the best epoch, where the model is to get them. */
  restored(): FloatArray | undefined;
  readonly best: BestEpoch | undefined;
  /** Whether the fit, after so many epochs, should end. */
  isOver(epochs: number): boolean;
  /** The fit's own weights, while the program holds others to evaluate them. */
  readonly setAside: FloatArray | undefined;
}

/**
 * @param head with its functions, where rows are held out
 * @param resumed the best epoch before the fit was stopped
 */
export function heldOut(
  program: Program,
  head: FitHead,
  { validation, earlyStopping, network }: LoadedJob,
  clock: Stopwatch,
  resumed: BestEpoch | undefined,
): HeldOut {
  const eta = new Float64Array((validation?.rows ?? 0) * head.outputs.length);
  const rowsAtATime = forwardRowsAtATime(network.parameterCount);
  let best = resumed;
  let setAside: FloatArray | undefined;

  return {
    *evaluate(average) {
      if (validation === undefined) return undefined;
      if (average !== undefined) {
        setAside = program.readParameters();
        program.writeParameters(average);
      }
      yield* forwardSlices(program.forward, validation.x, validation.rows, eta, rowsAtATime, clock);
      if (setAside !== undefined) program.writeParameters(setAside);
      setAside = undefined;
      return { nll: yield* meanNllSlices(head as LikelihoodHead, validation, eta, clock) };
    },
    consider(epoch, nll, model) {
      if (earlyStopping !== undefined && isImprovement(nll, best, earlyStopping)) {
        best = { epoch, nll, parameters: model() };
      }
    },
    restored: () => (earlyStopping?.restoreBest ? best?.parameters : undefined),
    get best() {
      return best;
    },
    isOver: (epochs) => earlyStopping !== undefined && isOutOfPatience(epochs, best, earlyStopping),
    get setAside() {
      return setAside;
    },
  };
}
