import * as bernoulliLogit from "@loglik/core/bernoulli-logit";
import { logLikelihood } from "@loglik/core/likelihood";
import { inverse as toProbability } from "@loglik/core/links/logit";

// Copy the sample ten times over and watch the two intervals come together.
const tosses = [0, 0, 0, 1, 0];

const { logit } = bernoulliLogit.fit(tosses).theta;
const best = logLikelihood(bernoulliLogit, tosses, { logit });

// Everything whose log-likelihood is within ½ · 3.841 of the best:
// the likelihood-ratio interval.
function walk(direction: number): number {
  let end = logit;
  while (
    2 * (best - logLikelihood(bernoulliLogit, tosses, { logit: end })) <
    3.841459
  )
    end += direction * 1e-4;
  return end;
}
const ratio = [walk(-1), walk(1)];

// The shortcut: ± 1.96 standard errors, from the Fisher information.
const information =
  tosses.length *
  bernoulliLogit.fisherInformation({ logit }, new Float64Array(1))[0];
const reach = 1.959964 / Math.sqrt(information);
const wald = [logit - reach, logit + reach];

const show = (interval: number[]) =>
  interval.map((end) => end.toFixed(2)).join(" to ");
console.log("log-odds, estimate:  ", logit.toFixed(4));
console.log(
  "by likelihood ratio: ",
  show(ratio),
  "  as θ:",
  show(ratio.map(toProbability)),
);
console.log(
  "by standard error:   ",
  show(wald),
  "  as θ:",
  show(wald.map(toProbability)),
);
