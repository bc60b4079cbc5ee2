import { LoglikError } from "@loglik/core";
import { finishInSlices } from "./data/in-parts.js";
import { openStream } from "./data/open-stream.js";
import { allocator, type Data, prepareSample, type Sample, takeSample } from "./data/sample.js";
import { withoutZeroWeights } from "./data/split.js";
import type { DataStream } from "./data/stream.js";
import { checkDataObject, type PreparedFit, prepareFit } from "./fit-job.js";
import { offsetHead, offsetsAsTargets } from "./heads/offset-head.js";
import type { Network } from "./network.js";
import type { TrainSettings } from "./train-options.js";
import type { TrainingThread } from "./worker/protocol.js";

/** With it comes the trunk: see `trunk.ts`. */
export { train as trunk } from "./trunk.js";

/** Numbers of the longest piece that a fit holds at a time; longer ones are cut. */
const mostNumbers = 2 ** 22;

/** What follows a fit's beginning: the pieces of a stream. */
export interface Feeder {
  /** Feeds the fit until it is over; rejects when the stream fails, or holds what a fit cannot take. */
  run(thread: TrainingThread, isOver: () => boolean): Promise<void>;
  /** Rows of the first epoch, as far as they have been sent, and Σ of their weights. */
  readonly rows: number;
  readonly weight: number;
}

/** Reads the first piece of a stream, from which the fit starts: its weights, its output bias, and what there is to warn of. */
export async function prepareStream(
  network: Network,
  stream: DataStream,
  settings: TrainSettings,
): Promise<PreparedFit & { readonly feeder: Feeder }> {
  const pieces = openStream(stream);
  const { value: first, done } = await pieces.next();
  if (done) throw streamEmpty(0);
  const { job, ...checked } = await finishInSlices(prepareFit(network, first, settings));
  const rows = longestPiece(network, job.training, job.batchSize);
  const opening = { pieces, first: job.training, longest: rows, offset: job.offset };
  const feeder = createFeeder(network, stream, settings, opening);
  const room = { x: allocator(job.precision)(0), y: new Float64Array(0), rows };
  return { ...checked, job: { ...job, training: room, streamed: true }, totalWeight: Number.NaN, feeder };
}

/** A whole number of batches, as many as the first piece has, within the limit. */
function longestPiece(network: Network, { rows }: Sample, batchSize: number): number {
  const numbersInARow = network.inputs + network.likelihood.targets.length + 1;
  const batches = Math.floor(Math.min(rows, mostNumbers / numbersInARow) / batchSize);
  return batchSize * Math.max(1, batches);
}

interface Opening {
  /** The stream of the first epoch, whose first piece has been taken. */
  readonly pieces: Iterator<Data> | AsyncIterator<Data>;
  readonly first: Sample;
  readonly longest: number;
  /** Whether the rows of the first piece have offsets; those of all others then do, too. */
  readonly offset: boolean;
}

function createFeeder(network: Network, stream: DataStream, settings: TrainSettings, opening: Opening): Feeder {
  const { precision, epochs } = settings;
  const head = network.likelihood;
  /** The network as it takes the samples that are fed. */
  const fed = opening.offset ? { ...network, likelihood: offsetHead(head) } : network;
  let first: Sample | undefined = opening.first;
  let rows = 0;
  let weight = 0;

  async function sampleOf(data: Data, where: string): Promise<Sample> {
    checkDataObject(where, data);
    const sample = await finishInSlices(prepareSample(where, "", data, network, precision));
    const weighted = await finishInSlices(withoutZeroWeights(sample, network, precision));
    if ((weighted.offset !== undefined) !== opening.offset) throw offsetsDiffer(where, opening.offset);
    return opening.offset ? offsetsAsTargets(weighted, head) : weighted;
  }

  /** Cuts a sample into pieces that the fit has room for. */
  async function* cut(sample: Sample): AsyncGenerator<Sample, void> {
    if (sample.rows <= opening.longest) return yield sample;
    for (let start = 0; start < sample.rows; start += opening.longest) {
      const count = Math.min(opening.longest, sample.rows - start);
      const part = Uint32Array.from({ length: count }, (_, row) => start + row);
      yield await finishInSlices(takeSample(sample, part, fed, precision));
    }
  }

  /** The samples of one epoch. */
  async function* samples(epoch: number): AsyncGenerator<Sample, void> {
    const pieces = epoch === 0 ? opening.pieces : openStream(stream);
    let isOpen = true;
    try {
      if (first !== undefined) {
        const sample = first;
        first = undefined;
        yield sample;
      }
      for (let index = epoch === 0 ? 1 : 0; ; index += 1) {
        const next = await pieces.next();
        if (next.done) {
          isOpen = false;
          return;
        }
        yield await sampleOf(next.value, `train (piece ${index} of epoch ${epoch})`);
      }
    } finally {
      // Whoever reads from a file closes it.
      if (isOpen) await pieces.return?.();
    }
  }

  return {
    get rows() {
      return rows;
    },
    get weight() {
      return weight;
    },
    async run(thread, isOver) {
      for (let epoch = 0; epoch < epochs; epoch += 1) {
        let sent = 0;
        for await (const sample of samples(epoch)) {
          for await (const piece of cut(sample)) {
            if (isOver()) return;
            sent += piece.rows;
            if (epoch === 0) {
              rows += piece.rows;
              weight += piece.weights?.reduce((sum, each) => sum + each, 0) ?? piece.rows;
            }
            await thread.feed(piece);
          }
        }
        if (isOver()) return;
        if (sent === 0) throw streamEmpty(epoch);
        await thread.feed(undefined);
      }
    },
  };
}

function offsetsDiffer(where: string, expected: boolean): LoglikError {
  return new LoglikError(
    "options-conflict",
    `${where}: this piece has ${expected ? "no offset, and the first had one" : "an offset, and the first had none"}; expected an offset in every piece or in none.`,
  );
}

function streamEmpty(epoch: number): LoglikError {
  return new LoglikError(
    "stream-empty",
    epoch === 0
      ? "train: the stream gave no data; expected pieces { x, y }."
      : `train: the stream gave no data in epoch ${epoch}: what was given can be iterated over only once. Pass the generator function itself, or an object whose iterator begins anew; or train for one epoch.`,
    { epoch },
  );
}
