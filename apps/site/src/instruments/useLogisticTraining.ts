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

const untrained = [0, 0, 0];

/**
 * Trains the one-node network with the engine, in its worker. One epoch at a time, a frame each, so that a reader can
 * follow; plain gradient descent carries no state from one epoch to the next, so this is the same as a single run. Readers who
 * prefer less movement get the epochs in ten strides.
 */
export function useLogisticTraining(points: lesson.LabelledPoints, settings: LogisticSettings) {
  const [progress, setProgress] = useState<LogisticProgress>(() => standing(points, untrained));
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
      setProgress(standing(points, weights));
    },
    [halt, points],
  );

  // The weights stay where other points are; how good they are there is another number, and their way begins anew.
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current) setProgress((now) => standing(points, now.weights));
    isFirst.current = false;
    return () => stop.current?.abort();
  }, [points]);

  const train = useCallback(async () => {
    halt();
    const controller = new AbortController();
    stop.current = controller;
    const begin = standing(points, untrained);
    setProgress({ ...begin, running: true });
    try {
      let weights = begin.weights;
      const nll = [...begin.nll];
      const stride = calm ? EPOCHS / 10 : 1;
      for (let epoch = 0; epoch < EPOCHS; epoch += stride) {
        weights = await trainEpochs(points, weights, stride, epoch, settings, controller.signal);
        // A stride draws as a straight piece.
        for (let i = 0; i < stride; i++) nll.push(meanNll(points, weights));
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
  }, [calm, halt, points, settings]);

  return { progress, train, halt, place };
}

/** The weights after some more epochs of the engine. The seed moves with the epoch, so that each one shuffles anew. */
async function trainEpochs(
  { x, y }: lesson.LabelledPoints,
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

function standing(points: lesson.LabelledPoints, weights: readonly number[]): LogisticProgress {
  return { weights, nll: [meanNll(points, weights)], running: false, problem: "" };
}

function meanNll(points: lesson.LabelledPoints, [first, second, bias]: readonly number[]): number {
  return lesson.headNll(points, [first, second], bias) / points.rows;
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
