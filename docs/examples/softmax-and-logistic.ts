import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { inverse as softmax } from "@loglik/core/links/softmax";
import { sigmoid } from "@loglik/core/special/sigmoid";

// Two weights a class for softmax; their difference for the logistic.
const [w0, w1] = [
  [0.4, -1.1],
  [1.3, 0.2],
];
const x = [0.7, -0.3];
const dot = (w: number[]) => w[0] * x[0] + w[1] * x[1];
const z = [dot(w0), dot(w1)];
const difference = dot([w1[0] - w0[0], w1[1] - w0[1]]);
console.log("softmax:  P(1 | x) =", softmax(z, new Float64Array(2))[1]);
console.log("logistic: P(1 | x) =", sigmoid(difference));

// The losses agree too, and the two gradients are a - y.
const two = new Float64Array(2);
const one = new Float64Array(1);
const label = Float64Array.of(1);
const nll2 = categoricalHead({ classes: 2 }).point(
  label,
  0,
  Float64Array.from(z),
  0,
  two,
);
const nll1 = bernoulliHead().point(
  label,
  0,
  Float64Array.of(difference),
  0,
  one,
);
console.log("NLL:", nll2.toFixed(12), nll1.toFixed(12));
console.log(
  "gradients:",
  two[0].toFixed(6),
  two[1].toFixed(6),
  one[0].toFixed(6),
);

// A wrong label 1000 logits away: the head keeps the loss.
const far = Float64Array.of(1000, 0);
const loss = categoricalHead({ classes: 2 }).point(label, 0, far, 0, two);
const naive = -Math.log(softmax(far, new Float64Array(2))[1]);
console.log("from logits:", loss, " log of softmax:", naive);
