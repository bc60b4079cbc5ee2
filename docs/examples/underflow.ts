import { logLikelihood } from "@loglik/core/likelihood";
import * as normal from "@loglik/core/normal";

// Multiply equal factors until the product dies, overflows or gets stuck.
function fate(factor: number, round: (value: number) => number): string {
  let product = 1;
  for (let n = 1; n <= 10_000; n++) {
    const next = round(product * round(factor));
    if (next === 0) return `exactly 0 at factor ${n}`;
    if (next === Infinity) return `infinite at factor ${n}`;
    if (next === product)
      return `stuck at ${product} from factor ${n - 1} on`;
    product = next;
  }
  return `still ${product}`;
}

const single = Math.fround;
const double = (value: number) => value;
console.log("p = 0.5, float32:", fate(0.5, single));
console.log("p = 0.5, float64:", fate(0.5, double));
console.log("p = 0.9, float32:", fate(0.9, single));
console.log("p = 0.9, float64:", fate(0.9, double));

// Densities can be large: 200 observations at the centre of a narrow normal.
const narrow = { loc: 0, scale: 0.01 };
const density = Math.exp(normal.logProb(0, narrow));
console.log(
  "density",
  density.toFixed(3),
  "in float64:",
  fate(density, double),
);

const sum = logLikelihood(normal, new Array(200).fill(0), narrow);
console.log(
  "their log-likelihood:",
  sum.toFixed(1),
  " the limit of float64:",
  Math.log(Number.MAX_VALUE).toFixed(1),
);
