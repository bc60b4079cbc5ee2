import {
  intervalCoverage,
  quantileCoverage,
} from "@loglik/core/calibration/interval-coverage";
import { probabilityIntegralTransform } from "@loglik/core/calibration/probability-integral-transform";
import {
  fitRecalibration,
  recalibrate,
  recalibratedLevel,
} from "@loglik/core/calibration/recalibration";
import { transformHistogram } from "@loglik/core/calibration/transform-histogram";
import { normalHead } from "@loglik/core/heads/normal";
import * as normal from "@loglik/core/normal";
import { simulateCurve } from "@loglik/data";
import { dense, lbfgs, network, train } from "@loglik/engine";
import { pitHistogram } from "@loglik/plot";

// Sixty rows for a network that could bend through most of them.
const fitted = simulateCurve({ rows: 60, seed: 1 });
const held = simulateCurve({ rows: 500, seed: 2 });
const test = simulateCurve({ rows: 1000, seed: 3 });
const likelihood = normalHead({ scale: "perRow" });
const net = network({
  inputs: 1,
  hidden: [dense(16, "tanh")],
  likelihood,
});
const model = await train(
  net,
  { x: fitted.x, y: fitted.y },
  { optimizer: lbfgs(), epochs: 100, seed: 1 },
).result;

type Rows = typeof test;
async function transformsOf({ x, y }: Rows) {
  const { loc, scale } = await model.predict(x);
  return probabilityIntegralTransform(normal, y, { loc, scale });
}

function judge(name: string, u: Float64Array) {
  const [half, ninety] = intervalCoverage(u, [0.5, 0.9]).levels;
  const { error } = quantileCoverage(u);
  console.log(
    `${name}: 50 % hold ${(100 * half.coverage).toFixed(1)} %,`,
    `90 % hold ${(100 * ninety.coverage).toFixed(1)} %,`,
    `error ${error.toFixed(3)}`,
  );
  return pitHistogram(transformHistogram(u));
}

judge("its own rows", await transformsOf(fitted));
const u = await transformsOf(test);
const before = judge("other rows  ", u);

// What F(y) turned out to be on held-out rows is what it means.
const map = fitRecalibration(await transformsOf(held));
const after = judge(
  "recalibrated",
  u.map((value) => recalibrate(map, value)),
);

// The interval of 90 % at x = 0.5, as stated and as it has to be.
const { loc, scale } = await model.predict([0.5]);
const theta = { loc: loc[0], scale: scale[0] };
const ends = (levels: readonly number[]) =>
  levels.map((p) => normal.quantile(p, theta).toFixed(2)).join(" to ");
console.log("stated:   ", ends([0.05, 0.95]));
const levels = [0.05, 0.95].map((p) => recalibratedLevel(map, p));
console.log(
  "mended:   ",
  ends(levels),
  " levels",
  levels.map((p) => p.toFixed(3)).join(", "),
);
const truth = { loc: test.mean(0.5), scale: test.scale(0.5) };
console.log(
  "the truth:",
  [0.05, 0.95]
    .map((p) => normal.quantile(p, truth).toFixed(2))
    .join(" to "),
);

export const figures = [before, after];
