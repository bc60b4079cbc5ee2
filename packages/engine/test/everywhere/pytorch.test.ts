import type { LikelihoodHead } from "@loglik/core";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { normalHead } from "@loglik/core/heads/normal";
import { describe, expect, it } from "vitest";
import {
  type ActivationName,
  adam,
  dense,
  momentum,
  network,
  type Optimizer,
  rmsprop,
  sgd,
  train,
} from "../../src/index.js";
import binarySigmoidRmsprop from "../reference-data/binary-sigmoid-rmsprop.json" with { type: "json" };
import classesReluAdam from "../reference-data/classes-relu-adam.json" with { type: "json" };
import regReluMomentum from "../reference-data/reg-relu-momentum.json" with { type: "json" };
import regTanhSgd from "../reference-data/reg-tanh-sgd.json" with { type: "json" };
import { flatWeights, type PyTorchWeights } from "../support/pytorch-weights.js";

/** The numbers of one run, with PyTorch's names. */
interface Trajectory {
  readonly lossPerStep: readonly number[];
  readonly finalWeights: PyTorchWeights;
  readonly finalOutputs: readonly (readonly number[])[];
}

interface Case {
  readonly id: string;
  readonly architecture: { readonly sizes: readonly number[]; readonly activation: string };
  readonly x: readonly number[][];
  readonly y: readonly (number | number[])[];
  readonly batches: readonly number[][];
  readonly initial: PyTorchWeights;
  readonly float64: Trajectory;
  readonly float32: Trajectory;
  readonly maxRelLossDifferenceFloat32VsFloat64: number;
}

/**
 * A normal head with σ² = ½ has NLL = (y − μ)² + ½ log π: the squared error with its own gradient, and a constant.
 */
const squaredError = normalHead({ scale: Math.SQRT1_2 });
const squaredErrorConstant = 0.5 * Math.log(Math.PI);

const cases: readonly {
  readonly reference: Case;
  readonly head: LikelihoodHead;
  readonly constant: number;
  readonly optimizer: Optimizer;
}[] = [
  { reference: regTanhSgd, head: squaredError, constant: squaredErrorConstant, optimizer: sgd({ rate: 0.1 }) },
  {
    reference: regReluMomentum,
    head: squaredError,
    constant: squaredErrorConstant,
    optimizer: momentum({ rate: 0.05, momentum: 0.9 }),
  },
  {
    reference: binarySigmoidRmsprop,
    head: bernoulliHead(),
    constant: 0,
    optimizer: rmsprop({ rate: 0.01, decay: 0.99 }),
  },
  {
    reference: classesReluAdam,
    head: categoricalHead({ classes: 3, target: "index" }),
    constant: 0,
    optimizer: adam({ rate: 0.02 }),
  },
];

describe.each(cases.map((entry) => [entry.reference.id, entry] as const))("PyTorch's run %s", (_id, entry) => {
  const { reference, head, constant, optimizer } = entry;
  const [inputs, ...widths] = reference.architecture.sizes;
  const activation = reference.architecture.activation as ActivationName;
  const hidden = widths.slice(0, -1).map((units) => dense(units, activation));
  const net = network({ inputs, hidden, likelihood: head });

  it.each(["float64", "float32"] as const)("is followed step by step in %s", async (precision) => {
    const expected = reference[precision];
    const run = train(
      net,
      { x: reference.x, y: reference.y.flat() },
      {
        optimizer,
        precision,
        epochs: 1,
        batches: reference.batches,
        initial: flatWeights(reference.initial),
        every: "step",
      },
    );
    const relative =
      precision === "float64" ? 1e-10 : Math.max(1e-4, 10 * reference.maxRelLossDifferenceFloat32VsFloat64);
    const absolute = precision === "float64" ? 1e-12 : 0;
    const losses: number[] = [];
    for await (const event of run) if (event.type === "step") losses.push(event.nll - constant);
    expect(losses).toHaveLength(expected.lossPerStep.length);
    losses.forEach((loss, step) => {
      const target = expected.lossPerStep[step];
      expect(Math.abs(loss - target), `step ${step}`).toBeLessThanOrEqual(relative * Math.abs(target) + absolute);
    });

    const model = await run.result;
    const weights = flatWeights(expected.finalWeights);
    const tolerance = precision === "float64" ? 1e-10 : 1e-4;
    model.parameters.forEach((value, index) => {
      expect(Math.abs(value - weights[index]), `parameter ${index}`).toBeLessThanOrEqual(tolerance);
    });
    const eta = await model.eta(reference.x);
    expected.finalOutputs.flat().forEach((output, index) => {
      expect(Math.abs(eta[index] - output), `output ${index}`).toBeLessThanOrEqual(10 * tolerance);
    });
  });
});
