/** Gearboxes of cars by weight and power: the optimum of one likelihood by Newton's method and by training one node. */
import { fitGeneralizedLinearModel } from "@loglik/core/fit/generalized-linear-model";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { encodeInputs, encodeNumbers, encoding, standardisation, standardise } from "@loglik/data";
import { mtcars } from "@loglik/data/tables/mtcars";
import { network, type Optimizer, train } from "@loglik/engine";

const raw = encodeInputs(mtcars, encoding(mtcars, ["wt", "hp"]));
const y = encodeNumbers(mtcars, "am");

/** By Newton's method, in the units of the table: weight, power, constant. */
export const byNewton = fitGeneralizedLinearModel(bernoulliHead(), { ...raw, y });

/** The weight of the car's weight, in the unit of the table, after training one node on all rows in each step. */
export async function trainedSlope(optimizer: Optimizer, epochs: number): Promise<number> {
  const units = standardisation(raw.x, raw.rows, raw.inputs);
  const model = await train(
    network({ inputs: 2, likelihood: bernoulliHead() }),
    { x: standardise(raw.x, units), y },
    { optimizer, epochs, batchSize: y.length, seed: 1, precision: "float64" },
  ).result;
  return model.parameters[0] / units.scale[0];
}
