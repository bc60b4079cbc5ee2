import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { fitTable } from "../src/index.js";
import { run, runJson } from "./capture.js";

const tables = fileURLToPath(new URL("../../data/tables/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "loglik-fit-"));
afterAll(() => rmSync(folder, { recursive: true }));

function csv(text: string): string {
  const path = join(folder, "table.csv");
  writeFileSync(path, text);
  return path;
}

const split = ["--where", "set=train", "--test", "set=test"];

describe("the maxima that R finds", () => {
  test("pima, logistic regression on the rows with set = train", async () => {
    const report = await runJson("fit", `${tables}pima.csv`, "--target", "type", "--likelihood", "bernoulli", ...split);
    expect(report.nll.fitted.nats).toBeCloseTo(0.445977, 6);
    expect(report.nll.heldOut.nats).toBeCloseTo(0.440699, 6);
    expect(report.nll.fitted.bits).toBeCloseTo(0.445977 / Math.LN2, 5);
    expect(report.rows).toMatchObject({ read: 532, fitted: 200, heldOut: 332, dropped: 0, unused: 0 });
    expect(report.model.predictors).toEqual(["npreg", "glu", "bp", "skin", "bmi", "ped", "age"]);
    expect([report.classes, report.positiveClass]).toEqual([["No", "Yes"], "Yes"]);
    expect(report.fit).toMatchObject({ converged: true, reason: "converged" });
    // coef(summary(glm(type ~ ., binomial, Pima.tr)))
    const glu = report.coefficients.find(({ name }: { name: string }) => name === "glu");
    expect(glu.estimate).toBeCloseTo(0.032117, 6);
    expect(glu.standardError).toBeCloseTo(0.006787, 6);
    const intercept = report.coefficients[0];
    expect([intercept.name, Math.round(1000 * intercept.estimate)]).toEqual(["intercept", -9773]);
  });

  test("cars, normal with its scale estimated", async () => {
    const report = await runJson(
      "fit",
      `${tables}cars.csv`,
      "--target",
      "dist",
      "--inputs",
      "speed",
      "--likelihood",
      "normal",
    );
    expect(report.nll.fitted.nats).toBeCloseTo(4.131569, 6);
    expect(report.coefficients[0].estimate).toBeCloseTo(-17.579095, 6);
    expect(report.coefficients[1].estimate).toBeCloseTo(3.932409, 6);
    // Residual sum of squares 11353.52 over n = 50, not over 48: the maximum likelihood scale.
    expect(report.loss).toMatchObject({ name: "mean squared error" });
    expect(report.loss.value).toBeCloseTo(11353.52105 / 50, 4);
    expect(report.scale).toBeCloseTo(Math.sqrt(11353.52105 / 50), 6);
    expect(report.loss.dropped.map(({ kind }: { kind: string }) => kind).sort()).toEqual(["constant", "factor"]);
  });

  test("iris, where setosa is separated: no maximum, said so, and an NLL near its infimum", async () => {
    const words = ["fit", `${tables}iris.csv`, "--target", "Species", "--likelihood", "categorical"];
    const report = await runJson(...words);
    expect(report.nll.fitted.nats).toBeLessThanOrEqual(0.04);
    expect(report.nll.fitted.nats).toBeGreaterThanOrEqual(0.039662 - 1e-6);
    expect(report.fit).toMatchObject({ converged: false, reason: "separation" });
    expect(report.coefficients.every(({ standardError }: { standardError: unknown }) => standardError === null)).toBe(
      true,
    );
    const { out } = await run(...words);
    expect(out).toContain("Separation: a hyperplane splits setosa from the other classes");
    expect(out.replace(/\s+/g, " ")).toContain("no finite maximum exists");
  });
});

test("a program calls fitTable with no more than it needs", async () => {
  const { report } = await fitTable({ table: "cars", target: "dist", likelihood: "normal" });
  expect(report.nll.fitted.nats).toBeCloseTo(4.131569, 6);
});

describe("rows and columns", () => {
  test("a bundled table is read by its name", async () => {
    const report = await runJson("fit", "cars", "--target", "dist", "--likelihood", "normal");
    expect(report.table).toBe("cars");
    expect(report.nll.fitted.nats).toBeCloseTo(4.131569, 6);
  });

  test("rows with missing cells are dropped and counted by column, but only in columns that are used", async () => {
    const words = ["fit", "lung", "--target", "time", "--likelihood", "normal"];
    const all = await runJson(...words);
    expect(all.rows).toMatchObject({ read: 228, fitted: 167, dropped: 61 });
    expect(all.rows.missing["meal.cal"]).toBe(47);
    const few = await runJson(...words, "--inputs", "age,sex");
    expect(few.rows).toMatchObject({ fitted: 228, dropped: 0, missing: {} });
  });

  test("text predictors become indicators of each level but the first", async () => {
    const report = await runJson("fit", "warpbreaks", "--target", "breaks", "--likelihood", "normal");
    expect(report.model.predictors).toEqual(["wool = B", "tension = L", "tension = M"]);
    expect(report.model.baselines).toEqual({ wool: "A", tension: "H" });
  });

  test("--text makes codes into categories", async () => {
    const words = ["fit", "birthwt", "--target", "low", "--likelihood", "bernoulli", "--inputs", "race,smoke"];
    expect((await runJson(...words)).model.predictors).toEqual(["race", "smoke"]);
    expect((await runJson(...words, "--text", "race")).model.predictors).toEqual(["race = 2", "race = 3", "smoke"]);
  });

  test("several --where must all hold; a held-out row is never fitted", async () => {
    const words = ["fit", "birthwt", "--target", "bwt", "--likelihood", "normal", "--inputs", "age"];
    const report = await runJson(...words, "--where", "smoke=1", "--where", "ht=0", "--test", "race=3");
    const { read, fitted, heldOut, unused } = report.rows;
    expect([read, fitted + heldOut + unused]).toEqual([189, 189]);
    expect(heldOut).toBe(67);
    expect(report.model.predictors).toEqual(["age"]);
  });

  test("constant predictors are left out, and that is said", async () => {
    const path = csv("x,c,y\n1,5,2\n2,5,3\n3,5,5\n4,5,4\n");
    const report = await runJson("fit", path, "--target", "y", "--likelihood", "normal");
    expect(report.model.predictors).toEqual(["x"]);
    expect(report.notes).toEqual(["c was left out: it has the same value in every row that is fitted."]);
  });

  test("a predictor that repeats another is named, and the fit is the same without it", async () => {
    const path = csv("x,twice,y\n1,2,2\n2,4,3\n3,6,5\n4,8,4\n");
    const words = ["fit", path, "--target", "y", "--likelihood", "normal"];
    const report = await runJson(...words);
    expect(report.fit.reason).toBe("flat");
    expect(report.fit.message).toContain("twice can be computed from the predictors before it");
    const alone = await runJson(...words, "--inputs", "x");
    expect(report.nll.fitted.nats).toBeCloseTo(alone.nll.fitted.nats, 12);
  });

  test("no predictor at all gives the constant model", async () => {
    const report = await runJson("fit", "galaxies", "--target", "velocity", "--likelihood", "normal");
    expect(report.nll.fitted.nats).toBeCloseTo(report.nll.fitted.constantModelNats, 12);
  });

  test("a change of units moves the NLL by exactly the logarithm of the factor", async () => {
    const cars = readFileSync(`${tables}cars.csv`, "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(",").map(Number));
    const path = csv(`speed,dist\n${cars.map(([speed, dist]) => `${speed},${dist * 0.3048}`).join("\n")}\n`);
    const metres = await runJson("fit", path, "--target", "dist", "--likelihood", "normal");
    const feet = await runJson("fit", "cars", "--target", "dist", "--likelihood", "normal");
    expect(metres.nll.fitted.nats).toBeCloseTo(feet.nll.fitted.nats + Math.log(0.3048), 9);
  });
});

describe("networks", () => {
  test("digits with 32 hidden units", async () => {
    const report = await runJson(
      "fit",
      `${tables}digits.csv`,
      "--target",
      "digit",
      "--likelihood",
      "categorical",
      "--hidden",
      "32",
      "--epochs",
      "20",
    );
    expect(report.nll.fitted.nats).toBeLessThan(0.01);
    expect(report.nll.fitted.constantModelNats).toBeCloseTo(Math.log(10), 3);
    expect(report.classes).toEqual(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    expect(report.confusion.fitted.flat().reduce((sum: number, n: number) => sum + n, 0)).toBe(1797);
    expect(report.coefficients).toBeUndefined();
  });

  test("the NLL of a network is in the target's own units, and near that of least squares where a line is right", async () => {
    const words = ["fit", "cars", "--target", "dist", "--likelihood", "normal"];
    const line = await runJson(...words);
    const net = await runJson(...words, "--hidden", "8", "--epochs", "300");
    expect(Math.abs(net.nll.fitted.nats - line.nll.fitted.nats)).toBeLessThan(0.1);
    expect(net.scale).toBeGreaterThan(12);
    // The loss is that of the same residuals: MSE, σ and NLL belong together.
    const { scale, loss, nll } = net;
    expect(loss.value / (2 * scale ** 2) + Math.log(scale) + 0.5 * Math.log(2 * Math.PI)).toBeCloseTo(
      nll.fitted.nats,
      10,
    );
  });

  test("one seed, one result; held-out rows are scored", async () => {
    const words = [
      "fit",
      "pima",
      "--target",
      "type",
      "--likelihood",
      "bernoulli",
      ...split,
      "--hidden",
      "4,4",
      "--epochs",
      "30",
    ];
    const [first, again, other] = [
      await runJson(...words),
      await runJson(...words),
      await runJson(...words, "--seed", "1"),
    ];
    expect(again).toEqual(first);
    expect(other.nll.fitted.nats).not.toBe(first.nll.fitted.nats);
    expect(first.nll.heldOut.nats).toBeLessThan(0.55);
    expect(first.model).toMatchObject({ name: "network", hidden: [4, 4] });
  });

  test("options of training without hidden layers are said to have no effect", async () => {
    const report = await runJson("fit", "cars", "--target", "dist", "--likelihood", "normal", "--epochs", "5");
    expect(report.notes[0]).toContain("--epochs had no effect");
  });
});
