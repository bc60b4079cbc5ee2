import { LoglikError } from "@loglik/core";
import type { Written } from "../kernels/show-step.js";
import { numbersIn } from "../layers/description.js";
import type { HeadOutline } from "../network.js";
import { parameterTensors } from "../parameter-tensors.js";
import type { Program } from "../program.js";
import type { FailedStep } from "./failed-step.js";
import type { LoadedJob } from "./fit.js";

/** The first number that was not finite, in the order in which a step computes them. */
interface Finding {
  /** In words, for the message. */
  readonly what: string;
  readonly advice: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/**
 * The error of a step whose loss is not finite: runs the step once more, on the parameters that it found, and names the first
 * number that is not finite, by layer, row and parameter, with what to try.
 */
export function traceNonFinite(program: Program, head: HeadOutline, job: LoadedJob, failed: FailedStep): LoglikError {
  const { step, epoch, loss, rate } = failed;
  const finding = inParameters(program, job, failed) ?? inBatches(program, head, job, failed) ?? inSum(failed);
  return new LoglikError(
    "loss-not-finite",
    `train: the loss of step ${step} (epoch ${epoch}) is ${loss}; expected a finite number of nats. ${finding.what} ${finding.advice}`,
    { step, epoch, loss, rate, ...finding.detail },
  );
}

function inParameters(program: Program, { network }: LoadedJob, failed: FailedStep): Finding | undefined {
  const parameters = program.readParameters();
  const broken = parameterTensors(network).filter(({ shape, start }) =>
    parameters.subarray(start, start + numbersIn(shape)).some((value) => !Number.isFinite(value)),
  );
  if (broken.length === 0) return undefined;
  // A statistic of rows that were out of range has spoiled the gradients, and not the other way round.
  const statistic = broken.find(({ name }) => /\.(mean|variance)$/.test(name));
  const { name, layer, shape, start } = statistic ?? broken[0];
  const index = parameters.findIndex((value, at) => at >= start && !Number.isFinite(value));
  const parameter = `${name}[${placeIn(shape, index - start)}]`;
  return {
    what: `The update before it made ${parameter} ${parameters[index]}, the first of ${count(parameters)} of ${parameters.length} parameters.`,
    advice:
      statistic === undefined
        ? `The gradient was too large for its step: ${lowerRate(failed)}clip the gradient, standardise the columns of x, or look at the rows of step ${failed.step - 1}.`
        : `That is a statistic of the rows of step ${failed.step - 1}, and beyond the range of the arithmetic: look at these rows, or standardise the columns of x.`,
    detail: { where: "parameter", layer, parameter, value: parameters[index] },
  };
}

function inBatches(program: Program, head: HeadOutline, job: LoadedJob, failed: FailedStep): Finding | undefined {
  for (const place of failed.places) {
    const finding = inBatch(program, head, job, failed, place);
    if (finding !== undefined) return finding;
  }
  return undefined;
}

function inBatch(
  program: Program,
  head: HeadOutline,
  job: LoadedJob,
  failed: FailedStep,
  place: number,
): Finding | undefined {
  let finding: Finding | undefined;
  let y: Written | undefined;
  let eta: Written | undefined;
  program.inspect(place, (written) => {
    if (finding !== undefined) return;
    const { operation, layer, field } = written;
    if (operation.kind === "gather" && field === "y") y = written;
    if (layer >= 0) eta = written;
    if (layer < 0 && field !== "loss") return;
    const found = firstNonFinite(written);
    if (found === undefined) return;
    const trained = failed.order[place * job.batchSize + found.row];
    const row = job.training.origin?.[trained] ?? trained;
    finding =
      layer >= 0
        ? inLayer(layer, found, row, job, failed)
        : inHead(head, found, row, rowOf(eta, found.row), rowOf(y, found.row), job, failed);
  });
  return finding;
}

interface Found {
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

function firstNonFinite({ rows, columns, pixels, read }: Written): Found | undefined {
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const value = read(row, column);
      if (!Number.isFinite(value)) return { row: Math.floor(row / pixels), column, value };
    }
  }
  return undefined;
}

function inLayer(
  layer: number,
  { column, value }: Found,
  row: number,
  { network, precision }: LoadedJob,
  failed: FailedStep,
): Finding {
  const isOutput = layer === network.layers.length - 1;
  const cause =
    failed.step === 0
      ? "The weights are those that the fit started with: standardise the columns of x, or check `initial`"
      : `The weights have grown: ${lowerRate(failed)}clip the gradient, or standardise the columns of x`;
  return {
    what: `The first number that is not finite is output ${column} of layer ${layer}${isOutput ? ", the last" : ""}: ${value} for row ${row}.`,
    advice: `${cause}${precision === "float32" ? '; precision: "float64" reaches further' : ""}.`,
    detail: { where: "layer", layer, row, unit: column, value },
  };
}

function inHead(
  head: HeadOutline,
  { value }: Found,
  row: number,
  eta: readonly number[],
  y: readonly number[],
  { offset }: LoadedJob,
  failed: FailedStep,
): Finding {
  const outputs = head.outputs.map(({ name }, index) => `${name} = ${eta[index]}`).slice(0, 4);
  const isOwn = !offset && (head.source === undefined || "module" in head.source);
  return {
    what: `All layers are finite; the ${head.name} head gives ${value} for row ${row}, at y = ${y.join(", ")}${offset ? " (then the offsets)" : ""} and ${outputs.join(", ")}${eta.length > outputs.length ? ", …" : ""}.`,
    advice: `${isOwn ? "Check the head's point function there. " : ""}Either the model says that such a y is impossible, or the numbers are beyond the range of the arithmetic: ${lowerRate(failed)}standardise the columns of x, or look at that row.`,
    detail: { where: "head", row, eta, y, value },
  };
}

function inSum(failed: FailedStep): Finding {
  return {
    what: "Every row's loss is finite, and their sum is not.",
    advice: `To mend it, ${lowerRate(failed)}standardise the columns of x, or scale the weights of the rows down.`,
    detail: { where: "sum" },
  };
}

function lowerRate({ rate }: FailedStep): string {
  return rate === undefined ? "" : `lower the learning rate (now ${rate}), `;
}

function rowOf(written: Written | undefined, row: number): number[] {
  return Array.from({ length: written?.columns ?? 0 }, (_, column) => written!.read(row, column));
}

function placeIn(shape: readonly number[], index: number): string {
  const places: number[] = [];
  let rest = index;
  for (const extent of [...shape].reverse()) {
    places.unshift(rest % extent);
    rest = Math.floor(rest / extent);
  }
  return places.join("][");
}

function count(values: ArrayLike<number>): number {
  return Array.from(values).filter((value) => !Number.isFinite(value)).length;
}
