import { fitGeneralizedLinearModel } from "@loglik/core/fit/generalized-linear-model";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { normalHead } from "@loglik/core/heads/normal";
import { describe, expect, it } from "vitest";
import { adam, dense, network, sgd, train } from "../../src/index.js";
import { twoClasses } from "../support/sample.js";

describe.each(["float32", "float64"] as const)("fits in %s", (precision) => {
  it("learns eight points by heart", async () => {
    const x = Float64Array.from({ length: 8 }, (_, row) => row / 3.5 - 1);
    const y = Float64Array.of(0.3, -1.2, 0.8, 1.5, -0.4, -0.9, 1.1, 0.2);
    const net = network({
      inputs: 1,
      hidden: [dense(32, "tanh"), dense(32, "tanh")],
      likelihood: normalHead({ scale: 1 }),
    });
    const model = await train(
      net,
      { x, y },
      { precision, epochs: 4000, batchSize: 8, optimizer: adam({ rate: 0.003 }) },
    ).result;
    const { loc } = await model.predict(x);
    const residuals = loc.map((value, row) => Math.abs(value - y[row]));
    expect(Math.max(...residuals)).toBeLessThan(0.03);
  });

  it("comes to Newton's optimum of a logistic regression", async () => {
    const { x, y } = twoClasses(200);
    const newton = fitGeneralizedLinearModel(bernoulliHead(), { x, y, rows: 200, inputs: 2 });
    const net = network({ inputs: 2, likelihood: bernoulliHead() });
    const options = { precision, epochs: 2000, batchSize: 200, optimizer: sgd({ rate: 1 }) };
    const model = await train(net, { x, y }, options).result;
    const tolerance = precision === "float64" ? 1e-10 : 1e-5;
    expect(await model.nll(x, y)).toBeGreaterThan(newton.nll - tolerance);
    expect(await model.nll(x, y)).toBeLessThan(newton.nll + tolerance);
    model.parameters.forEach((value, index) => {
      expect(Math.abs(value - newton.coefficients[index])).toBeLessThan(precision === "float64" ? 1e-6 : 1e-3);
    });
  });

  it("comes to least squares with one scale for all rows", async () => {
    const x = Float64Array.from({ length: 50 }, (_, row) => row / 25 - 1);
    const y = x.map((value, row) => 2 * value + 1 + Math.sin(17 * row));
    const head = normalHead({ scale: "shared" });
    const newton = fitGeneralizedLinearModel(head, { x, y, rows: 50, inputs: 1 });
    const model = await train(
      network({ inputs: 1, likelihood: head }),
      { x, y },
      { precision, epochs: 3000, batchSize: 50, optimizer: sgd({ rate: 0.1 }) },
    ).result;
    model.parameters.forEach((value, index) => {
      expect(Math.abs(value - newton.coefficients[index])).toBeLessThan(precision === "float64" ? 1e-6 : 1e-3);
    });
  });
});
