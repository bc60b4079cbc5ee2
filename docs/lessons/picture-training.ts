/** Two kinds of pictures, told apart by one node over the pixels or by convolutions: one head, two functions. */
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { adam, conv2d, dense, flatten, maxPool2d, network, train } from "@loglik/engine";
import type { PictureTask } from "./pictures.js";

export type Eye = "one node" | "convolutions";

/** What is known after an epoch. */
export interface PictureNews {
  readonly epoch: number;
  /** Mean NLL of the pictures that are trained on, while they were, and of the fresh ones; nats. */
  readonly nll: number;
  readonly freshNll: number;
}

/** A network after its training, as it sees the fresh pictures. */
export interface PictureVerdict {
  /** P(1) of each fresh picture. */
  readonly prob: Float64Array;
  readonly nll: number;
  /** Share of fresh pictures whose likelier label is right. */
  readonly right: number;
}

/** Only the function from the picture to the logit differs; the head is the same. */
export function networkFor(eye: Eye, { side, filter, pool }: PictureTask) {
  const convolutions = [conv2d(8, filter, "relu"), maxPool2d(pool), flatten(), dense(16, "relu")];
  const hidden = eye === "one node" ? [flatten()] : convolutions;
  return network({ inputs: [side, side, 1], hidden, likelihood: bernoulliHead() });
}

/** Trains in a worker, and tells after each epoch. */
export async function trainOnPictures(
  task: PictureTask,
  eye: Eye,
  seed: number,
  signal?: AbortSignal,
  tell: (news: PictureNews) => void = () => {},
): Promise<PictureVerdict> {
  const { learned, fresh, rate, epochs } = task;
  const run = train(
    networkFor(eye, task),
    { x: learned.x, y: learned.y },
    { optimizer: adam({ rate }), epochs, seed, validation: { x: fresh.x, y: fresh.y }, ...(signal && { signal }) },
  );
  for await (const { index, nll, validation } of run) {
    tell({ epoch: index + 1, nll, freshNll: validation?.nll ?? Number.NaN });
  }
  const model = await run.result;
  const { prob } = await model.predict(fresh.x);
  return { prob, nll: await model.nll(fresh.x, fresh.y), right: shareRight(prob, fresh.y) };
}

/** Share of the labels that are given more than one half. */
function shareRight(prob: ArrayLike<number>, y: Float64Array): number {
  return y.filter((label, i) => prob[i] > 0.5 === (label === 1)).length / y.length;
}
