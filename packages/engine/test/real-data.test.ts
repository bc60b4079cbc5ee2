import { readFileSync } from "node:fs";
import type { LikelihoodHead } from "@loglik/core";
import { mixture } from "@loglik/core/combinators/mixture";
import { fitGeneralizedLinearModel } from "@loglik/core/fit/generalized-linear-model";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { negativeBinomialHead } from "@loglik/core/heads/negative-binomial";
import { normalHead } from "@loglik/core/heads/normal";
import { normalMixtureHead } from "@loglik/core/heads/normal-mixture";
import { weibullHead } from "@loglik/core/heads/weibull";
import * as normal from "@loglik/core/normal";
import { describe, expect, it } from "vitest";
import { adam, dense, lbfgs, network, train } from "../src/index.js";

/**
 * Networks without hidden layers are generalised linear models, so training has to end at the optimum that classical methods
 * find: core's Fisher scoring, EM, and R's published numbers. The tables are those of the data package.
 */
type Row = Readonly<Record<string, string>>;

function readTable(name: string): Row[] {
  const text = readFileSync(new URL(`../../data/tables/${name}.csv`, import.meta.url), "utf8");
  const [header, ...lines] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","));
  return lines.map((cells) => Object.fromEntries(header.map((column, index) => [column, cells[index]])));
}

/** Columns of numbers, each standardised, row after row. */
function standardised(rows: readonly Row[], columns: readonly string[]): Float64Array {
  const x = new Float64Array(rows.length * columns.length);
  columns.forEach((name, column) => {
    const values = rows.map((row) => Number(row[name]));
    const mean = values.reduce((sum, value) => sum + value, 0) / rows.length;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rows.length);
    values.forEach((value, row) => {
      x[row * columns.length + column] = (value - mean) / deviation;
    });
  });
  return x;
}

interface Problem {
  readonly head: LikelihoodHead;
  readonly x: Float64Array;
  readonly inputs: number;
  readonly y: readonly number[];
  /** Log-likelihood at the optimum as R has it, and the digits that are published. */
  readonly published?: readonly [logLik: number, digits: number];
}

const iris = readTable("iris");
const pima = readTable("pima").filter((row) => row.set === "train");
const faithful = readTable("faithful");
const quine = readTable("quine");
const lung = readTable("lung");
const is = (row: Row, column: string, level: string) => (row[column] === level ? 1 : 0);

const problems: Record<string, Problem> = {
  // By more than one measurement setosa is separated without error, and there is no maximum.
  "iris, species by the length of the sepals (categorical)": {
    head: categoricalHead({ classes: 3 }),
    x: standardised(iris, ["Sepal.Length"]),
    inputs: 1,
    y: iris.map(({ Species }) => ["setosa", "versicolor", "virginica"].indexOf(Species)),
  },
  "pima, diabetes by seven measurements (Bernoulli)": {
    head: bernoulliHead(),
    x: standardised(pima, ["npreg", "glu", "bp", "skin", "bmi", "ped", "age"]),
    inputs: 7,
    y: pima.map((row) => is(row, "type", "Yes")),
    // Venables & Ripley (2002), section 8.3: residual deviance 178.39.
    published: [-178.39 / 2, 2],
  },
  "faithful, length of an eruption by the time before it (normal)": {
    head: normalHead({ scale: "shared" }),
    x: standardised(faithful, ["waiting"]),
    inputs: 1,
    y: faithful.map(({ eruptions }) => Number(eruptions)),
  },
  "quine, days of absence by origin, sex, age and learning (negative binomial)": {
    head: negativeBinomialHead(),
    x: Float64Array.from(
      quine.flatMap((row) => [
        is(row, "Sex", "M"),
        is(row, "Age", "F1"),
        is(row, "Age", "F2"),
        is(row, "Age", "F3"),
        is(row, "Eth", "N"),
        is(row, "Lrn", "SL"),
      ]),
    ),
    inputs: 6,
    y: quine.map(({ Days }) => Number(Days)),
    // R's MASS::glm.nb, refined by Newton's method at 70 digits.
    published: [-546.5755091449915, 9],
  },
  "lung, survival by age and sex (censored Weibull)": {
    head: weibullHead({ censored: true }),
    x: standardised(lung, ["age", "sex"]),
    inputs: 2,
    // status 2: died; 1: alive at that time.
    y: lung.flatMap(({ time, status }) => [Number(time), status === "2" ? 1 : 0]),
    // R's survival::survreg(Surv(time, status) ~ age + sex, lung): -1147.1.
    published: [-1147.1, 0],
  },
};

describe.each(Object.keys(problems))("%s", (name) => {
  const { head, x, inputs, y, published } = problems[name];
  const rows = x.length / inputs;
  const net = network({ inputs, likelihood: head });
  const classical = fitGeneralizedLinearModel(head, { x, y, rows, inputs });

  it("L-BFGS ends at the optimum of the classical fit", async () => {
    expect(classical.converged).toBe(true);
    if (published !== undefined) expect(classical.logLikelihood).toBeCloseTo(published[0], published[1]);
    const options = { epochs: 2000, optimizer: lbfgs({ tolerance: 1e-8 }), precision: "float64", workers: 0 } as const;
    const model = await train(net, { x, y }, options).result;
    expect(await model.nll(x, y)).toBeCloseTo(classical.nll, 9);
  });

  it("Adam in float32 comes within a thousandth of a nat of it, in mini-batches", async () => {
    const options = { epochs: 400, batchSize: 32, optimizer: adam({ rate: 0.02 }), seed: 3 };
    const long = await train(net, { x, y }, options).result;
    const model = await train(net, { x, y }, { ...options, optimizer: adam({ rate: 1e-3 }), initial: long.parameters })
      .result;
    const nll = await model.nll(x, y);
    expect(nll).toBeGreaterThan(classical.nll - 1e-6);
    expect(nll).toBeLessThan(classical.nll + 1e-3);
  });

  it("a hidden layer can only do better on the rows that it was trained on", async () => {
    const wide = network({ inputs, hidden: [dense(8, "tanh")], likelihood: head });
    const options = { epochs: 300, optimizer: lbfgs(), precision: "float64", workers: 0 } as const;
    const model = await train(wide, { x, y }, options).result;
    expect(await model.nll(x, y)).toBeLessThan(classical.nll + 1e-6);
  });
});

describe.each([
  ["galaxies", "velocity", 1e-4, 3],
  ["faithful", "waiting", 0.1, 2],
] as const)("%s, %s as a mixture of normals", (table, column, unit, components) => {
  const y = readTable(table).map((row) => Number(row[column]) * unit);
  const x = y.map(() => 0);
  const net = network({ inputs: 1, likelihood: normalMixtureHead({ components }) });
  const classical = mixture(Array.from({ length: components }, () => normal)).fit(y);

  it("L-BFGS ends at the best interior maximum that EM finds", async () => {
    const options = { epochs: 3000, optimizer: lbfgs({ tolerance: 1e-8 }), precision: "float64", workers: 0 } as const;
    const model = await train(net, { x, y }, options).result;
    const { weight, loc, scale } = await model.predict([0]);
    expect(-y.length * (await model.nll(x, y))).toBeCloseTo(classical.logLikelihood, 6);
    const theta = classical.theta as Readonly<Record<"weight" | "loc" | "scale", ArrayLike<number>>>;
    const order = Array.from(loc.keys()).sort((one, other) => loc[one] - loc[other]);
    order.forEach((from, to) => {
      expect(weight[from]).toBeCloseTo(theta.weight[to], 4);
      expect(loc[from]).toBeCloseTo(theta.loc[to], 4);
      expect(scale[from]).toBeCloseTo(theta.scale[to], 4);
    });
    // R's mixtools::normalmixEM(faithful$waiting): -1034.0.
    if (table === "faithful") expect(classical.logLikelihood + y.length * Math.log(unit)).toBeCloseTo(-1034.0, 1);
  });
});
