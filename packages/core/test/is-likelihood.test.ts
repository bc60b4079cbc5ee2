import { describe, expect, it } from "vitest";
import {
  huber,
  huberLogNormaliser,
  huberLoss,
  isLikelihood,
  kullbackLeiblerLoss,
  type LossQuestion,
  logFactorial,
  losses,
  poissonLoss,
  stirlingLogFactorial,
  stirlingShortfall,
} from "../src/ledger/index.js";
import { nonNegativeLeastSquares } from "../src/numeric/non-negative-least-squares.js";
import { expectClose } from "./close.js";
import { referenceJson } from "./reference-data.js";

describe("is a loss a likelihood?", () => {
  const verdicts = Object.fromEntries(
    Object.entries(losses).map(([name, { question }]) => [name, isLikelihood(question)]),
  );

  it("answers for each common loss", () => {
    expect(Object.fromEntries(Object.entries(verdicts).map(([name, { verdict }]) => [name, verdict]))).toEqual({
      squaredError: "yes",
      absoluteError: "yes",
      huber: "yes-after-constant",
      quantile: "yes",
      gaussianNegativeLogLikelihood: "yes",
      binaryCrossEntropy: "yes",
      sparseCategoricalCrossEntropy: "yes",
      categoricalCrossEntropy: "yes",
      softCrossEntropy: "expected",
      labelSmoothing: "expected",
      kullbackLeibler: "expected",
      poisson: "yes",
      hinge: "no",
      focal: "no",
      continuousCrossEntropy: "no",
    });
  });

  it("with numbers: the integral at each prediction", () => {
    for (const [name, answer] of Object.entries(verdicts)) {
      if (answer.verdict !== "yes") continue;
      for (const { integral } of answer.normalisers) expectClose(integral, 1, { relative: 1e-12 }, name);
      expect(answer.bestDeviation, name).toBeLessThan(1e-6);
    }
    // Σ over y = ±1 of e^{−hinge} at η = 0 is 2/e.
    expectClose(verdicts.hinge.normalisers[3].integral, 2 / Math.E, { relative: 1e-15 }, "hinge at 0");
    // ∫₀¹ pʸ (1 − p)¹⁻ʸ dy = ½ at p = ½.
    expectClose(verdicts.continuousCrossEntropy.normalisers[3].integral, 0.5, { relative: 1e-14 }, "continuous at ½");
    expect(verdicts.hinge.bestDeviation).toBeGreaterThan(0.1);
    expect(verdicts.focal.message).toContain("Use binary cross-entropy");
  });

  it("finds Huber's constant by quadrature as its closed form says", () => {
    expectClose(verdicts.huber.constant, huberLogNormaliser(1), { relative: 1e-12 }, "log Z");
  });

  it("says no where a factor of θ is missing: squared error over 2σ² with σ an output", () => {
    const question: LossQuestion = {
      name: "scaled squared error",
      targets: { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY },
      loss: (y, [mean, logScale]) => 0.5 * ((y - mean) * Math.exp(-logScale)) ** 2,
      predictions: [
        [0, 0],
        [1, 0.7],
        [-1, -0.5],
        [2, 1],
      ],
    };
    const answer = isLikelihood(question);
    expect(answer.verdict).toBe("no");
    expectClose(
      answer.normalisers[1].integral / answer.normalisers[0].integral,
      Math.exp(0.7),
      { relative: 1e-12 },
      "σ",
    );
  });

  it("sees a planted factor and a planted sign", () => {
    const question = losses.poisson.question;
    const halved = { ...question, loss: (y: number, theta: readonly number[]) => 0.5 * question.loss(y, theta) };
    expect(isLikelihood(halved).verdict).toBe("no");
    const shifted = {
      ...question,
      loss: (y: number, theta: readonly number[]) => question.loss(y, theta) - theta[0] / 2,
    };
    expect(isLikelihood(shifted).verdict).toBe("no");
  });
});

describe("ledgers against PyTorch", () => {
  interface Case {
    readonly loss: string;
    readonly options: {
      readonly full?: boolean;
      readonly log_input?: boolean;
      readonly delta?: number;
      readonly beta?: number;
    };
    readonly inputs: { readonly input: readonly number[]; readonly target: readonly number[] };
    readonly values: { readonly none: readonly number[] };
  }
  const cases = referenceJson<{ cases: readonly Case[] }>("nll_losses.json").cases;
  const of = (name: string, keep: (options: Case["options"]) => boolean = () => true) =>
    cases.filter(({ loss, options }) => loss === name && keep(options));

  it("Huber and smooth L1", () => {
    for (const { loss, options, inputs, values } of [...of("HuberLoss"), ...of("SmoothL1Loss")]) {
      const delta = (options.delta ?? options.beta) as number;
      inputs.input.forEach((input, row) => {
        const value = huber(inputs.target[row] - input, delta) / (loss === "SmoothL1Loss" ? delta : 1);
        expectClose(value, values.none[row], { relative: 1e-13, absolute: 1e-16 }, `${loss} row ${row}`);
      });
    }
    expectClose(
      huberLoss.fromNll(huberLoss.toNll(0.3, { delta: 2 }), { delta: 2 }),
      0.3,
      { relative: 1e-15 },
      "both ways",
    );
  });

  it("Poisson: what it drops, and by how much its full form errs", () => {
    const rows = (full: boolean) => of("PoissonNLLLoss", (o) => o.full === full && o.log_input === true);
    const nll = (input: number, target: number) => Math.exp(input) - target * input + logFactorial(target);
    let worst = 0;
    for (const { inputs, values } of rows(false)) {
      inputs.input.forEach((input, row) => {
        const loss = poissonLoss.fromNll(nll(input, inputs.target[row]), { y: inputs.target[row] });
        expectClose(loss, values.none[row], { relative: 1e-13, absolute: 1e-14 }, `row ${row}`);
      });
    }
    for (const { inputs, values } of rows(true)) {
      inputs.input.forEach((input, row) => {
        const y = inputs.target[row];
        const shortfall = nll(input, y) - values.none[row];
        expectClose(shortfall, stirlingShortfall(y), { relative: 1e-9, absolute: 1e-13 }, `y = ${y}`);
        worst = Math.max(worst, shortfall);
      });
    }
    // At y = 2, where Stirling's formula is used first, it is 0.0413 nats short.
    expectClose(stirlingShortfall(2), Math.LN2 - stirlingLogFactorial(2), { relative: 1e-13 }, "y = 2");
    expect(worst).toBeLessThanOrEqual(stirlingShortfall(2) + 1e-13);
  });

  it("KL divergence leaves out the entropy of its targets", () => {
    const t = [0.2, 0.3, 0.5];
    const q = [0.4, 0.4, 0.2];
    const entropy = -t.reduce((sum, p) => sum + p * Math.log(p), 0);
    const divergence = t.reduce((sum, p, k) => sum + p * Math.log(p / q[k]), 0);
    const crossEntropy = -t.reduce((sum, p, k) => sum + p * Math.log(q[k]), 0);
    expectClose(kullbackLeiblerLoss.toNll(divergence, { entropy }), crossEntropy, { relative: 1e-15 }, "to NLL");
    expectClose(kullbackLeiblerLoss.fromNll(crossEntropy, { entropy }), divergence, { relative: 1e-14 }, "from NLL");
  });

  it("KLDivLoss by element", () => {
    const flat = (value: unknown): number[] => [value].flat(9) as number[];
    const entries = of("KLDivLoss");
    expect(entries.length).toBeGreaterThan(0);
    for (const { options, inputs, values } of entries) {
      const logTarget = (options as { log_target?: boolean }).log_target === true;
      const input = flat(inputs.input);
      const target = flat(inputs.target).map((value) => (logTarget ? Math.exp(value) : value));
      const none = flat(values.none);
      input.forEach((logQ, i) => {
        const value = target[i] === 0 ? 0 : target[i] * (Math.log(target[i]) - logQ);
        expectClose(value, none[i], { relative: 1e-12, absolute: 1e-15 }, `element ${i}`);
      });
    }
  });

  it("every conversion goes both ways, or says NaN where there is none", () => {
    const theta = { scale: 1.7, tau: 0.3, delta: 1.2, y: 4, entropy: 0.9, loc: 0, prob: 0.5 };
    for (const [name, { ledger }] of Object.entries(losses)) {
      const back = ledger.fromNll(ledger.toNll(0.8, theta), theta);
      if (["hinge", "focal", "continuousCrossEntropy"].includes(name)) expect(back, name).toBeNaN();
      else expectClose(back, 0.8, { relative: 1e-13 }, name);
    }
  });
});

describe("non-negative least squares", () => {
  it("leaves out what would be negative", () => {
    // Columns (1, 0) and (1, 1), b = (2, −1): unconstrained (3, −1); with x ≥ 0 the best is (2, 0).
    const { x, residualNorm } = nonNegativeLeastSquares(Float64Array.of(1, 1, 0, 1), 2, 2, Float64Array.of(2, -1));
    expectClose(x[0], 2, { relative: 1e-14 }, "x₀");
    expect(x[1]).toBe(0);
    expectClose(residualNorm, 1, { relative: 1e-14 }, "residual");
  });
});
