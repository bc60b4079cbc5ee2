import { type FloatArray, LoglikError } from "@loglik/core";
import { contains, describeInterval } from "@loglik/core/interval";
import type { Network } from "../network.js";
import { knownOptions, show } from "../option-checks.js";
import { inParts, type Parts } from "./in-parts.js";
import { inputMatrix } from "./input-matrix.js";
import { type MatrixLike, numberOrNaN, toMatrix } from "./matrix.js";
import { prepareOffset } from "./prepare-offset.js";
import { takeRows } from "./take-rows.js";

/** Observations (x, y) with optional weights, as a caller holds them. */
export interface Data {
  /** rows × inputs. */
  readonly x: MatrixLike;
  /** rows × targets of the head; a class index or 0/1 is one number a row. */
  readonly y: MatrixLike;
  /** Non-negative weight of each row; a weight of 2 equals that row written twice. */
  readonly weights?: ArrayLike<number>;
  /**
   * Known terms that are added to η: rows × outputs of the head, or one number a row where one output depends on x. The log of
   * the exposure of a count, for one. None unless told.
   */
  readonly offset?: MatrixLike;
}

/** What a network computes in: single or double precision. */
export type Precision = "float32" | "float64";

/** Checked observations in flat arrays of our own. x has the precision of the fit; y and weights are float64. */
export interface Sample {
  readonly x: FloatArray;
  readonly y: Float64Array;
  readonly weights?: Float64Array;
  /** rows × outputs of the head. */
  readonly offset?: Float64Array;
  readonly rows: number;
  /** The caller's number of each row, where some of the caller's rows are left out. */
  readonly origin?: Uint32Array;
}

export function allocator(precision: Precision): (length: number) => FloatArray {
  return precision === "float32" ? (length) => new Float32Array(length) : (length) => new Float64Array(length);
}

/**
 * Copies observations into flat arrays and looks at every number once, so that nothing inside needs to look again.
 *
 * @param where the function that was called, for messages
 * @param prefix "" or "validation."
 * @throws LoglikError those of `inputMatrix`, and `option-unknown` (weights or an offset under another name), `rows-mismatch`,
 *   `target-outside-domain`, `weights-invalid`
 */
export function* prepareSample(
  where: string,
  prefix: string,
  data: Data,
  network: Network,
  precision: Precision,
): Parts<Sample> {
  const targets = network.likelihood.targets;
  // Data may hold more than a fit looks at, but weights under another name would be ignored.
  const terms = Object.entries(data).filter(([key]) => /weight|offset/i.test(key));
  knownOptions(where, Object.fromEntries(terms), ["weights", "offset"]);
  const x = yield* inputMatrix(data.x, network, allocator(precision), { where, name: `${prefix}x` });
  const y = yield* toMatrix(data.y, targets.length, (length) => new Float64Array(length), {
    where,
    name: `${prefix}y`,
  });
  if (x.rows !== y.rows) {
    throw new LoglikError(
      "rows-mismatch",
      `${where}: ${prefix}x has ${x.rows} rows of ${network.inputs} and ${prefix}y has ${y.rows} of ${targets.length}; expected as many targets as inputs. If x is flat, check the network's inputs.`,
      { x: x.rows, y: y.rows, inputs: network.inputs },
    );
  }
  for (const [column, { name, domain }] of targets.entries()) {
    yield* inParts(y.rows, (from, to) => {
      for (let row = from; row < to; row += 1) {
        const value = y.values[row * targets.length + column];
        if (contains(domain, value)) continue;
        const cell = targets.length === 1 ? `${prefix}y[${row}]` : `${prefix}y[${row}][${column}] (${name})`;
        throw new LoglikError(
          "target-outside-domain",
          `${where}: ${cell} is ${value}; the ${network.likelihood.name} head expects ${describeInterval(domain)}.`,
          { row, column, name, value },
        );
      }
    });
  }
  if (precision === "float32") {
    yield* inParts(y.values.length, (from, to) =>
      checkRangeOfFloat32(where, `${prefix}y`, y.values, targets.length, from, to),
    );
  }
  const weights = data.weights === undefined ? undefined : yield* prepareWeights(where, prefix, data.weights, x.rows);
  const head = network.likelihood;
  const offset = data.offset && (yield* prepareOffset(data.offset, x.rows, head, { where, name: `${prefix}offset` }));
  return { x: x.values, y: y.values, weights, offset, rows: x.rows };
}

/** The rows of a sample with the given indices. */
export function* takeSample(sample: Sample, rows: Uint32Array, network: Network, precision: Precision): Parts<Sample> {
  const doubles = (length: number) => new Float64Array(length);
  return {
    x: yield* takeRows(sample.x, network.inputs, rows, allocator(precision)),
    y: yield* takeRows(sample.y, network.likelihood.targets.length, rows, doubles),
    weights: sample.weights && (yield* takeRows(sample.weights, 1, rows, doubles)),
    offset: sample.offset && (yield* takeRows(sample.offset, network.likelihood.outputs.length, rows, doubles)),
    rows: rows.length,
    origin: rows.map((row) => sample.origin?.[row] ?? row),
  };
}

function* prepareWeights(where: string, prefix: string, source: ArrayLike<number>, rows: number): Parts<Float64Array> {
  if (source.length !== rows) {
    throw new LoglikError(
      "weights-invalid",
      `${where}: ${prefix}weights has ${source.length} numbers for ${rows} rows; expected one a row.`,
      { length: source.length, rows },
    );
  }
  const weights = new Float64Array(rows);
  yield* inParts(rows, (from, to) => {
    for (let row = from; row < to; row += 1) {
      weights[row] = numberOrNaN(source[row]);
      if (weights[row] >= 0 && Number.isFinite(weights[row])) continue;
      throw new LoglikError(
        "weights-invalid",
        `${where}: ${prefix}weights[${row}] is ${show(source[row])}; expected a finite number, zero or above.`,
        { row, value: source[row] },
      );
    }
  });
  if (!weights.some((weight) => weight > 0)) {
    throw new LoglikError(
      "weights-invalid",
      `${where}: every weight in ${prefix}weights is zero; expected some above it.`,
    );
  }
  return weights;
}

function checkRangeOfFloat32(
  where: string,
  name: string,
  y: Float64Array,
  columns: number,
  from: number,
  to: number,
): void {
  let index = from;
  while (index < to && Number.isFinite(Math.fround(y[index]))) index += 1;
  if (index === to) return;
  throw new LoglikError(
    "target-not-finite",
    `${where}: ${name}[${Math.floor(index / columns)}] is ${y[index]}, beyond the range of float32. Rescale the target, or train with precision: "float64".`,
    { row: Math.floor(index / columns), column: index % columns, value: y[index] },
  );
}
