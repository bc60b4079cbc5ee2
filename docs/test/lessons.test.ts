import { likelihood, negativeLogLikelihood } from "@loglik/core/likelihood";
import * as normal from "@loglik/core/normal";
import { describe, expect, test } from "vitest";
import { bisect } from "../lessons/bisect.js";
import * as coin from "../lessons/coin.js";
import * as dependent from "../lessons/dependent-tosses.js";
import * as squares from "../lessons/least-squares.js";
import * as logSum from "../lessons/log-sum.js";
import * as logistic from "../lessons/logistic.js";
import * as lesson from "../lessons/normal.js";
import { simpson } from "../lessons/simpson.js";

describe("tools", () => {
  test("Simpson's rule integrates a quintic to 1e-9", () => {
    expect(simpson((x) => x * (1 - x) ** 4, 0, 1)).toBeCloseTo(1 / 30, 9);
  });

  test("bisection finds a root to the last bits", () => {
    expect(bisect((x) => x * x - 2, 0, 2)).toBeCloseTo(Math.SQRT2, 15);
  });
});

test("a row moved up by one pulls the line by its leverage and adds to its own noise only", () => {
  const [seed, rows] = [1, 40];
  const before = squares.studyNoise(seed, rows, "normal");
  const row = rows - 1;
  const lifted = before.simulation.y[row] + 1;
  const after = squares.studyNoise(seed, rows, "normal", [[row, lifted]]);
  const { x } = before.simulation;
  const mean = x.reduce((sum, value) => sum + value, 0) / rows;
  const pull = (x[row] - mean) / x.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  expect(after.fit.slope - before.fit.slope).toBeCloseTo(pull, 8);
  expect(after.simulation.noise[row] - before.simulation.noise[row]).toBeCloseTo(1, 12);
  expect(after.simulation.noise.slice(0, row)).toEqual(before.simulation.noise.slice(0, row));
});

test("points moved and labels turned over leave the page's own sample as it is", () => {
  const { x, y } = logistic.rearranged([[3, 0.5, -2]], [0, 7]);
  expect([x[6], x[7]]).toEqual([0.5, -2]);
  expect(y[0] + logistic.sample.y[0]).toBe(1);
  expect(y[7] + logistic.sample.y[7]).toBe(1);
  expect(y[1]).toBe(logistic.sample.y[1]);
  expect(logistic.rearranged([], [])).toEqual(logistic.sample);
  expect(
    logistic.rearranged(
      [
        [200, 9, 9],
        [-1, 9, 9],
        [0.5, 9, 9],
      ],
      [200],
    ),
  ).toEqual(logistic.sample);
});

describe("tosses that lean on each other", () => {
  const coin = { prob: 0.3, lean: 0.6 };
  const fiveTosses = [0, 0, 0, 1, 0];
  const orders = (n: number) =>
    Array.from({ length: 2 ** n }, (_, bits) => Array.from({ length: n }, (_, i) => (bits >> i) & 1));

  test("the counts are the sums over all orders of five tosses", () => {
    const byOrders = new Float64Array(6);
    for (const tosses of orders(5)) {
      byOrders[tosses.reduce((sum, toss) => sum + toss, 0)] += Math.exp(dependent.logProbInOrder(tosses, coin));
    }
    dependent.countsInOrder(5, coin).forEach((mass, ones) => {
      expect(mass).toBeCloseTo(byOrders[ones], 14);
    });
  });

  test("without leaning they are the product's", () => {
    const product = dependent.countsByProduct(8, 0.3);
    dependent.countsInOrder(8, { prob: 0.3, lean: 0 }).forEach((mass, ones) => {
      expect(mass).toBeCloseTo(product[ones], 14);
    });
    expect(Math.exp(dependent.logProbInOrder(fiveTosses, { prob: 0.2, lean: 0 }))).toBeCloseTo(0.08192, 14);
  });

  test("leaning keeps the share and widens its spread by the sum of the correlations", () => {
    const n = 20;
    const counts = dependent.countsInOrder(n, coin);
    expect(counts.reduce((sum, mass, ones) => sum + mass * ones, 0)).toBeCloseTo(0.3 * n, 12);
    let correlations = n;
    for (let lag = 1; lag < n; lag++) correlations += 2 * (n - lag) * 0.6 ** lag;
    expect(dependent.spreadOfShare(counts)).toBeCloseTo(Math.sqrt(0.21 * correlations) / n, 12);
    expect(dependent.spreadOfShare(dependent.countsByProduct(n, 0.3))).toBeCloseTo(Math.sqrt(0.21 / n), 12);
  });
});

test("the probability of an interval goes to the density times its width", () => {
  const wide = lesson.overInterval({ scale: 0.2, centre: 0, width: 1 });
  expect(wide.rectangle).toBeGreaterThan(1);
  expect(wide.probability).toBeLessThan(1);
  const narrow = lesson.overInterval({ scale: 0.2, centre: 0.1, width: 1e-4 });
  expect(narrow.probability / narrow.rectangle).toBeCloseTo(1, 6);
  expect(simpson((y) => Math.exp(normal.logProb(y, { loc: 0, scale: 0.2 })), -0.5, 0.5)).toBeCloseTo(
    wide.probability,
    8,
  );
});

describe("a coin", () => {
  test("0, 0, 0, 1, 0: the maximum is at 1/5, L = 0.08192, NLL = 2.502012", () => {
    expect(coin.summary.prob).toBe(0.2);
    expect(coin.summary.likelihood).toBeCloseTo(0.08192, 12);
    expect(coin.summary.nll).toBeCloseTo(2.502012, 6);
    expect(coin.score(coin.tosses, 0.2)).toBeCloseTo(0, 12);
  });

  test("rows add up to 1; columns to 1/2, and to 1/30 for the sample", () => {
    for (const { tails, heads } of coin.table) expect(tails + heads).toBeCloseTo(1, 15);
    expect(coin.columnArea([0])).toBeCloseTo(0.5, 12);
    expect(coin.columnArea([1])).toBeCloseTo(0.5, 12);
    expect(coin.columnArea(coin.tosses)).toBeCloseTo(1 / 30, 9);
  });

  test("the product form equals the cases, at θ = 0 and 1 too, where it needs 0⁰ = 1", () => {
    for (const { prob } of coin.table) {
      for (const y of [0, 1] as const) expect(coin.asOneProduct(y, prob)).toBe(coin.piecewise(y, prob));
    }
  });

  test("intervals for the log-odds: by likelihood ratio (−4.36, 0.52), Wald (−3.58, 0.81)", () => {
    const { ratio, wald, estimate } = coin.intervals;
    expect(ratio.map((end) => Number(end.toFixed(2)))).toEqual([-4.36, 0.52]);
    expect(wald.map((end) => Number(end.toFixed(2)))).toEqual([-3.58, 0.81]);
    expect(estimate).toBeCloseTo(Math.log(0.25), 12);
  });

  test("half the height lies further to the right than to the left", () => {
    const [low, high] = coin.halfHeight;
    for (const prob of [low, high]) expect(coin.guess(coin.tosses, prob).share).toBeCloseTo(0.5, 9);
    expect(high - 0.2).toBeGreaterThan(0.2 - low);
  });

  test("only zeros: the maximum lies on the edge, with NLL 0", () => {
    expect(coin.summarise([0, 0, 0])).toMatchObject({ prob: 0, nll: 0, likelihood: 1 });
  });
});

describe("the normal", () => {
  test("−1, 0, 1: μ̂ = 0, σ̂ = √(2/3), L = 0.0260271, NLL = 3.648618", () => {
    const theta = { loc: lesson.summary.loc, scale: lesson.summary.scale };
    expect(theta.loc).toBe(0);
    expect(theta.scale).toBeCloseTo(Math.sqrt(2 / 3), 14);
    expect(theta.scale).toBeCloseTo(0.816497, 6);
    expect(lesson.summary.likelihood).toBeCloseTo(0.0260271, 7);
    expect(lesson.summary.nll).toBeCloseTo(3.648618, 6);
    expect(lesson.summary.likelihood).toBeCloseTo(likelihood(normal, lesson.sample, theta), 14);
    expect(lesson.summary.nll).toBeCloseTo(negativeLogLikelihood(normal, lesson.sample, theta), 12);
  });

  test("with the bracket the formula is the likelihood; without it, it has no maximum", () => {
    for (const [loc, scale] of [
      [0, 1],
      [0.3, 0.7],
      [-2, 3],
    ]) {
      expect(lesson.logLikelihoodInBrackets(loc, scale)).toBeCloseTo(
        -negativeLogLikelihood(normal, lesson.sample, { loc, scale }),
        10,
      );
    }
    expect(lesson.brackets.map(({ misprinted }) => Number(misprinted.toFixed(1)))).toEqual([-1.9, 10.1, 158.1]);
    const falling = lesson.bracketsAsScaleFalls.map(({ misprinted }) => misprinted);
    expect(falling[0]).toBeLessThan(falling[1]);
    expect(falling[1]).toBeLessThan(falling[2]);
  });

  test("the divisor n − 1 gives variance 1, and a lower likelihood", () => {
    expect(lesson.summary.scaleUnbiasedVariance).toBe(1);
    expect(lesson.likelihoodAtScale(1)).toBeLessThan(lesson.summary.likelihood);
    expect(lesson.likelihoodAtScale(1)).toBeCloseTo(0.0234, 4);
  });

  test("the summit is the same model under every name of the spread", () => {
    for (const [name, { fromScale, toScale }] of Object.entries(lesson.spreads)) {
      expect(toScale(fromScale(0.7)), name).toBeCloseTo(0.7, 14);
      const { loc, spread, logLikelihood } = lesson.surface(lesson.sample, name as lesson.SpreadName);
      const best = logLikelihood.indexOf(Math.max(...logLikelihood));
      expect(loc[Math.floor(best / spread.length)], name).toBeCloseTo(0, 12);
      expect(toScale(spread[best % spread.length]), name).toBeCloseTo(lesson.summary.scale, 1);
    }
  });

  test("a density may exceed 1", () => {
    expect(lesson.peakDensity(0.1)).toBeCloseTo(3.989423, 6);
  });

  test("equal values have no maximum, and it is said", () => {
    expect(lesson.summarise([5, 5]).bounded).toBe(false);
    expect(lesson.summarise([5, 5]).message).toMatch(/without bound/);
  });
});

describe("from the product to the sum of logs", () => {
  test("the four forms agree and have one best θ", () => {
    const { links, best } = logSum.chainCurve(logSum.tosses);
    for (const link of links) {
      expect(link.logOfProduct).toBeCloseTo(link.sumOfLogs, 12);
      expect(link.nll).toBe(-link.sumOfLogs);
    }
    for (const at of Object.values(best)) expect(at).toBeCloseTo(0.2, 12);
  });

  test("the product rule takes n² factors, the sum n scores, and L′ = L (log L)′", () => {
    const product = logSum.derivativeOfProduct(logSum.tosses, 0.1);
    const sum = logSum.derivativeOfSum(logSum.tosses, 0.1);
    expect([product.factors, sum.factors]).toEqual([25, 5]);
    expect(product.value).toBeCloseTo(logSum.chain(logSum.tosses, 0.1).product * sum.value, 14);
  });

  test("p = ½ dies at 150 in float32 and 1075 in float64; p = 0.9 sticks at 2.5e-323", () => {
    expect(logSum.halfInFloat32).toMatchObject({ end: "zero", factors: 150 });
    expect(logSum.halfInFloat64).toMatchObject({ end: "zero", factors: 1075 });
    expect(logSum.nineTenthsInFloat64).toMatchObject({ end: "stuck", factors: 7050 });
    expect(logSum.nineTenthsInFloat64.products.at(-1)).toBe(5 * Number.MIN_VALUE);
  });

  test("200 densities at the centre of a normal with scale 0.01: log L = 737 > 709.8", () => {
    expect(logSum.overflow.logLikelihood).toBeCloseTo(737.246, 3);
    expect(logSum.overflow.limit).toBeCloseTo(709.78, 2);
    expect(logSum.overflow.fate).toMatchObject({ end: "infinity", factors: 193 });
  });

  test("one rate: the mean does not notice the number of copies, the sum does", () => {
    const mean = logSum.descentInProbability(logSum.tosses, "mean", 1, 60);
    const meanOfMany = logSum.descentInProbability(logSum.repeated(100), "mean", 1, 60);
    for (const [step, prob] of mean.entries()) expect(meanOfMany[step]).toBeCloseTo(prob, 10);
    expect(mean.at(-1)).toBeCloseTo(0.2, 4);
    expect(logSum.descentInProbability(logSum.tosses, "sum", 0.2, 60).at(-1)).toBeCloseTo(0.2, 4);
    expect(Math.abs(logSum.descentInProbability(logSum.repeated(100), "sum", 0.2, 60).at(-1)! - 0.2)).toBeGreaterThan(
      0.1,
    );
  });

  test("batches of two have the right gradient on average for log L, and not for L", () => {
    const { batches, logLikelihood, likelihood } = logSum.batches;
    expect(batches).toBe(10);
    expect(logLikelihood.fromBatches).toBeCloseTo(logLikelihood.full, 12);
    expect(Math.abs(likelihood.fromBatches - likelihood.full)).toBeGreaterThan(0.1);
  });
});

describe("logistic regression", () => {
  test("loss, split product and head agree to 1e-12 for random weights", () => {
    for (let draw = 0; draw < 20; draw++) {
      const weights = logistic.randomWeights(draw, true);
      expect(logistic.lossByThreeRoads(logistic.sample, weights, weights[2]).gap).toBeLessThan(1e-12);
    }
  });

  test("without its bracket the loss is another number", () => {
    expect(Math.abs(logistic.withoutBrackets - logistic.check.loss)).toBeGreaterThan(10);
  });

  test("Newton's weights make the score zero, and no random step from them is better", () => {
    const { coefficients, nll } = logistic.newtonWithBias;
    expect(logistic.headNll(logistic.sample, coefficients, coefficients[2]) / logistic.sample.rows).toBeCloseTo(
      nll,
      12,
    );
    for (let draw = 0; draw < 20; draw++) {
      const away = logistic.randomWeights(draw, true).map((value, k) => coefficients[k] + 0.01 * value);
      expect(logistic.headNll(logistic.sample, away, away[2]) / logistic.sample.rows).toBeGreaterThan(nll);
    }
    expect(logistic.floors.withBias).toBeLessThan(logistic.floors.withoutBias);
  });

  test("the truth lies within three standard errors", () => {
    const { coefficients, standardErrors } = logistic.newtonWithBias;
    const truth = [...logistic.truth.weights, logistic.truth.bias];
    for (const [k, value] of truth.entries()) {
      expect(Math.abs(coefficients[k] - value)).toBeLessThan(3 * standardErrors[k]);
    }
  });

  test("separated points: the NLL falls towards 0, and the fit names the separation", () => {
    for (const [k, { nll }] of logistic.lengthening.entries()) {
      if (k > 0) expect(nll).toBeLessThan(logistic.lengthening[k - 1].nll);
      expect(nll).toBeGreaterThan(0);
    }
    expect(logistic.newton(logistic.separated, false).reason).toBe("separation");
  });

  test("turned labels turn the signs; doubled inputs halve the weights", () => {
    const { sample, newtonWithBias } = logistic;
    const { coefficients, nll } = newtonWithBias;
    const turned = logistic.newton({ ...sample, y: sample.y.map((label) => 1 - label) }, true);
    for (let k = 0; k < 3; k++) expect(turned.coefficients[k]).toBeCloseTo(-coefficients[k], 8);
    expect(turned.nll).toBeCloseTo(nll, 12);
    const doubled = logistic.newton({ ...sample, x: sample.x.map((value) => 2 * value) }, true);
    expect(doubled.coefficients[0]).toBeCloseTo(coefficients[0] / 2, 8);
    expect(doubled.coefficients[2]).toBeCloseTo(coefficients[2], 8);
    expect(doubled.nll).toBeCloseTo(nll, 12);
  });

  test("e^(−loss) adds up to 1 for the logistic loss and to 0.736 and 1.135 for the hinge", () => {
    for (const margin of [-2, 0, 1, 7]) expect(logistic.totalMass(logistic.logisticLoss, margin)).toBeCloseTo(1, 14);
    expect(logistic.totalMass(logistic.hingeLoss, 0)).toBeCloseTo(0.7358, 4);
    expect(logistic.totalMass(logistic.hingeLoss, 1)).toBeCloseTo(1.1353, 4);
  });

  test("the boundary is where w·x + b is zero", () => {
    const ends = logistic.boundary([1.5, -1], 1, 3);
    for (const [first, second] of ends ?? []) expect(1.5 * first - second + 1).toBeCloseTo(0, 12);
    expect(logistic.boundary([0, 0], 1, 3)).toBeNull();
  });
});

describe("least squares", () => {
  test("cars: 4.131569 nats a car, as R's lm with σ̂² = RSS/n", () => {
    const { intercept, slope, rss, scale, nll, rows } = squares.carsFit;
    expect(nll / rows).toBeCloseTo(4.131569, 6);
    expect(intercept).toBeCloseTo(-17.57909, 5);
    expect(slope).toBeCloseTo(3.932409, 6);
    expect(rss).toBeCloseTo(11353.521, 3);
    expect(scale ** 2).toBeCloseTo(rss / rows, 8);
    expect(squares.carsByFormula).toBeCloseTo(nll, 9);
    expect(squares.nllOfLine(squares.speed, squares.distance, squares.carsFit)).toBeCloseTo(nll, 9);
  });

  test("for a fixed σ the NLL and RSS put any two lines in the same order", () => {
    const { carsFit, speed, distance } = squares;
    for (const [shift, tilt] of [
      [1, 0],
      [0, 0.1],
      [-3, 0.2],
      [10, -1],
    ]) {
      const line = { intercept: carsFit.intercept + shift, slope: carsFit.slope + tilt, scale: 20 };
      const nll =
        squares.nllOfLine(speed, distance, line) - squares.nllOfLine(speed, distance, { ...carsFit, scale: 20 });
      const rss = squares.rssOfLine(speed, distance, line) - carsFit.rss;
      expect(nll).toBeCloseTo(rss / (2 * 20 ** 2), 8);
      expect(nll).toBeGreaterThan(0);
    }
  });

  test("the ledger puts back what squared error drops", () => {
    const { meanSquaredError, factor, constant, nll } = squares.carsLedger;
    expect(factor * meanSquaredError + constant).toBeCloseTo(nll, 12);
    expect(nll).toBeCloseTo(4.131569, 6);
  });

  test("cars repeat speeds with different distances", () => {
    expect(squares.carsRepeats.find(({ x }) => x === 14)?.y).toEqual([26, 36, 60, 80]);
  });

  test("residuals add up to zero and are smaller than the noise by (n − 2)/n", () => {
    const { rows, noiseVariance, residualVariance, largestResidualSum, largestNoiseSum } = squares.noiseStudy;
    expect(largestResidualSum).toBeLessThan(1e-9);
    expect(largestNoiseSum).toBeGreaterThan(1);
    expect(residualVariance / noiseVariance).toBeCloseTo((rows - 2) / rows, 1);
  });

  test.each(["normal", "outliers", "fanning", "skewed"] as const)("%s noise has mean zero", (kind) => {
    const { noise } = squares.simulate(3, 4000, kind);
    const mean = noise.reduce((sum, value) => sum + value, 0) / noise.length;
    const size = Math.sqrt(noise.reduce((sum, value) => sum + value * value, 0)) / noise.length;
    expect(Math.abs(mean)).toBeLessThan(4 * size);
  });
});
