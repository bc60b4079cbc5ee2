import { averageLogistic, flat, mapEstimate, posterior, prior, sampleNuts } from "@loglik/bayes";
import { gaussianProcess, squaredExponential } from "@loglik/bayes/gaussian-process";
import { laplaceApproximation, networkMap, networkPosterior } from "@loglik/bayes/network";
import * as bernoulli from "@loglik/core/bernoulli";
import * as beta from "@loglik/core/beta";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import * as normal from "@loglik/core/normal";
import { network } from "@loglik/engine";

const unit = { loc: 0, scale: 1 };
const y = [0, 0, 0, 1, 0];
const { theta, reason } = mapEstimate(bernoulli, y, { prob: prior(beta, { alpha: 2, beta: 2 }) });
console.log(reason, theta.prob.toFixed(6));
const { summary, warnings } = sampleNuts(posterior(bernoulli, y, { prob: flat() }), { draws: 500, seed: 1 });
console.log(summary[0].mean.toFixed(1), warnings.length);

const waves = gaussianProcess([0, 1, 2, 3], [0.1, 0.9, 0.8, 0.1], { kernel: squaredExponential(), noise: 0.05 });
console.log(waves.certificate.reason, waves.predict([1.5]).mean[0].toFixed(1));

const net = network({ inputs: 1, likelihood: bernoulliHead() });
const target = await networkPosterior(net, { x: [-2, -1, 1, 2], y: [0, 1, 0, 1] }, { weights: prior(normal, unit) });
const { mean, covariance } = laplaceApproximation(target, networkMap(target).parameters).etaMoments([3]);
console.log(averageLogistic(mean[0], covariance[0]).toFixed(2));
