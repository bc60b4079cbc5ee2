import type { LikelihoodHead, Theta } from "@loglik/core";
import { intervalCoverage } from "@loglik/core/calibration/interval-coverage";
import { probabilityIntegralTransform } from "@loglik/core/calibration/probability-integral-transform";
import { transformHistogram } from "@loglik/core/calibration/transform-histogram";
import {
  fitGeneralizedLinearModel,
  linearPredictor,
} from "@loglik/core/fit/generalized-linear-model";
import { negativeBinomialHead } from "@loglik/core/heads/negative-binomial";
import { poissonHead } from "@loglik/core/heads/poisson";
import * as negativeBinomial from "@loglik/core/negative-binomial-mean";
import * as poisson from "@loglik/core/poisson";
import * as data from "@loglik/data";
import { quine } from "@loglik/data/tables/quine";
import { pitHistogram } from "@loglik/plot";

// Days of absence of 146 pupils, explained by four columns.
const code = data.encoding(quine, ["Eth", "Sex", "Age", "Lrn"]);
const { x, rows, inputs } = data.encodeInputs(quine, code);
const y = data.encodeNumbers(quine, "Days");

/** θ of each row at the maximum of the likelihood. */
function fitted<K extends string>(head: LikelihoodHead) {
  const fit = fitGeneralizedLinearModel(head, { x, y, rows, inputs });
  const eta = linearPredictor(fit.coefficients, head, x, rows, inputs);
  console.log(`${head.name}: NLL ${fit.nll.toFixed(3)}`);
  return (row: number) => head.theta(eta, row) as Theta<K>;
}

function check(transforms: Float64Array) {
  for (const each of intervalCoverage(transforms, [0.5, 0.9]).levels) {
    const { level, coverage, standardError } = each;
    console.log(
      `  ${100 * level} % intervals hold ${(100 * coverage).toFixed(0)} %`,
      `± ${(100 * standardError).toFixed(0)}`,
    );
  }
  return pitHistogram(transformHistogram(transforms, { bins: 8 }));
}

// A count has steps in its F: u is drawn from the step (seed 0).
const ofPoisson = fitted<"rate">(poissonHead());
const narrow = check(probabilityIntegralTransform(poisson, y, ofPoisson));
const ofBoth = fitted<"mean" | "size">(negativeBinomialHead());
const fair = check(
  probabilityIntegralTransform(negativeBinomial, y, ofBoth),
);

export const figures = [narrow, fair];
