import type { FloatArray } from "@loglik/core";
import { inParts, type Parts } from "./data/in-parts.js";
import type { Sample } from "./data/sample.js";
import type { Finding } from "./events.js";
import { kindOf } from "./layers/layer-kind.js";
import type { Network } from "./network.js";
import { isImage } from "./shape.js";

/** Mean and standard deviation of one column of x or y, or of one channel of images. */
interface ColumnMoments {
  readonly column: number;
  readonly mean: number;
  readonly deviation: number;
}

/** A column whose mean is further from zero than this many standard deviations makes gradient descent crawl. */
const farFromZero = 10;
/** From so many standard deviations on, two neighbouring numbers of float32 lie further apart than a hundredth of one. */
const lostInFloat32 = 1e5;
/** Columns whose standard deviations differ by more than this factor want different learning rates. */
const farApart = 100;
/** Initial weights and default learning rates suppose inputs of about unit size. */
const unitSize = { low: 0.01, notable: 10, high: 100 };

/** Looks at a training sample for what makes fits go wrong without an error. Cost: a pass over x and y. */
export function* diagnose(sample: Sample, network: Network): Parts<readonly Finding[]> {
  return [
    ...(yield* targetWarnings(sample, network)),
    ...(yield* scaleWarnings(sample, network)),
    ...(yield* simplexWarnings(sample, network)),
  ];
}

function* targetWarnings({ x, y, rows }: Sample, { likelihood: { targets } }: Network): Parts<Finding[]> {
  const moments = yield* columnMoments(y, rows, targets.length);
  return moments.flatMap(({ column, mean, deviation }): Finding[] => {
    const { name } = targets[column];
    if (deviation === 0) return [{ code: "target-constant", detail: { name, value: mean } }];
    if (!(x instanceof Float32Array) || Math.abs(mean) <= lostInFloat32 * deviation) return [];
    return [{ code: "target-rounded", detail: { name, mean, deviation } }];
  });
}

function* scaleWarnings({ x, rows }: Sample, network: Network): Parts<Finding[]> {
  const moments = yield* inputMoments(x, rows, network);
  const warnings: Finding[] = [];
  const constant = moments.find(({ deviation }) => deviation === 0);
  if (constant !== undefined && rows > 1) {
    warnings.push({
      code: "input-constant",
      detail: { column: constant.column, value: constant.mean },
    });
  }
  const varying = moments.filter(({ deviation }) => deviation > 0);
  const shifted = varying.find(({ mean, deviation }) => Math.abs(mean) > farFromZero * deviation);
  if (shifted !== undefined) {
    warnings.push({
      code: "inputs-unscaled",
      detail: { ...shifted },
    });
  }
  const deviations = varying.map(({ deviation }) => deviation);
  const smallest = deviations.reduce((least, deviation) => Math.min(least, deviation), Number.POSITIVE_INFINITY);
  const largest = deviations.reduce((most, deviation) => Math.max(most, deviation), 0);
  const apart = largest > farApart * smallest && largest > unitSize.notable;
  if (varying.length > 0 && (apart || largest > unitSize.high || largest < unitSize.low)) {
    warnings.push({
      code: "inputs-unscaled",
      detail: { smallest, largest },
    });
  }
  return warnings;
}

/**
 * Rows that are probabilities already: non-negative and summing to one, but not just indicators. Somebody may have put a
 * softmax before a head that has one of its own.
 */
function* simplexWarnings({ x, rows }: Sample, { inputs }: Network): Parts<Finding[]> {
  if (inputs < 2) return [];
  let fractional = false;
  const rowsAtATime = Math.ceil(32_768 / inputs);
  for (let row = 0; row < rows; row += 1) {
    if (row % rowsAtATime === 0) yield;
    let sum = 0;
    for (let column = 0; column < inputs; column += 1) {
      const value = x[row * inputs + column];
      if (value < 0) return [];
      if (value > 0 && value < 1) fractional = true;
      sum += value;
    }
    if (Math.abs(sum - 1) > 1e-5) return [];
  }
  if (!fractional) return [];
  return [
    {
      code: "inputs-sum-to-one",
      detail: { inputs },
    },
  ];
}

/** The pixels of an image share their weights, and a number that names a category has no size: neither is looked at by itself. */
function* inputMoments(x: FloatArray, rows: number, network: Network): Parts<readonly ColumnMoments[]> {
  const { inputs, inputShape, layers } = network;
  const channels = isImage(inputShape) ? inputShape[2] : inputs;
  const moments = yield* columnMoments(x, (rows * inputs) / channels, channels);
  const [first] = layers;
  const numeric = kindOf(first)!.numericInputs?.(first, inputs);
  return numeric === undefined ? moments : moments.filter(({ column }) => numeric.includes(column));
}

function* columnMoments(x: FloatArray, rows: number, columns: number): Parts<ColumnMoments[]> {
  // Σ and Σ² of what each row adds to the first: one pass, in which a constant column adds nothing, and little is cancelled.
  const first = x.slice(0, columns);
  const sum = new Float64Array(columns);
  const squares = new Float64Array(columns);
  function add(from: number, to: number): void {
    for (let index = from * columns; index < to * columns; ) {
      for (let column = 0; column < columns; column += 1, index += 1) {
        const more = x[index] - first[column];
        sum[column] += more;
        squares[column] += more * more;
      }
    }
  }
  yield* inParts(rows, add, columns);
  return Array.from(first, (value, column) => {
    const shift = sum[column] / rows;
    const variance = squares[column] / rows - shift * shift;
    // Squares that are beyond float64 leave ∞ − ∞.
    const deviation = Number.isNaN(variance) ? Number.POSITIVE_INFINITY : Math.sqrt(Math.max(0, variance));
    return { column, mean: value + shift, deviation };
  });
}
