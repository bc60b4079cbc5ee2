/** Drawn cats and dogs, told apart by one node over the pixels or by convolutions: one head, two functions. */
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { drawCatsAndDogs } from "@loglik/data";
import { adam, conv2d, dense, flatten, maxPool2d, network, train } from "@loglik/engine";

export type Eye = "one node" | "convolutions";

export const epochs = 12;
/** Drawings that the network learns from, and drawings that it has not seen. */
export const pictures = drawCatsAndDogs({ rows: 400, seed: 1 });
export const fresh = drawCatsAndDogs({ rows: 200, seed: 2 });

/** What is known after an epoch. */
export interface AnimalNews {
  readonly epoch: number;
  /** Mean NLL of the drawings that are trained on, while they were, and of the fresh ones; nats. */
  readonly nll: number;
  readonly freshNll: number;
}

/** A network after its training, as it sees the fresh drawings. */
export interface AnimalVerdict {
  /** P(dog) of each fresh drawing. */
  readonly dog: Float64Array;
  readonly nll: number;
  /** Share of fresh drawings whose likelier label is right. */
  readonly right: number;
}

/** Only the function from the picture to the logit differs; the head is the same. */
export function networkFor(eye: Eye) {
  const hidden = eye === "one node" ? [flatten()] : [conv2d(8, 5, "relu"), maxPool2d(3), flatten(), dense(16, "relu")];
  return network({ inputs: [...pictures.shape], hidden, likelihood: bernoulliHead() });
}

/** Trains in a worker, and tells after each epoch. */
export async function trainAnimals(
  eye: Eye,
  seed: number,
  signal: AbortSignal,
  tell: (news: AnimalNews) => void,
): Promise<AnimalVerdict> {
  const run = train(
    networkFor(eye),
    { x: pictures.x, y: pictures.y },
    { optimizer: adam({ rate: 0.003 }), epochs, seed, signal, validation: { x: fresh.x, y: fresh.y } },
  );
  for await (const { index, nll, validation } of run) {
    tell({ epoch: index + 1, nll, freshNll: validation?.nll ?? Number.NaN });
  }
  const model = await run.result;
  const { prob } = await model.predict(fresh.x);
  return { dog: prob, nll: await model.nll(fresh.x, fresh.y), right: shareRight(prob) };
}

/** Share of the fresh drawings that are given their own label with more than one half. */
export function shareRight(dog: ArrayLike<number>): number {
  return fresh.y.filter((label, i) => dog[i] > 0.5 === (label === 1)).length / fresh.rows;
}
