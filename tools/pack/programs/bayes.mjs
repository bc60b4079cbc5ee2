import { flat, mapEstimate, posterior, prior, sampleNuts } from "@loglik/bayes";
import * as bernoulli from "@loglik/core/bernoulli";
import * as beta from "@loglik/core/beta";

const y = [0, 0, 0, 1, 0];
const { theta, reason } = mapEstimate(bernoulli, y, { prob: prior(beta, { alpha: 2, beta: 2 }) });
console.log(reason, theta.prob.toFixed(6));
const { summary, warnings } = sampleNuts(posterior(bernoulli, y, { prob: flat() }), { draws: 500, seed: 1 });
console.log(summary[0].mean.toFixed(1), warnings.length);
