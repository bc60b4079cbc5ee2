// A second module, for tests only: kernels one by one, which the program reaches only through a tape.

import { LANES, REAL, load as loadVector, store as storeVector } from "./lanes";
import { exp, log, log1p, sigmoid, softplus, tanh } from "./math";

export { gemm, sumRows } from "./gemm";

/** to[i] = f(from[i]) for `count` numbers, a multiple of 4. Codes are those of test/support/testing-kernels.ts. */
export function applyFunction(code: i32, from: usize, to: usize, count: i32): void {
  for (let i = 0; i < count; i += LANES) {
    const at = <usize>i * REAL;
    const x = loadVector(from + at);
    let y = x;
    if (code == 0) y = exp(x);
    else if (code == 1) y = log(x);
    else if (code == 2) y = log1p(x);
    else if (code == 3) y = tanh(x);
    else if (code == 4) y = sigmoid(x);
    else y = softplus(x);
    storeVector(to + at, y);
  }
}
