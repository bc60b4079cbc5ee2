import * as normal from "@loglik/core/normal";
import { createRng } from "@loglik/core/random";

// 20 000 samples of n values from a normal with σ = 1. Change n.
const n = 3;
const repetitions = 20_000;
const rng = createRng(1, "divisor");

let byN = 0;
let byNMinusOne = 0;
let s = 0;
for (let i = 0; i < repetitions; i++) {
  const sample = Array.from({ length: n }, () =>
    normal.sample(rng, { loc: 0, scale: 1 }),
  );
  const variance = normal.fit(sample).theta.scale ** 2;
  byN += variance / repetitions;
  byNMinusOne += (variance * n) / (n - 1) / repetitions;
  s += Math.sqrt((variance * n) / (n - 1)) / repetitions;
}

console.log("true variance:           1");
console.log(
  "average of S/n:         ",
  byN.toFixed(3),
  ` expected ${((n - 1) / n).toFixed(3)}`,
);
console.log(
  "average of S/(n − 1):   ",
  byNMinusOne.toFixed(3),
  " expected 1",
);
console.log(
  "average of its root, s: ",
  s.toFixed(3),
  " still short of σ = 1",
);
