import { bernoulliHead } from "@loglik/core/heads/bernoulli";

// Two losses of a label, 1 or 0, at score z.
const head = bernoulliHead();
const out = new Float64Array(1);
function crossEntropy(label: number, z: number): number {
  return head.point(Float64Array.of(label), 0, Float64Array.of(z), 0, out);
}
function hinge(label: number, z: number): number {
  return Math.max(0, 1 - (label === 1 ? z : -z));
}

// A negative log-probability gives a total of one at every z.
const total = (loss: typeof hinge, z: number) =>
  Math.exp(-loss(1, z)) + Math.exp(-loss(0, z));

console.log("  z     cross-entropy   hinge");
for (const z of [0, 0.5, 1, 2, 5]) {
  const proper = total(crossEntropy, z).toFixed(4);
  const improper = total(hinge, z).toFixed(4);
  console.log(`  ${z.toFixed(1)}   ${proper}          ${improper}`);
}

// Could weights h₁ and h₀, free of z, repair the hinge?
// At z = 0 their sum would have to be
const atZero = 1 / Math.exp(-hinge(1, 0));
// and, adding the conditions at z = 1 and z = −1, it would have to be
const atOne = 2 / total(hinge, 1);
console.log(
  `h₁ + h₀ would have to be ${atZero.toFixed(4)} and ${atOne.toFixed(4)} at once.`,
);
