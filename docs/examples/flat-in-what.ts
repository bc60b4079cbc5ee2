import { flat, mapEstimate, prior } from "@loglik/bayes";
import * as bernoulli from "@loglik/core/bernoulli";
import * as beta from "@loglik/core/beta";

// Three heads in ten tosses.
const y = [0, 0, 0, 1, 0, 1, 1, 0, 0, 0];
console.log("maximum likelihood:", bernoulli.fit(y).theta.prob);

const show = (
  name: string,
  prob: Parameters<typeof mapEstimate>[2]["prob"],
) =>
  console.log(
    name.padEnd(16),
    mapEstimate(bernoulli, y, { prob: prob ?? flat() }).theta.prob.toFixed(
      4,
    ),
  );

// The data and the likelihood stay; "knowing nothing" moves the mode.
show("flat in θ:", flat("parameter"));
show("flat in logit θ:", flat("link"));
show("Jeffreys:", prior(beta, { alpha: 0.5, beta: 0.5 }));

// And so does asking for the mode of logit θ instead of that of θ.
const ofLogit = mapEstimate(
  bernoulli,
  y,
  { prob: flat("parameter") },
  { density: "link" },
);
console.log("mode of logit θ:", ofLogit.theta.prob.toFixed(4));
