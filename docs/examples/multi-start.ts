import { normalMixtureHead } from "@loglik/core/heads/normal-mixture";
import { createRng } from "@loglik/core/random";

// Two groups of known shares and spread; only their centers are sought.
const rng = createRng(2, "two valleys");
const group = () => (rng.uniform() < 0.3 ? -1.5 : 1.5) + rng.normal();
const y = Float64Array.from({ length: 60 }, group);

const head = normalMixtureHead({ components: 2 });
const grad = new Float64Array(6);

/** Mean NLL of two centers, and its slope along each. */
function at(first: number, second: number): [number, number, number] {
  const eta = [Math.log(0.3), Math.log(0.7), first, second, 0, 0];
  const total: [number, number, number] = [0, 0, 0];
  for (let i = 0; i < y.length; i++) {
    total[0] +=
      head.point(y, i, Float64Array.from(eta), 0, grad) / y.length;
    total[1] += grad[2] / y.length;
    total[2] += grad[3] / y.length;
  }
  return total;
}

for (const [first, second] of [
  [-3, 3],
  [3, -3],
  [0.5, 1],
  [1, 0.5],
]) {
  let [a, b] = [first, second];
  for (let step = 0; step < 400; step++) {
    const [, slopeA, slopeB] = at(a, b);
    a -= slopeA;
    b -= slopeB;
  }
  const end = `μ₁ = ${a.toFixed(3)}, μ₂ = ${b.toFixed(3)}`;
  console.log(
    `from (${first}, ${second}):  ${end},  NLL ${at(a, b)[0].toFixed(4)}`,
  );
}
