import {
  fitGeneralizedLinearModel,
  linearPredictor,
} from "@loglik/core/fit/generalized-linear-model";
import * as geometric from "@loglik/core/geometric";
import { negativeBinomialHead } from "@loglik/core/heads/negative-binomial";
import { normalHead } from "@loglik/core/heads/normal";
import { poissonHead } from "@loglik/core/heads/poisson";
import { zeroInflatedPoissonHead } from "@loglik/core/heads/zero-inflated-poisson";
import * as negativeBinomial from "@loglik/core/negative-binomial";
import * as normal from "@loglik/core/normal";
import * as poisson from "@loglik/core/poisson";
import {
  encodeInputs,
  encodeNumbers,
  encoding,
  splitAtRandom,
} from "@loglik/data";
import { quine } from "@loglik/data/tables/quine";

// Days absent of 146 pupils: 0, 1, 2, … So: a family of counts.
const days = encodeNumbers(quine, "Days");
const average = days.reduce((sum, value) => sum + value, 0) / days.length;
const variance =
  days.reduce((sum, value) => sum + (value - average) ** 2, 0) /
  days.length;
console.log(`mean ${average.toFixed(1)}, variance ${variance.toFixed(1)}`);

// Without inputs: what fits the column itself?
console.log("NLL per pupil, nats, constant models:");
for (const family of [poisson, geometric, negativeBinomial, normal]) {
  const { logLikelihood } = family.fit(days);
  const nll = -logLikelihood / days.length;
  console.log(`  ${family.name.padEnd(22)} ${nll.toFixed(3)}`);
}

// With inputs: fit on four fifths, judge on the rest.
const columns = ["Eth", "Sex", "Age", "Lrn"];
const { matching: test, rest: fitted } = splitAtRandom(quine, 0.2, 1);
const code = encoding(fitted, columns);
const [train, fresh] = [fitted, test].map((table) => ({
  ...encodeInputs(table, code),
  y: encodeNumbers(table, "Days"),
}));
console.log("of pupils not seen, with Eth, Sex, Age and Lrn:");
for (const head of [
  poissonHead(),
  zeroInflatedPoissonHead(),
  negativeBinomialHead(),
  normalHead({ scale: "shared" }),
]) {
  const { coefficients } = fitGeneralizedLinearModel(head, train);
  const eta = linearPredictor(
    coefficients,
    head,
    fresh.x,
    fresh.rows,
    fresh.inputs,
  );
  const p = head.outputs.length;
  const slopes = new Float64Array(p * fresh.rows);
  let nll = 0;
  for (let i = 0; i < fresh.rows; i++) {
    nll += head.point(fresh.y, i, eta, i * p, slopes) / fresh.rows;
  }
  console.log(`  ${head.name.padEnd(22)} ${nll.toFixed(3)}`);
}
