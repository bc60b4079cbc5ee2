// The part of the interpreter that follows a gradient: operations from code 20 on. Plain Adam is done here, the rest in rest.ts.

import { Control } from "./control";
import { Real } from "./lanes";
import { adam } from "./optimizers";
import { integerPower } from "./integer-power";
import { address, real, word } from "./record";
import { importedRest } from "./rest-import";

// Operation codes, as in src/kernels/wasm/encode-update.ts.
const ADAM: i32 = 25;
const CLIP_FACTOR: i32 = 40;

export function update(record: usize, control: Control): void {
  // Before the first of what surrounds an optimizer come the optimizers.
  if (word(record, 0) < CLIP_FACTOR) control.stepsTaken += 1;
  if (word(record, 0) == ADAM) adamStep(record, control);
  else importedRest(record, control, 0);
}

/** bytes, parameters, gradient, slot, slot, –; then β₁, β₂ and ε as float64 */
function adamStep(record: usize, control: Control): void {
  const bytes = address(record, 2);
  if (!bytes) return;
  const step = control.stepsTaken;
  const beta1 = real(record, 8), beta2 = real(record, 10);
  const root = Math.sqrt(1 - integerPower(beta2, step));
  const stepSize = <Real>(control.rate * root / (1 - integerPower(beta1, step))), epsilon = <Real>(real(record, 12) * root);
  adam(
    address(record, 3), address(record, 4), address(record, 5), address(record, 6), bytes,
    stepSize, <Real>beta1, <Real>(1 - beta1), <Real>beta2, <Real>(1 - beta2), epsilon,
  );
}
