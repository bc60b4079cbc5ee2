import { fitGeneralizedLinearModel } from "@loglik/core/fit/generalized-linear-model";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { simulateLogistic } from "@loglik/data";
import { adam, network, train } from "@loglik/engine";

const truth = { weights: [1.5, -1], intercept: 1 };
const { x, y, rows, inputs } = simulateLogistic({ rows: 300, ...truth });
const fresh = simulateLogistic({ rows: 2000, ...truth, seed: 1 });

// Statistics: the maximum, and how far off it may be.
const fit = fitGeneralizedLinearModel(bernoulliHead(), {
  x,
  y,
  rows,
  inputs,
});
console.log("statistics: coefficient  standard error");
fit.coefficients.forEach((value, j) => {
  console.log(
    `            ${value.toFixed(4).padStart(7)}      ${fit.standardErrors[j].toFixed(4)}`,
  );
});
console.log(
  `            NLL ${fit.nll.toFixed(4)}, deviance ${(2 * rows * fit.nll).toFixed(4)}`,
);

// Machine learning: the same minimum by many small steps, and fresh rows.
const node = network({ inputs: 2, likelihood: bernoulliHead() });
const model = await train(
  node,
  { x, y },
  { optimizer: adam({ rate: 0.02 }), batchSize: 300, epochs: 800 },
).result;
console.log("learning:   weights and bias");
console.log(
  `            ${Array.from(model.parameters, (value) => value.toFixed(4)).join("  ")}`,
);
console.log(
  `            loss ${(await model.nll(x, y)).toFixed(6)}, times n ${(rows * (await model.nll(x, y))).toFixed(4)}`,
);
console.log(
  `            validation loss ${(await model.nll(fresh.x, fresh.y)).toFixed(4)}`,
);
