import { readFileSync } from "node:fs";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { drawCatsAndDogs, numericValues, parseCsv, splitStratified, takeRows } from "@loglik/data";
import { adam, conv2d, cosineDecay, dense, dropout, flatten, maxPool2d, network, train } from "@loglik/engine";

/**
 * What a network of convolutions reached on images that it has not seen.
 *
 * @typedef {object} Score
 * @property {number} accuracy share of the images whose most probable class is theirs
 * @property {number} nll nats per image
 *
 * @typedef {object} Images
 * @property {Float32Array} x
 * @property {Float64Array} y
 */

const digits = parseCsv(readFileSync(new URL("../../packages/data/tables/digits.csv", import.meta.url), "utf8"));

/** The ways to part the 1797 handwritten digits, as functions of a seed. */
export const digitSplits = {
  /** At random within each class: 80 % of each to train on. */
  stratified(/** @type {number} */ seed) {
    const { matching, rest } = splitStratified(digits, "digit", 0.8, seed);
    return { training: digitImages(matching), test: digitImages(rest) };
  },
  /** In the order of the file, which is that of the writers: the test has hands that the network has not seen. */
  "file order"() {
    const rows = Array.from({ length: digits.rows }, (_, row) => row);
    return {
      training: digitImages(takeRows(digits, rows.slice(0, 1400))),
      test: digitImages(takeRows(digits, rows.slice(1400))),
    };
  },
};

/** @param {import("@loglik/data").Table} table @returns {Images} pixels from 0 to 1 */
function digitImages(table) {
  const pixels = table.columns.filter(({ name }) => name !== "digit");
  const x = new Float32Array(table.rows * pixels.length);
  pixels.forEach(({ name }, column) => {
    numericValues(table, name).forEach((value, row) => {
      x[row * pixels.length + column] = value / 16;
    });
  });
  return { x, y: Float64Array.from(numericValues(table, "digit")) };
}

/**
 * Handwritten digits, 8 × 8 pixels.
 *
 * @param {keyof typeof digitSplits} split
 * @param {number} seed of the split, the start and the batches
 * @param {number} [epochs]
 */
export function trainDigits(split, seed, epochs = 30) {
  const { training, test } = digitSplits[split](seed);
  const net = network({
    inputs: [8, 8, 1],
    hidden: [
      conv2d(16, 3, "relu"),
      conv2d(32, 3, "relu"),
      maxPool2d(2),
      flatten(),
      dropout(0.3),
      dense(64, "relu"),
      dropout(0.3),
    ],
    likelihood: categoricalHead({ classes: 10, target: "index" }),
  });
  return score(net, training, test, seed, epochs, 32);
}

/** What may lie between a drawing and its logit: with nothing, it is logistic regression on the pixels. */
export const drawingNetworks = {
  convolutions: [
    ...[8, 16, 32].flatMap((filters) => [conv2d(filters, 3, "relu"), maxPool2d(2)]),
    flatten(),
    dropout(0.2),
  ],
  none: [flatten()],
};

/**
 * Drawn cats and dogs, 24 × 24 pixels.
 *
 * @param {keyof typeof drawingNetworks} hidden
 * @param {number} seed of the start and the batches; the drawings are the same
 * @param {{ rows?: number, testRows?: number, epochs?: number }} [options]
 */
export function trainDrawings(hidden, seed, { rows = 8000, testRows = 4000, epochs = 15 } = {}) {
  const net = network({ inputs: [24, 24, 1], hidden: drawingNetworks[hidden], likelihood: bernoulliHead() });
  return score(net, drawCatsAndDogs({ rows, seed: 1 }), drawCatsAndDogs({ rows: testRows, seed: 2 }), seed, epochs, 32);
}

/**
 * @param {import("@loglik/engine").Network} net
 * @param {Images} training
 * @param {Images} test
 * @param {number} seed
 * @param {number} epochs
 * @param {number} batchSize
 * @returns {Promise<Score>}
 */
async function score(net, training, test, seed, epochs, batchSize) {
  const optimizer = adam({ rate: cosineDecay({ rate: 3e-3 }) });
  const model = await train(net, training, { optimizer, batchSize, epochs, seed }).result;
  const outcomes = await model.outcomes(test.x);
  const right = test.y.filter((label, row) => outcomes[row] === label).length;
  return { accuracy: right / test.y.length, nll: await model.nll(test.x, test.y) };
}
