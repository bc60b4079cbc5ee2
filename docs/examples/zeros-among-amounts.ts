import { censored } from "@loglik/core/combinators/censored";
import { negativeLogLikelihood } from "@loglik/core/likelihood";
import * as normal from "@loglik/core/normal";
import { createRng } from "@loglik/core/random";

// Rain of 1,000 days. On a dry day the gauge shows exactly 0.
const rng = createRng(1, "rain");
const rain = Array.from({ length: 1000 }, () =>
  Math.max(0, normal.sample(rng, { loc: 2, scale: 3 })),
);
const dry = rain.filter((amount) => amount === 0).length;
console.log(`${dry} of ${rain.length} days are exactly 0`);

// A point with probability, and a density beside it: no pmf, no pdf.
const gauge = censored(normal, { low: 0 });
const truth = { loc: 2, scale: 3 };
console.log("P(0) =", Math.exp(gauge.logProb(0, truth)).toFixed(4));
console.log("density at 1 =", Math.exp(gauge.logProb(1, truth)).toFixed(4));
console.log("P(at most 1) =", gauge.cdf(1, truth).toFixed(4));

// The likelihood multiplies both kinds of factor, and comes near the truth.
const mixed = gauge.fit(rain).theta;
console.log(
  `mixed law: μ ${mixed.loc.toFixed(2)}, σ ${mixed.scale.toFixed(2)}`,
);
// A density alone takes the zeros for measured amounts.
const naive = normal.fit(rain).theta;
console.log(
  `density:   μ ${naive.loc.toFixed(2)}, σ ${naive.scale.toFixed(2)}`,
);
for (const theta of [mixed, naive]) {
  const nll = negativeLogLikelihood(gauge, rain, theta) / rain.length;
  console.log(
    `NLL a day at σ = ${theta.scale.toFixed(2)}: ${nll.toFixed(3)}`,
  );
}
