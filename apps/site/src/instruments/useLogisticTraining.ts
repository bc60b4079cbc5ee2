import * as lesson from "@loglik/docs/lessons/logistic";
import { useCallback, useEffect, useRef, useState } from "react";
import { useReducedMotion } from "./useReducedMotion";

export interface LogisticSettings {
  readonly bias: boolean;
  readonly rate: number;
  /** Rows of one optimizer step. */
  readonly batchSize: number;
}

export interface LogisticProgress {
  /** w₁, w₂ and the bias (0 where there is none). */
  readonly weights: readonly number[];
  /** Mean NLL before training and after each epoch, computed by core at the weights of that moment. */
  readonly nll: readonly number[];
  readonly running: boolean;
  readonly problem: string;
}

export const EPOCHS = 200;

const start: LogisticProgress = { weights: [0, 0, 0], nll: [meanNll([0, 0, 0])], running: false, problem: "" };

/**
 * Trains the one-node network with the engine, in its worker. One epoch at a time, a frame each, so that a reader can
 * follow; plain gradient descent carries no state from one epoch to the next, so this is the same as a single run. Readers who
 * prefer less movement get the epochs in ten strides.
 */
export function useLogisticTraining(settings: LogisticSettings) {
  const [progress, setProgress] = useState(start);
  const stop = useRef<AbortController | null>(null);
  const calm = useReducedMotion();

  const halt = useCallback(() => {
    stop.current?.abort();
    stop.current = null;
    setProgress((now) => ({ ...now, running: false }));
  }, []);
  useEffect(() => () => stop.current?.abort(), []);

  const place = useCallback(
    (weights: readonly number[]) => {
      halt();
      setProgress({ weights, nll: [meanNll(weights)], running: false, problem: "" });
    },
    [halt],
  );

  const train = useCallback(async () => {
    halt();
    const controller = new AbortController();
    stop.current = controller;
    setProgress({ ...start, running: true });
    try {
      let weights = start.weights;
      const nll = [...start.nll];
      const stride = calm ? EPOCHS / 10 : 1;
      for (let epoch = 0; epoch < EPOCHS; epoch += stride) {
        weights = await trainEpochs(weights, stride, epoch, settings, controller.signal);
        // A stride draws as a straight piece.
        for (let i = 0; i < stride; i++) nll.push(meanNll(weights));
        setProgress({ weights, nll: [...nll], running: true, problem: "" });
        await nextFrame();
        if (controller.signal.aborted) return;
      }
      setProgress((now) => ({ ...now, running: false }));
    } catch (error) {
      if (controller.signal.aborted) return;
      setProgress((now) => ({
        ...now,
        running: false,
        problem: error instanceof Error ? error.message : String(error),
      }));
    }
  }, [calm, halt, settings]);

  return { progress, train, halt, place };
}

/** The weights after some more epochs of the engine. The seed moves with the epoch, so that each one shuffles anew. */
async function trainEpochs(
  weights: readonly number[],
  epochs: number,
  seed: number,
  { bias, rate, batchSize }: LogisticSettings,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const [{ network, sgd, train }, { bernoulliHead }] = await Promise.all([
    import("@loglik/engine"),
    import("@loglik/core/heads/bernoulli"),
  ]);
  const node = network({ inputs: 2, likelihood: bernoulliHead(), bias });
  const { x, y } = lesson.sample;
  const run = train(
    node,
    { x, y },
    {
      initial: bias ? weights : weights.slice(0, 2),
      optimizer: sgd({ rate }),
      batchSize,
      epochs,
      seed,
      signal,
    },
  );
  const [first, second, intercept = 0] = (await run.result).parameters;
  return [first, second, intercept];
}

function meanNll([first, second, bias]: readonly number[]): number {
  return lesson.headNll(lesson.sample, [first, second], bias) / lesson.sample.rows;
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
