/** Two classes of things with four measurements: Bayes's rule, and a network that is told the classes only. */
import { classPosteriors } from "@loglik/core/decisions/class-posteriors";
import { categoricalHead } from "@loglik/core/heads/categorical";
import * as normal from "@loglik/core/normal";
import { createRng } from "@loglik/core/random";
import { lbfgs, network, train } from "@loglik/engine";

/** Independent normals within each class. */
const laws = [
  [0, 9, 0.5, 1],
  [0.5, 11, 0, 2],
].map((centres) => centres.map((loc, j) => ({ loc, scale: j === 1 ? 2 : 1 })));
const shares = [0.6, 0.4];

export function posteriorAt(x: readonly number[]): Float64Array {
  const logDensities = laws.map((law) => law.reduce((sum, theta, j) => sum + normal.logProb(x[j], theta), 0));
  return classPosteriors(logDensities, shares);
}

export async function networkAt(x: readonly number[], rows = 20_000): Promise<ArrayLike<number>> {
  const rng = createRng(1, "things");
  const seen = Array.from({ length: rows }, () => {
    const kind = rng.uniform() < shares[0] ? 0 : 1;
    return { inputs: laws[kind].map((theta) => normal.sample(rng, theta)), target: kind === 0 ? [1, 0] : [0, 1] };
  });
  const net = network({ inputs: 4, likelihood: categoricalHead({ classes: 2, target: "soft" }) });
  const data = { x: seen.map(({ inputs }) => inputs), y: seen.flatMap(({ target }) => target) };
  const model = await train(net, data, { optimizer: lbfgs(), epochs: 60, seed: 1 }).result;
  return (await model.predict([x])).prob;
}
