import { describe, expect, test } from "vitest";
import { fromTable, inputsFor, namesClasses, readTable, simulated } from "../lessons/room-data.js";
import {
  likelihoodFor,
  mapSide,
  nllInOwnUnit,
  prepare,
  readBand,
  readMap,
  roomLikelihoods,
  suitedLikelihoods,
} from "../lessons/training-room.js";

const rooms = Object.entries(simulated).flatMap(([name, make]) => {
  const data = make(1);
  return roomLikelihoods
    .filter(({ suits }) => suits(data))
    .map((likelihood) => [name, likelihood.title, data, likelihood] as const);
});

describe.each(rooms)("%s under %s", (_data, _title, data, likelihood) => {
  const problem = prepare(data, likelihood);
  const eta = problem.head.initial(problem.y);
  const everywhere = Float64Array.from(
    { length: (problem.inputs.length / data.inputs) * eta.length },
    (_, at) => eta[at % eta.length],
  );

  test("draws the best constant prediction in the data's own unit", () => {
    const mean = data.y.reduce((sum, value) => sum + value, 0) / data.rows;
    if (data.shape === "plane") {
      const map = readMap(problem, everywhere, 1);
      expect(map.length).toBe(mapSide ** 2);
      expect(map[0]).toBeCloseTo(mean, 6);
      return;
    }
    const band = readBand(problem, everywhere);
    const [wide, half] = band?.bands ?? [];
    const inside = (part: { low: Float64Array; high: Float64Array }) =>
      data.y.filter((value) => value >= part.low[0] && value <= part.high[0]).length / data.rows;
    expect(band?.mean[0]).toBeGreaterThan(half.low[0]);
    expect(band?.mean[0]).toBeLessThan(half.high[0]);
    // The data were not drawn from one constant, and so not even nearly by a Poisson: it is too narrow for them.
    expect(inside(wide)).toBeGreaterThan(0.6);
    expect(inside(half)).toBeLessThan(inside(wide));
    if (likelihood.name.startsWith("normal") || likelihood.units === "own") expect(band?.mean[0]).toBeCloseTo(mean, 6);
  });

  test("reports the NLL in the data's own unit", () => {
    const grad = new Float64Array(eta.length);
    const mean = (y: Float64Array, at: Float64Array) =>
      y.reduce((sum, _, row) => sum + problem.head.point(y, row, at, 0, grad), 0) / data.rows;
    // The head's best constant fits the data themselves as well as it fits the rescaled ones.
    const own = mean(data.y, problem.head.initial(data.y));
    expect(nllInOwnUnit(problem, mean(problem.y, eta))).toBeCloseTo(own, 6);
  });
});

test("a likelihood that does not suit the data gives way to one that does", () => {
  const [moons, fanning, counts] = [simulated.moons(1), simulated.fanning(1), simulated.counts(1)];
  expect(likelihoodFor(moons, "normal").name).toBe("bernoulli");
  expect(likelihoodFor(moons, "categorical").name).toBe("categorical");
  expect(likelihoodFor(fanning, "bernoulli").name).toBe("normal");
  expect(likelihoodFor(fanning, "student-t").name).toBe("student-t");
  expect(likelihoodFor(counts, "poisson").name).toBe("poisson");
  const three = { ...moons, classes: ["a", "b", "c"] };
  expect(likelihoodFor(three, "bernoulli").name).toBe("categorical");
  for (const make of Object.values(simulated)) {
    const data = make(1);
    const offered = suitedLikelihoods(data).map(({ name }) => name);
    for (const { name } of roomLikelihoods) {
      expect(offered).toContain(likelihoodFor(data, name).name);
      expect(likelihoodFor(data, name).name === name).toBe(offered.includes(name));
    }
  }
});

const csv = "hours,age,passed,score\n1,30,no,2.5\n2,41,yes,3.5\n3,,yes,4.25\n4,25,no,1\n";

test("a table becomes classes over two inputs or numbers over one, without the rows that lack a cell", () => {
  const table = readTable(csv, "exam.csv");
  expect([namesClasses(table, "passed"), namesClasses(table, "score")]).toEqual([true, false]);
  expect([inputsFor(table, "passed"), inputsFor(table, "score")]).toEqual([2, 1]);
  const classes = fromTable(table, "passed", ["hours", "age"]);
  expect([classes.rows, classes.shape, classes.classes]).toEqual([3, "plane", ["no", "yes"]]);
  expect(Array.from(classes.x)).toEqual([1, 30, 2, 41, 4, 25]);
  expect(Array.from(classes.y)).toEqual([0, 1, 0]);
  const numbers = fromTable(table, "score", ["hours"]);
  expect([numbers.rows, numbers.shape, Array.from(numbers.y)]).toEqual([4, "line", [2.5, 3.5, 4.25, 1]]);
});

test("a mistake in a table is named", () => {
  expect(() => readTable("a,b\n1,2\n3\n", "short.csv")).toThrow(/short\.csv/);
  expect(() => fromTable(readTable("a,b\n1,x\n2,x\n", "one.csv"), "b", ["a"])).toThrow(/one/);
});
