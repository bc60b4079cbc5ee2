import type { RoomData } from "@loglik/docs/lessons/room-data";
import { nllInOwnUnit, type Problem } from "@loglik/docs/lessons/training-room";
import { useCallback, useEffect, useRef, useState } from "react";
import { useReducedMotion } from "./useReducedMotion";

export interface RoomSettings {
  readonly layers: number;
  readonly units: number;
  readonly rate: number;
  readonly batchSize: number;
  readonly epochs: number;
  readonly seed: number;
}

export interface RoomProgress {
  /** Mean NLL of each epoch in the data's own unit, nats per observation. */
  readonly train: readonly number[];
  readonly validation: readonly number[];
  /** The network's outputs at the places that are drawn; empty before the first picture. */
  readonly eta: ArrayLike<number>;
  readonly stepsPerSecond: number;
  readonly running: boolean;
  readonly problem: string;
}

const idle: RoomProgress = {
  train: [],
  validation: [],
  eta: [],
  stepsPerSecond: Number.NaN,
  running: false,
  problem: "",
};

/** Between two pictures, in milliseconds; a reader who prefers less movement gets a few in all. */
const FRAME = 250;
const CALM_FRAME = 2500;

/** Trains the room's network in a worker, one run from start to end, and draws it as it is every quarter of a second. */
export function useTrainingRoom(data: RoomData, problem: Problem, settings: RoomSettings) {
  const [progress, setProgress] = useState(idle);
  const stop = useRef<AbortController | null>(null);
  const calm = useReducedMotion();

  const halt = useCallback(() => {
    stop.current?.abort();
    stop.current = null;
    setProgress((now) => ({ ...now, running: false }));
  }, []);

  // Another problem or another network: what was trained is no answer to it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are what resets the room
  useEffect(() => {
    setProgress(idle);
    return () => stop.current?.abort();
  }, [problem, settings]);

  const run = useCallback(async () => {
    halt();
    const controller = new AbortController();
    stop.current = controller;
    setProgress({ ...idle, running: true });
    try {
      const { adam, dense, network, train } = await import("@loglik/engine");
      const net = network({
        inputs: data.inputs,
        hidden: Array.from({ length: settings.layers }, () => dense(settings.units, "tanh")),
        likelihood: problem.head,
      });
      const fit = train(
        net,
        { x: problem.x, y: problem.y },
        {
          optimizer: adam({ rate: settings.rate }),
          batchSize: settings.batchSize,
          epochs: settings.epochs,
          seed: settings.seed,
          validation: 0.25,
          signal: controller.signal,
        },
      );
      const history: { train: number[]; validation: number[] } = { train: [], validation: [] };
      let drawn = 0;
      for await (const epoch of fit) {
        history.train.push(nllInOwnUnit(problem, epoch.nll));
        history.validation.push(nllInOwnUnit(problem, epoch.validation?.nll ?? Number.NaN));
        if (performance.now() - drawn < (calm ? CALM_FRAME : FRAME)) continue;
        const eta = await (await fit.snapshot()).eta(problem.inputs);
        if (controller.signal.aborted) return;
        drawn = performance.now();
        setProgress({
          train: [...history.train],
          validation: [...history.validation],
          eta,
          stepsPerSecond: epoch.stepsPerSecond,
          running: true,
          problem: "",
        });
      }
      const model = await fit.result;
      const eta = await model.eta(problem.inputs);
      if (controller.signal.aborted) return;
      const stepsPerSecond = model.training.epochs.at(-1)?.stepsPerSecond ?? Number.NaN;
      setProgress({ ...history, eta, stepsPerSecond, running: false, problem: "" });
    } catch (error) {
      if (controller.signal.aborted) return;
      const problem = error instanceof Error ? error.message : String(error);
      setProgress((now) => ({ ...now, running: false, problem }));
    }
  }, [calm, data, halt, problem, settings]);

  return { progress, run, halt };
}
