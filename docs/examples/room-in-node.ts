import { normalHead } from "@loglik/core/heads/normal";
import { simulateCurve } from "@loglik/data";
import { adam, dense, network, train } from "@loglik/engine";

// The room's first data: a curve whose noise grows along it.
const { x, y } = simulateCurve({ rows: 240, seed: 1 });
const test = simulateCurve({ rows: 2000, seed: 2 });
const options = { optimizer: adam({ rate: 0.01 }), epochs: 300, seed: 1 };

for (const scale of ["shared", "perRow"] as const) {
  const net = network({
    inputs: 1,
    hidden: [dense(8, "tanh")],
    likelihood: normalHead({ scale }),
  });
  const model = await train(net, { x, y }, options).result;
  const nll = await model.nll(test.x, test.y);
  const { scale: sigma } = await model.predict([[0.1], [0.9]]);
  const ends = Array.from(sigma, (value) => value.toFixed(2)).join(" and ");
  console.log(
    `σ ${scale}: new rows ${nll.toFixed(3)} nats, σ at 0.1 and 0.9: ${ends}`,
  );
}
console.log(
  `truth: σ at 0.1 and 0.9: ${test.scale(0.1).toFixed(2)} and ${test.scale(0.9).toFixed(2)}`,
);
