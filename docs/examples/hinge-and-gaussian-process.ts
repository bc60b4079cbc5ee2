import {
  gaussianProcessClassifier,
  hingeNormaliser,
  squaredExponential,
  supportVectorMode,
} from "@loglik/bayes/gaussian-process";
import { fitPlattScaling } from "@loglik/core/calibration/platt-scaling";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { createRng } from "@loglik/core/random";
import { logit, sigmoid } from "@loglik/core/special/sigmoid";

// A likelihood would sum to one over both classes, at every f.
for (const f of [0, 1, 3]) {
  console.log(`f = ${f}: total ${hingeNormaliser(f).toFixed(4)}`);
}

// Two overlapping clouds: to fit, to scale margins on, to judge by.
const rng = createRng(12, "clouds");
function clouds(rows: number) {
  const y = Float64Array.from({ length: rows }, (_, i) => i % 2);
  const x = Array.from(y, (label) => [
    (label === 1 ? 0.8 : -0.8) + rng.normal(),
    rng.normal(),
  ]);
  return { x, y };
}
const [fitted, held, fresh] = [clouds(60), clouds(200), clouds(2000)];

/** Mean NLL of the fresh labels, from logits. */
const head = bernoulliHead();
function score(name: string, logits: Float64Array): void {
  const slope = new Float64Array(1);
  const total = logits.reduce(
    (sum, _, i) =>
      sum + head.point(fresh.y, i, logits.subarray(i), 0, slope),
    0,
  );
  console.log(name.padEnd(20), (total / logits.length).toFixed(3), "nats");
}

// One prior over functions; the hinge's mode, which is an SVM …
const kernel = squaredExponential({ variance: 8, lengthScale: 1 });
const machine = supportVectorMode(fitted.x, fitted.y, { kernel, c: 10 });
const margins = machine.margin(fresh.x);
score("margin as a logit", margins);

// … whose margin Platt's scaling turns into log odds …
const heldMargins = machine.margin(held.x);
const { slope, intercept } = fitPlattScaling(heldMargins, held.y);
score(
  "Platt",
  margins.map((f) => slope * f + intercept),
);

// … and a likelihood in the hinge's place, averaged over f.
const process = gaussianProcessClassifier(fitted.x, fitted.y, { kernel });
const { probability } = process.predict(fresh.x);
score("Gaussian process", probability.map(logit));

// Far from all data the one knows that it does not know.
const [far] = process.predict([[9, 9]]).probability;
console.log("far away:", far.toFixed(3));
console.log("the truth there:", sigmoid(2 * 0.8 * 9).toFixed(3));
