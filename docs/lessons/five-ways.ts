/** One small network on two moons, averaged over its weights in five ways: what each says of rows that it has not seen. */
import { integrateLogistic, positionDraws, prior, sampleNuts } from "@loglik/bayes";
import { deepEnsemble, laplaceApproximation, networkMap, networkPosterior } from "@loglik/bayes/network";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import * as normal from "@loglik/core/normal";
import { sigmoid } from "@loglik/core/special/sigmoid";
import { simulateMoons } from "@loglik/data";
import { dense, lbfgs, network, train } from "@loglik/engine";

/** Mean NLL of 1,000 fresh rows by each way, nats. */
export async function fiveWays() {
  const { x, y } = simulateMoons({ rows: 60, scale: 0.4, seed: 1 });
  const test = simulateMoons({ rows: 1000, scale: 0.4, seed: 2 });
  const net = network({ inputs: 2, hidden: [dense(6, "tanh")], likelihood: bernoulliHead() });
  const target = await networkPosterior(net, { x, y }, { weights: prior(normal, { loc: 0, scale: 1 }) });
  const meanNll = (prob: (row: number) => number) => {
    let sum = 0;
    for (let row = 0; row < test.rows; row++) sum -= Math.log(test.y[row] === 1 ? prob(row) : 1 - prob(row));
    return sum / test.rows;
  };
  const averaged = (networks: readonly ArrayLike<number>[]) => {
    const logits = networks.map((weights) => target.objective.eta(Float64Array.from(weights), test.x));
    return meanNll((row) => logits.reduce((sum, eta) => sum + sigmoid(eta[row]), 0) / logits.length);
  };
  const free = await train(net, { x, y }, { optimizer: lbfgs(), epochs: 40, seed: 1 }).result;
  const mode = networkMap(target, { seed: 1 }).parameters;
  const training = { optimizer: lbfgs({ weightDecay: 1 / 60 }), epochs: 300 };
  const ensemble = await deepEnsemble(net, { x, y }, training, { seed: 1 });
  const { mean, covariance } = laplaceApproximation(target, mode).etaMoments(test.x);
  const draws = positionDraws(sampleNuts(target, { seed: 1, draws: 300, warmUp: 300 }));
  return {
    likelihood: averaged([free.parameters]),
    mode: averaged([mode]),
    ensemble: averaged(ensemble.members.map(({ parameters }) => parameters)),
    laplace: meanNll((row) => integrateLogistic(mean[row], covariance[row])),
    nuts: averaged(draws),
  };
}
