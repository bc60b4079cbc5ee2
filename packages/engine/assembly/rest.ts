// The third module: heads and updates that fits of the commonest kind, a categorical head under plain Adam, do without. It shares
// the memory of the core, whose tape calls `runRest` for each of them.

import { Control } from "./control";
import { bernoulli } from "./heads/bernoulli";
import { normal } from "./heads/normal";
import { Real } from "./lanes";
import { adagrad, amsgrad, lion, momentum, nesterov, rmsprop, rmspropCentered, sgd } from "./optimizers";
import { integerPower } from "./integer-power";
import { address, real, word } from "./record";
import { addScaled, approach, clipFactor, clipValues, scale } from "./regularize";

// Operation codes, as in src/kernels/wasm/encode.ts and encode-update.ts.
const HEAD_BERNOULLI: i32 = 11;
const SGD: i32 = 20;
const MOMENTUM: i32 = 21;
const NESTEROV: i32 = 22;
const RMSPROP: i32 = 23;
const RMSPROP_CENTERED: i32 = 24;
const ADAGRAD: i32 = 26;
const LION: i32 = 27;
const AMSGRAD: i32 = 28;
const CLIP_FACTOR: i32 = 40;
const SCALE_GRADIENT: i32 = 41;
const CLIP_VALUE: i32 = 42;
const DECAY_GRADIENT: i32 = 43;
const DECAY_WEIGHTS: i32 = 44;
const AVERAGE: i32 = 45;

/** End of the data that the module keeps in memory: it must keep none, which is checked when it is generated. */
export function heapBase(): usize { return __heap_base; }

/** Runs one operation: a head on `rows` rows, or an update. */
export function runRest(record: usize, control: Control, rows: i32): void {
  const code = word(record, 0);
  if (code < SGD) head(record, rows);
  else if (code < CLIP_FACTOR) optimize(record, control);
  else surround(record, control);
}

/** eta, stride; y, stride; scale; gradient, stride; loss; then options of the head */
function head(record: usize, rows: i32): void {
  const eta = address(record, 2), etaStride = address(record, 3);
  const y = address(record, 4), yStride = address(record, 5);
  const scale = address(record, 6);
  const gradient = address(record, 7), gradientStride = address(record, 8);
  const loss = address(record, 9);
  if (word(record, 0) == HEAD_BERNOULLI) {
    bernoulli(rows, eta, etaStride, y, yStride, scale, gradient, gradientStride, loss);
  } else {
    normal(rows, word(record, 10), <Real>real(record, 12), eta, etaStride, y, yStride, scale, gradient, gradientStride, loss);
  }
}

/** bytes, vector, another or 0; then a number as float64 */
function surround(record: usize, control: Control): void {
  const bytes = address(record, 2);
  const vector = address(record, 3), other = address(record, 4);
  switch (word(record, 0)) {
    case CLIP_FACTOR: store<Real>(other, clipFactor(vector, bytes, real(record, 5))); break;
    case SCALE_GRADIENT: {
      // Multiplying by 1 changes nothing.
      const factor = load<Real>(other);
      if (factor != 1) scale(vector, bytes, factor);
      break;
    }
    case CLIP_VALUE: clipValues(vector, bytes, <Real>real(record, 5)); break;
    case DECAY_GRADIENT: addScaled(vector, other, bytes, <Real>real(record, 5)); break;
    case DECAY_WEIGHTS: scale(vector, bytes, <Real>(1 - control.rate * real(record, 5))); break;
    case AVERAGE: {
      const share = averageShare(word(record, 7), word(record, 8), real(record, 5), control.stepsTaken);
      if (share != 0) approach(vector, other, bytes, <Real>share);
      break;
    }
  }
}

/** As in src/averaging/averaging.ts; a decay below 0 stands for the plain mean. */
function averageShare(start: i32, period: i32, decay: f64, step: i32): f64 {
  const since = step - start;
  if (since <= 0 || since % period != 0) return 0;
  return decay < 0 || since == period ? <f64>period / <f64>since : 1 - decay;
}

/** bytes, parameters, gradient, slot, slot, slot, then the optimizer's constants as float64 */
function optimize(record: usize, control: Control): void {
  const bytes = address(record, 2);
  if (!bytes) return;
  const p = address(record, 3), g = address(record, 4);
  const slot1 = address(record, 5), slot2 = address(record, 6), slot3 = address(record, 7);
  const rate = control.rate, step = control.stepsTaken;
  const first = real(record, 8), second = real(record, 10);
  switch (word(record, 0)) {
    case SGD:
      sgd(p, g, bytes, <Real>rate);
      break;
    case MOMENTUM:
      momentum(p, g, slot1, bytes, <Real>rate, <Real>first, step == 1 ? 1 : <Real>(1 - second));
      break;
    case NESTEROV:
      nesterov(p, g, slot1, bytes, <Real>rate, <Real>first);
      break;
    case RMSPROP:
      rmsprop(p, g, slot1, bytes, <Real>rate, <Real>first, <Real>(1 - first), <Real>second);
      break;
    case RMSPROP_CENTERED:
      rmspropCentered(
        p, g, slot1, slot2, slot3, bytes,
        <Real>rate, <Real>first, <Real>(1 - first), <Real>second, <Real>real(record, 12),
      );
      break;
    case AMSGRAD: {
      const root = Math.sqrt(1 - integerPower(second, step));
      const stepSize = <Real>(rate * root / (1 - integerPower(first, step))), epsilon = <Real>(real(record, 12) * root);
      const beta1 = <Real>first, rest1 = <Real>(1 - first), beta2 = <Real>second, rest2 = <Real>(1 - second);
      amsgrad(p, g, slot1, slot2, slot3, bytes, stepSize, beta1, rest1, beta2, rest2, epsilon);
      break;
    }
    case ADAGRAD:
      adagrad(p, g, slot1, bytes, <Real>rate, <Real>first);
      break;
    case LION:
      lion(p, g, slot1, bytes, <Real>rate, <Real>first, <Real>(1 - first), <Real>second, <Real>(1 - second));
      break;
  }
}
