// The interpreter. A tape is a list of records of 32-bit words: operation code, words in this record, operands. It holds
// one step of training (or of differentiation, or a forward pass) and runs `count` times in one call from JavaScript.
//
// Row operations touch only rows of the batch and parameter operations only elements of the parameters, so that several
// workers can run each its share of both, meeting only between the two kinds. Each worker has a tape of its own, with the
// addresses of its share; SHARE says which rows of the batch the row operations after it are about.

import { Control } from "./control";
import { batchLoss, gatherRows, gatherWeights } from "./gather";
import { ACTIVATE, DIFFERENTIATE, KEEP, gemm, sumRows } from "./gemm";
import { categorical } from "./heads/categorical";
import { Real } from "./lanes";
import { address, word } from "./record";
import { importedRest } from "./rest-import";
import { Team, barrier, call, nextCall } from "./team";
import { update } from "./update";

// Operation codes, as in src/kernels/wasm/encode.ts.
const END: i32 = 0;
const GATHER: i32 = 1;
const DENSE_FORWARD: i32 = 2;
const DENSE_BACKWARD_INPUT: i32 = 3;
const DENSE_BACKWARD_PARAMETERS: i32 = 4;
const MASK_COLUMN: i32 = 5;
const BATCH_LOSS: i32 = 6;
const SHARE: i32 = 7;
const BARRIER: i32 = 8;
const HEAD_IMPORTED: i32 = 10;
const HEAD_BERNOULLI: i32 = 11;
const HEAD_CATEGORICAL: i32 = 12;
const HEAD_NORMAL: i32 = 13;
// From 20 on: assembly/update.ts. From FIRST_LAYER on: assembly/layers.ts.
const FIRST_LAYER: i32 = 64;
/** The one of them that changes what a model is. */
const BATCH_NORM_TRACK: i32 = 84;

/** A head without a kernel: JavaScript computes losses and gradients of `rows` rows in float64 and rounds them into memory. */
@external("env", "head")
declare function importedHead(rows: i32): void;

/** An operation of the second module, whose kernels most programs do without. */
@external("env", "layer")
declare function importedLayer(record: usize, control: Control, firstRow: i32, rows: i32, batch: i32): void;

/**
 * Runs steps `first … first + count − 1` of the current order. A step whose loss is not finite is the last and changes nothing:
 * so whoever asks for the reason finds the parameters as they were.
 */
export function runSteps(tape: usize, control: Control, first: i32, count: i32): void {
  for (let i = 0; i < count; i++) {
    const loss = control.losses + (<usize>i << 3);
    control.first = (first + i) * control.batchSize;
    control.rows = min(control.batchSize, control.orderLength - control.first);
    if (control.rates) control.rate = load<f64>(control.rates + (<usize>i << 3));
    runTape(tape, control, loss);
    if (!isFinite(load<f64>(loss))) return;
  }
}

/** The same with the whole team at work: for the leader. */
export function leadSteps(tape: usize, control: Control, first: i32, count: i32): void {
  if (count == 0) return;
  call(changetype<Team>(control.team), first, count);
  runSteps(tape, control, first, count);
}

/**
 * Runs its share of whatever the leader calls for. Returns 0 when the leader rests, so that this thread can hear its messages
 * and come back; −1 when it is dismissed.
 */
export function followSteps(tape: usize, control: Control): i32 {
  const team = changetype<Team>(control.team);
  let number = nextCall(team, control.heard);
  while (number != control.heard) {
    control.heard = number;
    if (team.count <= 0) return team.count;
    runSteps(tape, control, team.first, team.count);
    number = nextCall(team, number);
  }
  return 0;
}

/** Lets the followers look at their messages: `count` 0; or sends them home: −1. */
export function dismiss(control: Control, count: i32): void {
  call(changetype<Team>(control.team), 0, count);
}

/** Runs a forward tape on `rows` rows that already lie in the batch. */
export function runForward(tape: usize, control: Control, rows: i32): void {
  control.rows = rows;
  runTape(tape, control, 0);
}

function runTape(tape: usize, control: Control, loss: usize): void {
  /** All rows of this step, and those that the row operations of this worker are about. */
  const batch = control.rows;
  let firstRow = 0, rows = batch;
  let record = tape;
  for (;;) {
    switch (word(record, 0)) {
      case END: return;
      case SHARE:
        firstRow = word(record, 2);
        rows = max(0, min(batch - firstRow, word(record, 3)));
        break;
      case BARRIER: barrier(control.team); break;
      case GATHER: gather(record, control, firstRow, rows); break;
      case DENSE_FORWARD: denseForward(record, control, rows); break;
      case DENSE_BACKWARD_INPUT: denseBackwardInput(record, control, rows); break;
      case DENSE_BACKWARD_PARAMETERS: denseBackwardParameters(record, control, batch); break;
      case MASK_COLUMN: maskColumn(record); break;
      case BATCH_LOSS: store<f64>(loss, batchLoss(batch, address(record, 2), address(record, 3))); break;
      case HEAD_IMPORTED: importedHead(rows); break;
      case HEAD_CATEGORICAL: categoricalHead(record, rows); break;
      case HEAD_BERNOULLI:
      case HEAD_NORMAL: importedRest(record, control, rows); break;
      default:
        if (word(record, 0) < FIRST_LAYER) {
          if (isFinite(load<f64>(loss))) update(record, control);
        } else if (word(record, 0) != BATCH_NORM_TRACK || isFinite(load<f64>(loss))) {
          importedLayer(record, control, firstRow, rows, batch);
        }
        break;
    }
    record += <usize>word(record, 1) << 2;
  }
}

/** x, stride, columns; y, stride, columns; weight; scale */
function gather(record: usize, control: Control, firstRow: i32, rows: i32): void {
  const batchOrder = control.order + (<usize>control.first << 2);
  const order = batchOrder + (<usize>firstRow << 2);
  gatherRows(control.x, word(record, 4), order, rows, address(record, 2), address(record, 3));
  gatherRows(control.y, word(record, 7), order, rows, address(record, 5), address(record, 6));
  gatherWeights(control.weights, batchOrder, control.rows, firstRow, rows, address(record, 8), address(record, 9));
}

/** input, stride; weights, stride; bias; output, stride; inputs, padded outputs, activation */
function denseForward(record: usize, control: Control, rows: i32): void {
  gemm(
    rows, word(record, 10), word(record, 9),
    address(record, 2), address(record, 3), false,
    address(record, 4), address(record, 5), false, word(record, 10),
    address(record, 6), address(record, 7), address(record, 8),
    ACTIVATE, word(record, 11), 0, 0, control.scratch,
  );
}

/** output gradient, stride; weights, stride; input, stride; input gradient, stride; inputs, outputs, padded inputs, activation */
function denseBackwardInput(record: usize, control: Control, rows: i32): void {
  gemm(
    rows, word(record, 12), word(record, 11),
    address(record, 2), address(record, 3), false,
    address(record, 4), address(record, 5), true, word(record, 10),
    control.zeros, address(record, 8), address(record, 9),
    DIFFERENTIATE, word(record, 13), address(record, 6), address(record, 7), control.scratch,
  );
}

/** input, stride; output gradient, stride; weight gradient, stride; bias gradient or 0; inputs, padded outputs */
function denseBackwardParameters(record: usize, control: Control, rows: i32): void {
  const columns = word(record, 10);
  gemm(
    word(record, 9), columns, rows,
    address(record, 2), address(record, 3), true,
    address(record, 4), address(record, 5), false, columns,
    control.zeros, address(record, 6), address(record, 7),
    KEEP, 0, 0, 0, control.scratch,
  );
  const bias = address(record, 8);
  if (bias) sumRows(address(record, 4), address(record, 5), rows, columns, bias);
}

/** gradient at the column, stride, rows */
function maskColumn(record: usize): void {
  let at = address(record, 2);
  for (let row = word(record, 4); row > 0; row--) {
    store<Real>(at, 0);
    at += address(record, 3);
  }
}

/** eta, stride; y, stride; scale; gradient, stride; loss; classes, whether targets are indices */
function categoricalHead(record: usize, rows: i32): void {
  categorical(
    rows, word(record, 10), word(record, 11) != 0,
    address(record, 2), address(record, 3), address(record, 4), address(record, 5), address(record, 6),
    address(record, 7), address(record, 8), address(record, 9),
  );
}
