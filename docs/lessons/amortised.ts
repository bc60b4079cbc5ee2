/** A network that reads five counts and puts out the rate of the Poisson that made them: estimates from one pass. */
import { poissonHead } from "@loglik/core/heads/poisson";
import * as poisson from "@loglik/core/poisson";
import { createRng } from "@loglik/core/random";
import { adam, dense, network, train } from "@loglik/engine";

const size = 5;

/** Trains on 400 samples, and gives a function from samples to rates. */
export async function rateReader(): Promise<{
  readonly read: (samples: readonly (readonly number[])[]) => Promise<ArrayLike<number>>;
  /** Samples that it was not trained on. */
  readonly fresh: readonly (readonly number[])[];
}> {
  const rng = createRng(1, "samples");
  const draw = (samples: number) =>
    Array.from({ length: samples }, () => {
      const rate = 1 + 9 * rng.uniform();
      return Array.from({ length: size }, () => poisson.sample(rng, { rate }));
    });
  const samples = draw(400);
  const x = samples.flatMap((counts) => counts.map(() => counts.map(Math.log1p)));
  const net = network({ inputs: size, hidden: [dense(16, "tanh")], likelihood: poissonHead() });
  const options = { optimizer: adam({ rate: 0.01 }), epochs: 60, seed: 1 };
  const model = await train(net, { x, y: samples.flat() }, options).result;
  const read = async (some: readonly (readonly number[])[]) =>
    (await model.predict(some.map((counts) => counts.map(Math.log1p)))).rate;
  return { read, fresh: draw(200) };
}
