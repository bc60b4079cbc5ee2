import { fitGeneralizedLinearModel } from "@loglik/core/fit/generalized-linear-model";
import { normalHead } from "@loglik/core/heads/normal";
import { createRng } from "@loglik/core/random";

// y = 1 + 2x + noise with σ = 1, many times over. Change the number of rows.
const rows = 12;
const samples = 300;
const head = normalHead({ scale: "shared" });
const rng = createRng(1, "noise");
const x = Float64Array.from({ length: rows }, (_, i) => i / 2);

let meanSquareNoise = 0;
let meanSquareResidual = 0;
for (let sample = 0; sample < samples; sample++) {
  const noise = x.map(() => rng.normal());
  const y = x.map((value, i) => 1 + 2 * value + noise[i]);
  const [slope, , intercept] = fitGeneralizedLinearModel(head, {
    x,
    y,
    rows,
    inputs: 1,
  }).coefficients;
  const residuals = x.map((value, i) => y[i] - intercept - slope * value);
  const meanSquare = (values: Float64Array) =>
    values.reduce((sum, value) => sum + value * value, 0) / rows;
  meanSquareNoise += meanSquare(noise) / samples;
  meanSquareResidual += meanSquare(residuals) / samples;
  if (sample === 0) {
    console.log(
      "sum of the noise:    ",
      noise.reduce((sum, value) => sum + value, 0).toFixed(6),
    );
    console.log(
      "sum of the residuals:",
      Math.abs(residuals.reduce((sum, value) => sum + value, 0)).toFixed(6),
    );
  }
}
console.log(
  "mean square of the noise:    ",
  meanSquareNoise.toFixed(3),
  " expected 1",
);
console.log(
  "mean square of the residuals:",
  meanSquareResidual.toFixed(3),
  ` expected ${((rows - 2) / rows).toFixed(3)}`,
);
