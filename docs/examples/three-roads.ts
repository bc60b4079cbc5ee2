import { fitGeneralizedLinearModel } from "@loglik/core/fit/generalized-linear-model";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import {
  encodeInputs,
  encodeNumbers,
  encoding,
  standardisation,
  standardise,
} from "@loglik/data";
import { mtcars } from "@loglik/data/tables/mtcars";
import { lbfgs, network, type Optimizer, sgd, train } from "@loglik/engine";

// Manual gearbox (1) or automatic (0), from weight and horsepower.
const raw = encodeInputs(mtcars, encoding(mtcars, ["wt", "hp"]));
const y = encodeNumbers(mtcars, "am");
const head = bernoulliHead();
const show = (name: string, w: ArrayLike<number>, nll: number) =>
  console.log(
    name,
    Array.from(w, (weight) => weight.toFixed(5)).join("  "),
    " −log L",
    nll.toFixed(6),
  );

// Newton's method, which for this model is R's glm.
const fit = fitGeneralizedLinearModel(head, { ...raw, y });
show("Newton: ", fit.coefficients, -fit.logLikelihood);
console.log(
  "standard errors",
  Array.from(fit.standardErrors, (se) => se.toFixed(5)).join("  "),
);

// One node, trained. Inputs of one size, or gradient descent crawls.
const units = standardisation(raw.x, raw.rows, raw.inputs);
const x = standardise(raw.x, units);
const net = network({ inputs: 2, likelihood: head });
async function trained(name: string, optimizer: Optimizer, epochs: number) {
  const options = { optimizer, epochs, batchSize: y.length, seed: 1 };
  const precision = "float64" as const;
  const model = await train(net, { x, y }, { ...options, precision })
    .result;
  // Back to the units of the table.
  const [w1, w2, bias] = model.parameters;
  const [a, b] = [w1 / units.scale[0], w2 / units.scale[1]];
  const shift = a * units.centre[0] + b * units.centre[1];
  const nll = y.length * (await model.nll(x, y));
  show(name, [a, b, bias - shift], nll);
}
await trained("SGD:    ", sgd({ rate: 4 }), 5000);
await trained("L-BFGS: ", lbfgs({ tolerance: 1e-9 }), 100);
