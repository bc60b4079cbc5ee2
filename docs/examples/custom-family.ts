import { type Family, LoglikError } from "@loglik/core";
import { likelihoodHead } from "@loglik/core/heads/composed";
import { negativeLogLikelihood } from "@loglik/core/likelihood";
import { createRng } from "@loglik/core/random";
import { checkFamily } from "@loglik/core/testing";
import * as weibull from "@loglik/core/weibull";
import { adam, dense, network, train } from "@loglik/engine";

// Rayleigh: the length of a vector of two normals, such as wind speed.
//   f(y; σ) = y/σ² · exp(−y²/2σ²),  y ≥ 0
const positive = {
  low: 0,
  high: Infinity,
  lowIncluded: false,
  highIncluded: false,
  integers: false,
};
const valid = (scale: number) => scale > 0 && scale < Infinity;

const rayleigh: Family<"scale"> = {
  name: "rayleigh",
  measure: "continuous",
  paramNames: ["scale"],
  paramSpecs: {
    scale: {
      domain: positive,
      shape: "scalar",
      kind: "real",
      link: "log",
      doc: "Scale σ > 0, in the unit of y.",
    },
  },
  support: () => ({ ...positive, lowIncluded: true }),
  logProb(y, { scale }) {
    if (!valid(scale)) return NaN;
    if (y < 0) return -Infinity;
    return Math.log(y) - 2 * Math.log(scale) - 0.5 * (y / scale) ** 2;
  },
  logProbInto(y, theta, out) {
    if (!valid(theta.scale) || out.length < y.length) {
      throw new LoglikError(
        "option-invalid",
        `rayleigh: scale ${theta.scale}, ${out.length} places.`,
      );
    }
    for (let i = 0; i < y.length; i++) {
      out[i] = rayleigh.logProb(y[i], theta);
    }
    return out;
  },
  // ∂ log f/∂σ = (y²/σ² − 2)/σ, and the mean of its square is 4/σ².
  score(y, { scale }, out) {
    const inside = valid(scale) && y >= 0;
    out[0] = inside ? ((y / scale) ** 2 - 2) / scale : NaN;
    return out;
  },
  fisherInformation({ scale }, out) {
    out[0] = valid(scale) ? 4 / scale ** 2 : NaN;
    return out;
  },
  sample: (rng, { scale }) =>
    scale * Math.sqrt(-2 * Math.log(rng.uniform())),
  mean: ({ scale }) =>
    valid(scale) ? scale * Math.sqrt(Math.PI / 2) : NaN,
};

// The contract, checked at parameters of your choice: silence is consent.
const violations = checkFamily(rayleigh, [{ scale: 1 }, { scale: 3 }]);
console.log("violations:", violations.length);

// A planted slip: in the score a 1 in the place of the 2.
const wrong: Family<"scale"> = {
  ...rayleigh,
  score(y, { scale }, out) {
    const inside = valid(scale) && y >= 0;
    out[0] = inside ? ((y / scale) ** 2 - 1) / scale : NaN;
    return out;
  },
};
const [first] = checkFamily(wrong, [{ scale: 1 }]);
console.log("with a slip:", first);

// It is a special Weibull, and must agree with the one that ships.
const winds = [3.1, 5.4, 2.2, 7.9, 4.4];
console.log(
  negativeLogLikelihood(rayleigh, winds, { scale: 4 }).toFixed(10),
  negativeLogLikelihood(weibull, winds, {
    shape: 2,
    scale: 4 * Math.SQRT2,
  }).toFixed(10),
);

// Any family is a head, and any head trains a network: wind over a day,
// from −1 at midnight over 0 at noon to 1.
const rng = createRng(1, "wind");
const x = Float64Array.from({ length: 400 }, () => 2 * rng.uniform() - 1);
const truth = (time: number) => 3 + 2 * Math.sin(Math.PI * time);
const y = x.map((time) => rayleigh.sample(rng, { scale: truth(time) }));
const net = network({
  inputs: 1,
  hidden: [dense(12, "tanh")],
  likelihood: likelihoodHead(rayleigh),
});
const options = { optimizer: adam({ rate: 0.02 }), epochs: 300, seed: 1 };
const model = await train(net, { x, y }, options).result;
const { scale } = await model.predict([-0.5, 0, 0.5]);
console.log(
  "σ at 6, 12 and 18 h:",
  Array.from(scale, (value) => value.toFixed(1)).join("  "),
  " truth: 1.0  3.0  5.0",
);
console.log("trained on:", model.training.thread);
