import { poissonHead } from "@loglik/core/heads/poisson";
import * as poisson from "@loglik/core/poisson";
import { createRng } from "@loglik/core/random";
import { adam, dense, network, train } from "@loglik/engine";
import { regressionBand } from "@loglik/plot";

// Many small samples, each of five counts with a rate of its own.
const size = 5;
const rng = createRng(1, "samples");
function draw(samples: number): number[][] {
  return Array.from({ length: samples }, () => {
    const rate = 1 + 9 * rng.uniform();
    return Array.from({ length: size }, () =>
      poisson.sample(rng, { rate }),
    );
  });
}

// The network reads a whole sample and puts out log λ. Its loss is the
// Poisson NLL of that very sample: a row for each of the five counts.
const samples = draw(400);
const x = samples.flatMap((counts) =>
  counts.map(() => counts.map(Math.log1p)),
);
const y = samples.flat();
const net = network({
  inputs: size,
  hidden: [dense(16, "tanh")],
  likelihood: poissonHead(),
});
const options = { optimizer: adam({ rate: 0.01 }), epochs: 60, seed: 1 };
const model = await train(net, { x, y }, options).result;

// New samples: one pass through the network, no optimizer.
const fresh = draw(200);
const { rate } = await model.predict(
  fresh.map((counts) => counts.map(Math.log1p)),
);
const best = fresh.map((counts) => poisson.fit(counts).theta.rate);
for (let i = 0; i < 3; i++) {
  console.log(
    `${fresh[i].join(" ")}   network ${rate[i].toFixed(2)}   maximum likelihood ${best[i].toFixed(2)}`,
  );
}
const gap =
  best.reduce((sum, value, i) => sum + Math.abs(rate[i] - value), 0) /
  best.length;
console.log(`mean distance between the two: ${gap.toFixed(3)}`);

// On the line the network says what maximum likelihood says.
export const figure = regressionBand({
  data: { x: best, y: Array.from(rate) },
  truth: { x: [0, 12], y: [0, 12], label: "the same" },
  labels: { x: "maximum likelihood λ", y: "network λ" },
});
