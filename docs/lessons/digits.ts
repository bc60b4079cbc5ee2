/** Networks that read handwritten digits: what it takes to send the labels of unseen images, and overconfidence made and mended. */
import { bootstrapInterval } from "@loglik/core/calibration/bootstrap-interval";
import { expectedCalibrationError } from "@loglik/core/calibration/calibration-error";
import { reliabilityTable } from "@loglik/core/calibration/reliability-table";
import { applyTemperature, fitTemperature } from "@loglik/core/calibration/temperature-scaling";
import { topLabels } from "@loglik/core/calibration/top-labels";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { decodeSymbols, encodeSymbols, HEADER_BYTES } from "@loglik/core/information/arithmetic-code";
import { inverse as softmax } from "@loglik/core/links/softmax";
import { classesOf, encodeClasses, encodeInputs, encoding, splitStratified, type Table } from "@loglik/data";
import { digits } from "@loglik/data/tables/digits";
import { adam, dense, network, train } from "@loglik/engine";

const CLASSES = 10;
const pixels = digits.columns.map(({ name }) => name).filter((name) => name !== "digit");
const code = encoding(digits, pixels);
const classes = classesOf(digits, "digit");

/** Images with greys from 0 to 1, and their digits. */
export interface Images {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

function imagesOf(table: Table): Images {
  return {
    x: encodeInputs(table, code).x.map((grey) => grey / 16),
    y: encodeClasses(table, "digit", classes).y,
  };
}

/** The table in two, each digit in its share. */
function split(table: Table, fraction: number, seed: number) {
  return splitStratified(table, "digit", fraction, seed);
}

/** A network of 64 hidden units after some epochs. */
async function trained({ x, y }: Images, options: { rate: number; epochs: number; batchSize: number; seed: number }) {
  const net = network({
    inputs: pixels.length,
    hidden: [dense(64, "relu")],
    likelihood: categoricalHead({ classes: CLASSES }),
  });
  const { rate, ...rest } = options;
  return train(net, { x, y }, { optimizer: adam({ rate }), ...rest }).result;
}

/** Softmax of each row in float64, where 10⁻³⁰⁰ is a probability and not yet 0. */
function probabilitiesOf(logits: ArrayLike<number>): Float64Array {
  const p = new Float64Array(logits.length);
  for (let at = 0; at < p.length; at += CLASSES) softmax(logits, p.subarray(at, at + CLASSES), at, CLASSES);
  return p;
}

/** Labels that a model has coded. */
export interface CodedLabels {
  readonly labels: Float64Array;
  readonly bytes: Uint8Array;
  /** Σ −log₂ of the probability of each label. */
  readonly nllBits: number;
  readonly payloadBits: number;
  /** The most that one label cost by the model. */
  readonly mostBits: number;
  /** P(digit | image), image by image. */
  readonly law: (row: number) => Float64Array;
  readonly decoded: boolean;
}

function codeLabels(labels: Float64Array, logits: ArrayLike<number>): CodedLabels {
  const p = probabilitiesOf(logits);
  const law = (row: number) => p.subarray(CLASSES * row, CLASSES * (row + 1));
  const costs = labels.map((label, row) => -Math.log2(law(row)[label]));
  const bytes = encodeSymbols(labels, law);
  const decoded = decodeSymbols(bytes, law);
  return {
    labels,
    bytes,
    law,
    nllBits: costs.reduce((sum, cost) => sum + cost, 0),
    payloadBits: 8 * (bytes.length - HEADER_BYTES),
    mostBits: Math.max(...costs),
    decoded: labels.every((label, row) => decoded[row] === label),
  };
}

/** Trains on four in five images of each digit, and codes the labels of the others. */
export async function codeTestLabels(epochs: number, seed = 1): Promise<CodedLabels> {
  const { matching, rest } = split(digits, 0.8, seed);
  const model = await trained(imagesOf(matching), { rate: 0.003, epochs, batchSize: 32, seed });
  const test = imagesOf(rest);
  return codeLabels(test.y, await model.eta(test.x));
}

/** How good the probabilities of ten classes are. */
function judge(labels: Float64Array, logits: Float64Array, seed: number) {
  const p = probabilitiesOf(logits);
  const { confidences, correct } = topLabels(p, labels);
  const losses = labels.map((label, row) => -Math.log(p[CLASSES * row + label]));
  const calibrationErrorOf = (rows: Iterable<number>) => {
    const take = Array.from(rows);
    const table = reliabilityTable(
      take.map((row) => confidences[row]),
      take.map((row) => correct[row]),
      { bins: 10 },
    );
    return expectedCalibrationError(table);
  };
  return {
    accuracy: meanOver(correct, correct.keys()),
    losses,
    nll: bootstrapInterval(labels.length, (rows) => meanOver(losses, rows), { resamples: 200, seed }),
    calibrationError: bootstrapInterval(labels.length, calibrationErrorOf, { resamples: 200, seed }),
  };
}

function meanOver(values: ArrayLike<number>, rows: Iterable<number>): number {
  let sum = 0;
  let count = 0;
  for (const row of rows) {
    sum += values[row];
    count++;
  }
  return sum / count;
}

/** A hundred images, 300 times through them all; a temperature from other images, and its effect on yet others. */
export async function overfit(seed = 1) {
  const first = split(digits, 100 / digits.rows, seed);
  const { matching: held, rest } = split(first.rest, 0.3, seed);
  const [own, calibration, test] = [first.matching, held, rest].map(imagesOf);
  const model = await trained(own, { rate: 0.01, epochs: 300, batchSize: 10, seed });
  const logits = Float64Array.from(await model.eta(test.x));
  const { temperature } = fitTemperature(await model.eta(calibration.x), calibration.y);
  const before = judge(test.y, logits, seed);
  const after = judge(test.y, applyTemperature(logits, temperature), seed);
  // Row by row: what the two have in common, the hard images, does not blur their difference.
  const saved = before.losses.map((loss, row) => loss - after.losses[row]);
  return {
    rows: { own: own.y.length, calibration: calibration.y.length, test: test.y.length },
    ownNll: await model.nll(own.x, own.y),
    temperature,
    before,
    after,
    saved: bootstrapInterval(saved.length, (rows) => meanOver(saved, rows), { resamples: 200, seed }),
    coded: codeLabels(test.y, logits),
  };
}
