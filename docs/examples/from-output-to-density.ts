import { normalHead } from "@loglik/core/heads/normal";
import * as normal from "@loglik/core/normal";
import { numericValues } from "@loglik/data";
import { cars } from "@loglik/data/tables/cars";
import { adam, dense, network, train } from "@loglik/engine";

// The function, the likelihood, the data.
const x = numericValues(cars, "speed").map((mph) => mph / 10);
const y = numericValues(cars, "dist").map((feet) => feet / 10);
const head = normalHead();
const hidden = [dense(8, "tanh")];
const net = network({ inputs: 1, hidden, likelihood: head });
const options = { optimizer: adam({ rate: 0.03 }), epochs: 200, seed: 1 };
const model = await train(net, { x, y }, options).result;

// What the network puts out for 14 mph: two plain numbers …
const eta = await model.eta([[1.4]]);
console.log("outputs:", eta[0].toFixed(3), eta[1].toFixed(3));
// … which the links carry to parameters …
const { loc, scale } = await model.predict([[1.4]]);
console.log("loc:", loc[0].toFixed(3), " scale:", scale[0].toFixed(3));
console.log("exp of the second:", Math.exp(eta[1]).toFixed(3));
// … of a distribution, which has a density for each distance.
const theta = { loc: loc[0], scale: scale[0] };
for (const dist of [2.6, 3.6, 8]) {
  console.log(
    `−log f(${dist}) =`,
    (-normal.logProb(dist, theta)).toFixed(4),
    " by the head:",
    head
      .point(Float64Array.of(dist), 0, eta, 0, new Float64Array(2))
      .toFixed(4),
  );
}
// Training made the mean of such numbers small.
console.log("mean over the cars:", (await model.nll(x, y)).toFixed(4));
