import { normalHead } from "@loglik/core/heads/normal";
import * as normal from "@loglik/core/normal";
import { createRng } from "@loglik/core/random";
import { adam, dense, network, train } from "@loglik/engine";
import { regressionBand } from "@loglik/plot";
import { figureToSvg } from "@loglik/plot/node";

const rows = 320;
const truth = {
  loc: (/** @type {number} */ x) => Math.sin(2 * x),
  scale: (/** @type {number} */ x) => 0.08 + 0.16 * Math.abs(x),
};

/**
 * The README's picture: data whose spread grows away from zero, and what a network with a normal head makes of them. It
 * learns the mean and the standard deviation at once, because its loss is the full negative log-likelihood.
 *
 * @returns {Promise<string>} an SVG file that follows the reader's light or dark scheme
 */
export async function predictiveBandSvg() {
  const { x, y } = simulate();
  const net = network({ inputs: 1, hidden: [dense(32, "tanh"), dense(32, "tanh")], likelihood: normalHead() });
  const model = await train(net, { x, y }, { optimizer: adam({ rate: 3e-3 }), batchSize: 32, epochs: 700, seed: 11 })
    .result;

  const grid = Float64Array.from({ length: 121 }, (_, i) => -3 + i / 20);
  const { loc, scale } = await model.predict(grid);
  const ends = (/** @type {number} */ probability) => ({
    low: grid.map((_, i) => normal.quantile((1 - probability) / 2, { loc: loc[i], scale: scale[i] })),
    high: grid.map((_, i) => normal.quantile((1 + probability) / 2, { loc: loc[i], scale: scale[i] })),
    label: `${100 * probability} %`,
  });
  const figure = regressionBand({
    data: { x, y },
    fit: { x: grid, mean: loc, label: "mean of p(y | x)", bands: [ends(0.95), ends(0.5)] },
    truth: { x: grid, y: grid.map(truth.loc), label: "truth" },
  });
  return figureToSvg(figure, { width: 760, height: 380 });
}

function simulate() {
  const rng = createRng(7);
  const x = Float64Array.from({ length: rows }, (_, i) => -3 + (6 * (i + 0.5)) / rows);
  const y = x.map((at) => normal.sample(rng, { loc: truth.loc(at), scale: truth.scale(at) }));
  return { x, y };
}
