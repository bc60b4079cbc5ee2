import { describe, expect, it } from "vitest";
import {
  fitGeneralizedLinearModel,
  type GeneralizedLinearModelResult,
  linearPredictor,
} from "../src/fit/generalized-linear-model.js";
import type { LikelihoodHead } from "../src/head.js";
import { bernoulliHead } from "../src/heads/bernoulli.js";
import { categoricalHead } from "../src/heads/categorical.js";
import { normalHead } from "../src/heads/normal.js";
import { createRng } from "../src/random/philox.js";
import { expectClose } from "./close.js";
import { referenceJson, referenceTable } from "./reference-data.js";

const pima = referenceTable("pima.csv");
const pimaInputs = ["npreg", "glu", "bp", "skin", "bmi", "ped", "age"];
const iris = referenceTable("iris.csv");
const irisInputs = Object.keys(iris[0]).filter((column) => column !== "Species");
const species = [...new Set(iris.map((row) => row.Species))].sort();

function matrix(table: readonly Readonly<Record<string, string>>[], columns: readonly string[]): Float64Array {
  return Float64Array.from(table.flatMap((row) => columns.map((column) => Number(row[column]))));
}

function meanNll(
  head: LikelihoodHead,
  fit: GeneralizedLinearModelResult,
  x: Float64Array,
  y: Float64Array,
  inputs: number,
): number {
  const eta = linearPredictor(fit.coefficients, head, x, y.length, inputs);
  const gradient = new Float64Array(eta.length);
  let sum = 0;
  for (let i = 0; i < y.length; i++) sum += head.point(y, i, eta, i * head.outputs.length, gradient);
  return sum / y.length;
}

describe("linear models on published tables", () => {
  it("pima: logistic regression reaches the maximum and the held-out NLL", () => {
    const split = (set: string) => {
      const rows = pima.filter((row) => row.set === set);
      return { x: matrix(rows, pimaInputs), y: Float64Array.from(rows, (row) => (row.type === "Yes" ? 1 : 0)) };
    };
    const train = split("train");
    const test = split("test");
    const head = bernoulliHead();
    const fit = fitGeneralizedLinearModel(head, { ...train, rows: train.y.length, inputs: 7 });
    expect(fit).toMatchObject({ converged: true, reason: "converged", observations: train.y.length });
    expect(fit.nll).toBeCloseTo(0.445977, 6);
    expect(meanNll(head, fit, test.x, test.y, 7)).toBeCloseTo(0.440699, 6);
    expect(fit.curvature.smallest).toBeGreaterThan(0);
    expect(fit.gradientNorm).toBeLessThan(1e-12);
  });

  it.each(["log", "softplus", "logVariance"] as const)(
    "cars: least squares with a shared scale, %s link",
    (scaleLink) => {
      const rows = referenceTable("cars.csv");
      const head = normalHead({ scale: "shared", scaleLink });
      const y = matrix(rows, ["dist"]);
      const fit = fitGeneralizedLinearModel(head, { x: matrix(rows, ["speed"]), y, rows: 50, inputs: 1 });
      expect(fit.reason).toBe("converged");
      expect(fit.nll).toBeCloseTo(4.131569, 6);
      expect(fit.coefficients[1]).toBe(0);
      const { scale } = head.theta(fit.coefficients.subarray(2)) as { scale: number };
      expectClose(scale * scale, 227.0704210218978, { relative: 1e-10 }, "σ̂²");
    },
  );

  it("iris: setosa is separated, and the message says so", () => {
    const y = Float64Array.from(iris, (row) => species.indexOf(row.Species));
    const head = categoricalHead({ classes: 3 });
    const fit = fitGeneralizedLinearModel(head, { x: matrix(iris, irisInputs), y, rows: 150, inputs: 4 });
    expect(fit).toMatchObject({
      converged: false,
      reason: "separation",
      separatedClasses: [species.indexOf("setosa")],
    });
    expect(fit.nll).toBeLessThan(0.04);
    expectClose(fit.nll, 0.039662, { relative: 0, absolute: 1e-6 }, "the infimum");
    expect(fit.message).toMatch(/class 0 /);
    expect(fit.standardErrors.every(Number.isNaN)).toBe(true);
  });
});

interface Fit {
  readonly id: string;
  readonly model: string;
  readonly family?: string;
  readonly link?: string;
  readonly status: string;
  readonly X: readonly number[][];
  readonly y: readonly number[];
  readonly weights?: readonly number[];
  readonly mle: {
    readonly coef: readonly number[];
    readonly se: readonly number[];
    readonly logLik: number;
    readonly dispersionPearson?: number;
    readonly sigma2Mle: number;
  };
}
const fits = referenceJson<{ fits: Fit[] }>("fits.json").fits;

function dataOf(fit: Fit, y = fit.y) {
  const inputs = fit.X[0].length - 1;
  return { x: fit.X.flatMap((row) => row.slice(1)), y, rows: fit.y.length, inputs, weights: fit.weights };
}

describe("against Newton at 70 digits", () => {
  const binomial = fits.filter((fit) => fit.model === "glm" && fit.family === "binomial" && fit.link === "logit");
  const ok = binomial.filter((fit) => fit.status === "ok");
  it.each(ok.map((fit) => [fit.id, fit] as const))("%s", (id, fit) => {
    const grouped = fit.y.some((value) => !Number.isInteger(value));
    const result = fitGeneralizedLinearModel(bernoulliHead({ target: grouped ? "soft" : "label" }), dataOf(fit));
    const last = fit.mle.coef.length - 1;
    fit.mle.coef.forEach((coefficient, j) => {
      const at = j === 0 ? last : j - 1;
      expectClose(result.coefficients[at], coefficient, { relative: 1e-10 }, `${id} coefficient ${j}`);
      expectClose(result.standardErrors[at], fit.mle.se[j], { relative: 1e-9 }, `${id} standard error ${j}`);
    });
    // The binomial coefficient of grouped data is no part of a Bernoulli likelihood.
    if (!grouped) expectClose(result.logLikelihood, fit.mle.logLik, { relative: 1e-12 }, `${id} log-likelihood`);
  });

  it.each(fits.filter((fit) => fit.model === "glm" && fit.family === "gaussian").map((fit) => [fit.id, fit] as const))(
    "%s",
    (id, fit) => {
      const result = fitGeneralizedLinearModel(normalHead({ scale: "shared" }), dataOf(fit));
      const inputs = fit.X[0].length - 1;
      // R divides the residual sum of squares by n − k, maximum likelihood by n.
      const divisor = Math.sqrt(fit.mle.sigma2Mle / (fit.mle.dispersionPearson as number));
      fit.mle.coef.forEach((coefficient, j) => {
        const at = 2 * (j === 0 ? inputs : j - 1);
        expectClose(result.coefficients[at], coefficient, { relative: 1e-10 }, `${id} coefficient ${j}`);
        expectClose(
          result.standardErrors[at],
          fit.mle.se[j] * divisor,
          { relative: 1e-9 },
          `${id} standard error ${j}`,
        );
      });
      expectClose(result.logLikelihood, fit.mle.logLik, { relative: 1e-12 }, `${id} log-likelihood`);
    },
  );

  it.each(fits.filter((fit) => fit.model === "multinomial").map((fit) => [fit.id, fit] as const))("%s", (id, fit) => {
    const classes = fit.mle.coef.length + 1;
    const low = Math.min(...fit.y);
    const head = categoricalHead({ classes });
    const result = fitGeneralizedLinearModel(
      head,
      dataOf(
        fit,
        fit.y.map((label) => label - low),
      ),
    );
    const inputs = fit.X[0].length - 1;
    // A row of coefficients for each class against the first.
    const table = fit.mle.coef as unknown as readonly (readonly number[])[];
    table.forEach((row, k) => {
      row.forEach((coefficient, j) => {
        const at = (j === 0 ? inputs : j - 1) * classes;
        const difference = result.coefficients[at + k + 1] - result.coefficients[at];
        expectClose(difference, coefficient, { relative: 1e-10 }, `${id} class ${k + 1} coefficient ${j}`);
      });
    });
    expectClose(result.logLikelihood, fit.mle.logLik, { relative: 1e-12 }, `${id} log-likelihood`);
    const sums = Array.from({ length: inputs + 1 }, (_, j) =>
      result.coefficients.subarray(j * classes, (j + 1) * classes).reduce((sum, value) => sum + value, 0),
    );
    for (const sum of sums) expectClose(sum, 0, { relative: 0, absolute: 1e-12 }, `${id} gauge`);
  });

  it("separation-complete", () => {
    const fit = binomial.find((candidate) => candidate.status === "separation") as Fit;
    const result = fitGeneralizedLinearModel(bernoulliHead(), dataOf(fit));
    expect(result).toMatchObject({ converged: false, reason: "separation", separatedClasses: [0, 1] });
    expect(result.message).toMatch(/^Complete separation/);
    expect(result.nll).toBeLessThan(1e-8);
  });
});

describe("why an optimum may not exist", () => {
  it("names quasi-complete separation of part of the rows", () => {
    const data = { x: [0, 0, 1, 1], y: [0, 1, 1, 1], rows: 4, inputs: 1 };
    const result = fitGeneralizedLinearModel(bernoulliHead(), data);
    expect(result).toMatchObject({ converged: false, reason: "separation", separatedClasses: [] });
    expect(result.message).toMatch(/^Quasi-complete separation: 2 of 4 rows/);
    expect(result.nll).toBeCloseTo(Math.LN2 / 2, 7);
  });

  it("names the one class there is", () => {
    const data = { x: [0, 1, 2], y: [1, 1, 1], rows: 3, inputs: 1 };
    const result = fitGeneralizedLinearModel(bernoulliHead(), data);
    expect(result).toMatchObject({ reason: "separation", separatedClasses: [1] });
    expect(result.message).toMatch(/^Every target is class 1/);
  });

  it("names an input that repeats others, and still reaches the maximum", () => {
    const rng = createRng(5, "aliased");
    const rows = 40;
    const single = Array.from({ length: rows }, () => rng.normal());
    const y = single.map((value) => (value + rng.normal() > 0 ? 1 : 0));
    const tripled = single.flatMap((value) => [value, 2 - 3 * value, 7]);
    const plain = fitGeneralizedLinearModel(bernoulliHead(), { x: single, y, rows, inputs: 1 });
    const aliased = fitGeneralizedLinearModel(bernoulliHead(), { x: tripled, y, rows, inputs: 3 });
    expect(aliased).toMatchObject({ converged: false, reason: "flat", aliasedInputs: [1, 2] });
    expectClose(aliased.nll, plain.nll, { relative: 1e-13 }, "NLL");
    expect(aliased.standardErrors[1]).toBeNaN();
    expectClose(aliased.standardErrors[0], plain.standardErrors[0], { relative: 1e-9 }, "standard error");
  });

  it("names an exact fit unbounded", () => {
    const data = { x: [0, 1, 2, 3], y: [1, 3, 5, 7], rows: 4, inputs: 1 };
    expect(fitGeneralizedLinearModel(normalHead({ scale: "shared" }), data)).toMatchObject({ reason: "unbounded" });
  });

  it("reports the iteration limit", () => {
    const data = { x: [0, 1, 2, 3], y: [0, 1, 0, 1], rows: 4, inputs: 1 };
    const result = fitGeneralizedLinearModel(bernoulliHead(), data, { maxIterations: 1 });
    expect(result).toMatchObject({ converged: false, reason: "iteration-limit", iterations: 1 });
  });
});

describe("invariances", () => {
  const rng = createRng(9, "invariances");
  const rows = 60;
  const x = Float64Array.from({ length: rows * 2 }, () => rng.normal());
  const y = Float64Array.from({ length: rows }, (_, i) => (x[2 * i] - x[2 * i + 1] + 1.5 * rng.normal() > 0 ? 1 : 0));

  it("a weight of 2 equals a row written twice, a weight of 0 a row left out", () => {
    const weights = Float64Array.from({ length: rows }, (_, i) => i % 3);
    const repeated = Array.from({ length: rows }, (_, i) => Array<number>(i % 3).fill(i)).flat();
    const weighted = fitGeneralizedLinearModel(bernoulliHead(), { x, y, rows, inputs: 2, weights });
    const written = fitGeneralizedLinearModel(bernoulliHead(), {
      x: repeated.flatMap((i) => [x[2 * i], x[2 * i + 1]]),
      y: repeated.map((i) => y[i]),
      rows: repeated.length,
      inputs: 2,
    });
    for (const key of ["coefficients", "standardErrors"] as const) {
      weighted[key].forEach((value, j) => {
        expectClose(value, written[key][j], { relative: 1e-10 }, key);
      });
    }
    expectClose(weighted.logLikelihood, written.logLikelihood, { relative: 1e-13 }, "log-likelihood");
  });

  it("two softmax classes are one logit, by the difference", () => {
    const one = fitGeneralizedLinearModel(bernoulliHead(), { x, y, rows, inputs: 2 });
    const two = fitGeneralizedLinearModel(categoricalHead({ classes: 2 }), { x, y, rows, inputs: 2 });
    expectClose(two.nll, one.nll, { relative: 1e-14 }, "NLL");
    for (let j = 0; j < 3; j++) {
      const difference = two.coefficients[2 * j + 1] - two.coefficients[2 * j];
      expectClose(difference, one.coefficients[j], { relative: 1e-10 }, `coefficient ${j}`);
    }
  });

  it("index and one-hot targets give one fit", () => {
    const onehot = Array.from(y).flatMap((label) => [1 - label, label]);
    const a = fitGeneralizedLinearModel(categoricalHead({ classes: 2 }), { x, y, rows, inputs: 2 });
    const b = fitGeneralizedLinearModel(categoricalHead({ classes: 2, target: "onehot" }), {
      x,
      y: onehot,
      rows,
      inputs: 2,
    });
    expectClose(b.nll, a.nll, { relative: 1e-14 }, "NLL");
  });

  it("a change of units moves the NLL by exactly its logarithm", () => {
    const response = Float64Array.from({ length: rows }, (_, i) => 3 + x[2 * i] + rng.normal());
    const nllAt = (factor: number) =>
      fitGeneralizedLinearModel(normalHead({ scale: "shared" }), {
        x,
        y: response.map((value) => factor * value),
        rows,
        inputs: 2,
      }).nll;
    expectClose(nllAt(1000), nllAt(1) + Math.log(1000), { relative: 1e-13 }, "NLL");
  });

  it("fits a scale that depends on the inputs, by Fisher scoring and by the observed Hessian alike", () => {
    const response = Float64Array.from(
      { length: rows },
      (_, i) => 1 + x[2 * i] + Math.exp(0.5 * x[2 * i + 1]) * rng.normal(),
    );
    const head = normalHead();
    const scoring = fitGeneralizedLinearModel(head, { x, y: response, rows, inputs: 2 });
    const newton = fitGeneralizedLinearModel({ ...head, fisher: undefined }, { x, y: response, rows, inputs: 2 });
    expect(scoring.reason).toBe("converged");
    expect(newton.reason).toBe("converged");
    expectClose(newton.nll, scoring.nll, { relative: 1e-13 }, "NLL");
  });

  it("without an intercept the line passes through the origin", () => {
    const result = fitGeneralizedLinearModel(
      normalHead({ scale: "shared" }),
      { x: [1, 2, 3], y: [2, 3, 7], rows: 3, inputs: 1 },
      { intercept: false },
    );
    expectClose(result.coefficients[0], 29 / 14, { relative: 1e-14 }, "slope");
    expect(result.coefficients[2]).toBe(0);
  });
});

describe("bad input", () => {
  const data = { x: [0, 1], y: [0, 1], rows: 2, inputs: 1 };
  it.each([
    [{ ...data, x: [0, NaN] }, "input-not-finite"],
    [{ ...data, x: [0, 1, 2] }, "shape-mismatch"],
    [{ ...data, y: [0, 2] }, "target-outside-support"],
    [{ ...data, y: [0, NaN] }, "target-not-finite"],
    [{ ...data, y: [], rows: 0 }, "sample-empty"],
    [{ ...data, weights: [1] }, "weights-length"],
    [{ ...data, weights: [1, -1] }, "weight-invalid"],
    [{ ...data, weights: [0, 0] }, "weights-all-zero"],
  ])("%j is refused as %s", (bad, code) => {
    expect(() => fitGeneralizedLinearModel(bernoulliHead(), bad)).toThrow(expect.objectContaining({ code }));
  });

  it("refuses bad options", () => {
    expect(() => fitGeneralizedLinearModel(bernoulliHead(), data, { tolerance: NaN })).toThrow(/option-invalid/);
    expect(() => fitGeneralizedLinearModel(bernoulliHead(), data, { maxIterations: 0 })).toThrow(/option-invalid/);
  });
});

describe("inputs of any size", () => {
  const x = Float64Array.of(-1.5, 0.25, 0.5, 1, 2, 3.5);
  const y = Float64Array.of(0, 1, 0, 0, 1, 1);
  const data = { y, rows: 6, inputs: 1 };
  const plain = fitGeneralizedLinearModel(bernoulliHead(), { x, ...data });

  it.each([1e-300, 1e-200, 1e-30, 1e30, 1e200, 1e300])("x in units of %s", (unit) => {
    const fit = fitGeneralizedLinearModel(bernoulliHead(), { x: x.map((value) => value * unit), ...data });
    expect(fit.converged).toBe(true);
    const close = (actual: number, expected: number, what: string) =>
      expectClose(actual, expected, { relative: 1e-9 }, what);
    close(fit.nll, plain.nll, "NLL");
    close(fit.coefficients[0] * unit, plain.coefficients[0], "slope");
    close(fit.standardErrors[0] * unit, plain.standardErrors[0], "its error");
    close(fit.standardErrors[1], plain.standardErrors[1], "the intercept's error");
  });
});
