import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { normalHead } from "@loglik/core/heads/normal";
import { poissonHead } from "@loglik/core/heads/poisson";
import { describe, expect, it } from "vitest";
import { adam, categorical, dense, inputColumns, modelFromSafetensors, network, numeric, train } from "../src/index.js";
import { uniform } from "./support/numbers.js";

const skies = ["clear", "cloudy", "rain"];
const inputs = inputColumns({
  hour: categorical(24, { dimensions: 2 }),
  wind: numeric({ centre: 10, scale: 5 }),
  sky: categorical(skies),
});

describe("inputColumns", () => {
  it("makes rows of standardised numbers and of places of levels, in the order of the columns", () => {
    const table = { sky: ["rain", "clear"], wind: [20, 5], hour: Uint8Array.of(23, 0), other: [1, 2] };
    expect(inputs.rows(table)).toEqual(Float64Array.of(23, 2, 2, 0, -1, 0));
    expect(inputColumns({ year: categorical([1970, 1971]) }).rows({ year: [1971] })).toEqual(Float64Array.of(1));
  });

  it("gives each categorical column a table of its own", () => {
    expect(inputs.count).toBe(3);
    expect(inputs.layers).toEqual([
      {
        type: "embedding",
        tables: [
          { categories: 24, dimensions: 2, columns: [0] },
          { categories: 3, dimensions: 2, columns: [2] },
        ],
      },
    ]);
    expect(inputColumns({ wind: numeric() }).layers).toEqual([]);
    expect(categorical(1000).dimensions).toBe(50);
  });

  it("is plain data, from which it can be made again", () => {
    const again = inputColumns(JSON.parse(JSON.stringify(inputs.columns)));
    expect(again.columns).toEqual(inputs.columns);
    expect(again.layers).toEqual(inputs.layers);
  });

  it.each([
    [{ sky: ["hail"], wind: [1], hour: [1] }, /sky\[0\] is "hail".*"clear", "cloudy", "rain".*category-unknown/],
    [{ sky: ["rain"], wind: [1], hour: [24] }, /hour\[0\] is 24; its levels are 0 to 23.*category-unknown/],
    [{ sky: ["rain"], wind: [1], hour: [1.5] }, /hour\[0\] is 1.5.*category-unknown/],
    [{ sky: [null], wind: [1], hour: [1] }, /sky\[0\] is null.*category-unknown/],
    [{ sky: ["rain"], wind: ["1"], hour: [1] }, /wind\[0\] is "1".*input-not-finite/],
    [{ sky: ["rain"], wind: [null], hour: [1] }, /wind\[0\] is null.*input-not-finite/],
    [{ sky: ["rain"], wind: [1, 2], hour: [1] }, /wind has 2 rows and hour has 1.*rows-mismatch/],
    [{ sky: ["rain"], hour: [1] }, /no column "wind".*input-column-missing/],
    [{ sky: "r", wind: [1], hour: [1] }, /no column "sky".*input-column-missing/],
  ])("refuses what it does not know: %j", (table, message) => {
    expect(() => inputs.rows(table)).toThrow(message);
  });

  it("refuses what describes no column", () => {
    expect(() => inputColumns({})).toThrow(/inputs-none/);
    expect(() => categorical(["a", "a"])).toThrow(/levels\[1\] is "a", which stands there twice.*levels-invalid/);
    expect(() => categorical([Number.NaN])).toThrow(/levels-invalid/);
    expect(() => categorical([])).toThrow(/option-not-a-positive-integer/);
    expect(() => numeric({ centre: Number.NaN })).toThrow(/option-not-finite/);
    expect(() => numeric({ scale: 0 })).toThrow(/option-not-positive/);
  });
});

/** y depends on the sky by a level's own shift, on the wind linearly, on the hour not at all. */
function weather(rows: number) {
  const next = uniform(rows);
  const table = {
    hour: Array.from({ length: rows }, () => Math.floor(12 * (next() + 1))),
    wind: Array.from({ length: rows }, () => 10 + 8 * next()),
    sky: Array.from({ length: rows }, () => skies[Math.floor(1.5 * (next() + 1))]),
  };
  const mean = table.sky.map((sky, row) => [2, -1, 0.5][skies.indexOf(sky)] + 0.1 * table.wind[row]);
  return { table, mean, next };
}

describe("a network of numbers and categories", () => {
  it("learns what each level means, and keeps it in a file", async () => {
    const { table, mean, next } = weather(400);
    const y = mean.map((value) => value + 0.1 * next());
    const net = network({ inputs: inputs.count, hidden: [...inputs.layers, dense(16)], likelihood: normalHead() });
    const options = { epochs: 60, optimizer: adam({ rate: 0.01 }), seed: 4, workers: 0 };
    const model = await train(net, { x: inputs.rows(table), y }, options).result;
    expect(model.diagnostics).toEqual([]);
    const x = inputs.rows({ hour: [3, 3, 3], wind: [10, 10, 10], sky: skies });
    const { loc } = await model.predict(x);
    for (const [place, expected] of [3, 0, 1.5].entries()) expect(Math.abs(loc[place] - expected)).toBeLessThan(0.15);
    const again = await modelFromSafetensors(await model.toSafetensors(), { workers: 0 });
    expect(await again.predict(x)).toEqual(await model.predict(x));
  });

  it("takes weights and offsets", async () => {
    const { table, mean } = weather(60);
    const x = inputs.rows(table);
    const net = network({ inputs: inputs.count, hidden: inputs.layers, likelihood: poissonHead() });
    const y = mean.map((value) => Math.round(Math.exp(value / 2)));
    const options = { epochs: 3, batchSize: 60, precision: "float64", workers: 0 } as const;
    const twice = { x: Float64Array.of(...x, ...x), y: [...y, ...y] };
    const written = await train(net, twice, { ...options, batchSize: 120 }).result;
    const weighted = await train(net, { x, y, weights: new Float64Array(60).fill(2) }, options).result;
    expect(await weighted.nll(x, y)).toBeCloseTo(await written.nll(x, y), 10);
    const offset = new Float64Array(60).fill(0.3);
    const exposed = await train(net, { x, y, offset }, options).result;
    expect((await exposed.predict(x, offset)).rate[0]).toBeGreaterThan((await exposed.predict(x)).rate[0]);
  });

  it("refuses a category that its table does not know, in training and in prediction", async () => {
    const net = network({ inputs: inputs.count, hidden: inputs.layers, likelihood: bernoulliHead() });
    const options = { epochs: 1, workers: 0 };
    expect(() => train(net, { x: [[24, 0, 0]], y: [1] }, options)).toThrow(/x\[0\]\[0\] is 24.*category-unknown/);
    const model = await train(net, { x: [[23, 0, 2]], y: [1] }, options).result;
    await expect(model.predict([[1, 0, 3]])).rejects.toThrow(/x\[0\]\[2\] is 3.*category-unknown/);
  });
});
