import * as bernoulli from "@loglik/core/bernoulli";
import { likelihood } from "@loglik/core/likelihood";

// Change the sample: any list of zeros and ones.
const tosses = [0, 0, 0, 1, 0];

console.log("Along a row the outcomes add up to one:");
for (const prob of [0, 0.2, 0.5, 1]) {
  const zero = likelihood(bernoulli, [0], { prob });
  const one = likelihood(bernoulli, [1], { prob });
  console.log(`  θ = ${prob}:  ${zero} + ${one} = ${zero + one}`);
}

// Down a column we measure the area with 10 000 thin strips.
function area(sample: number[]): number {
  const strips = 10_000;
  let sum = 0;
  for (let i = 0; i < strips; i++)
    sum += likelihood(bernoulli, sample, { prob: (i + 0.5) / strips });
  return sum / strips;
}

console.log("Down a column there is no such rule:");
console.log(`  area under L(θ; 1)      = ${area([1]).toFixed(4)}`);
console.log(`  area under L(θ; ${tosses}) = ${area(tosses).toFixed(6)}`);
