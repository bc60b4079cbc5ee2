/** The straight line and the one-node network: rows 32, 35 to 39, 45 to 51 and 53. */
import * as laplace from "@loglik/core/laplace";
import * as normal from "@loglik/core/normal";
import { presentDerivation } from "@loglik/derive";
import { derivationNamed } from "@loglik/derive/registry";
import { lbfgs, sgd } from "@loglik/engine";
import * as line from "../lessons/least-squares.js";
import * as node from "../lessons/logistic.js";
import * as roads from "../lessons/three-roads.js";
import type { Entry } from "./entry.js";

const linePage = "learn/least-squares.mdx";
const nodePage = "learn/logistic-regression.mdx";

/** Σ (x − x̄)(y − ȳ) / Σ (x − x̄)², without a likelihood. */
function leastSquaresSlope(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
  const [xBar, yBar] = [mean(x), mean(y)];
  const away = Array.from(x, (value) => value - xBar);
  const across = away.reduce((sum, value, i) => sum + value * (y[i] - yBar), 0);
  return across / away.reduce((sum, value) => sum + value * value, 0);
}

/** Σ ℓ over the rows with one of the labels, from the loss as machine learning writes it. */
function lossOfLabel(label: number): number {
  return node
    .probabilities(node.sample, [1, 1])
    .reduce((sum, prob, i) => sum + (node.sample.y[i] === label ? node.binaryCrossEntropy(prob, label) : 0), 0);
}

function largestInItsOwnUnit(noise: ArrayLike<number>): number {
  const values = Array.from(noise);
  return (
    Math.max(...values.map(Math.abs)) / Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length)
  );
}

export const oneNodeRows: readonly Entry[] = [
  {
    id: "32",
    claim: "The negative log-likelihood of labels 0 and 1 is, line by line, the binary cross-entropy.",
    place: `${nodePage}#from-the-labels-to-the-loss`,
    facts: [
      {
        what: "largest difference between two lines of the derivation, three labels",
        number: 0,
        within: 1e-12,
        compute: () => {
          const point = { n: 3, z: [0.2, 0.7, -0.9], y: [0, 1, 0] };
          const { lines } = presentDerivation(derivationNamed("bernoulli-binary-cross-entropy"), point as never);
          return Math.max(
            ...lines.map(({ value }) => Math.abs((value ?? Number.NaN) - (lines[0].value ?? Number.NaN))),
          );
        },
      },
      { what: "Σ cross-entropy of 200 labels at w = (1, 1)", number: 163.5833, compute: () => node.check.loss },
    ],
  },
  {
    id: "35",
    claim: "No function passes through data that repeat an input with another outcome.",
    place: `${linePage}#fifty-cars`,
    facts: [
      { what: "speeds with several stopping distances", number: 14, within: 0, compute: () => line.carsRepeats.length },
      { what: "slope of the line", number: 3.932409, compute: () => line.carsFit.slope },
      { what: "largest residual, feet", number: 43.2013, compute: () => line.largestResidual },
      {
        what: "sum of the residuals",
        number: 0,
        within: 1e-6,
        compute: () => line.carsResiduals.reduce((sum, residual) => sum + residual, 0),
      },
    ],
  },
  {
    id: "36",
    claim: "The model run forwards: y = f(x) + ε with independent normal ε; and what happens when ε is something else.",
    place: `${linePage}#simulate-it`,
    facts: [
      {
        what: "mean square of the simulated noise, σ² = 1, over 200 samples of 12",
        number: 1.0455,
        compute: () => line.noiseStudy.noiseVariance,
      },
      ...(["normal", "outliers", "fanning", "skewed"] as const).map((kind, k) => ({
        what: `largest of 40 draws of ${kind} noise, in units of their root mean square`,
        number: [2.63976, 3.61997, 3.7053, 4.07123][k],
        compute: () => largestInItsOwnUnit(line.simulate(1, 40, kind).noise),
      })),
    ],
  },
  {
    id: "37",
    claim:
      "A residual is not the noise: residuals add up to zero and are too small, by the factor (n − 2)/n for a line.",
    place: `${linePage}#a-residual-is-not-the-noise`,
    facts: [
      {
        what: "mean square of the residuals in those samples",
        number: 0.85504,
        compute: () => line.noiseStudy.residualVariance,
      },
      {
        what: "largest sum of residuals",
        number: 0,
        within: 1e-9,
        compute: () => line.noiseStudy.largestResidualSum,
      },
      { what: "largest sum of the noise", number: 9.8442, compute: () => line.noiseStudy.largestNoiseSum },
    ],
  },
  {
    id: "38",
    claim: "The normal NLL is n/2 · log 2πσ² + RSS/2σ²: squared error with a factor and a constant put back.",
    place: `${linePage}#the-ledger`,
    facts: [
      { what: "factor 1/2σ̂² for the cars", number: 0.00220196, compute: () => line.carsLedger.factor },
      { what: "constant ½ log 2πσ̂²", number: 3.6315686, compute: () => line.carsLedger.constant },
      { what: "NLL of the sample by the formula", number: 206.57843, compute: () => line.carsByFormula },
    ],
  },
  {
    id: "39",
    claim:
      "The least-squares line maximises the normal likelihood with one σ, σ̂² is RSS/n, and the line is a mean; a Laplace head gives a median.",
    place: `${linePage}#from-the-density-to-the-squares`,
    also: [`${linePage}#a-mean-or-a-median`],
    facts: [
      { what: "NLL of the cars at the fit", number: 206.57843, compute: () => line.carsFit.nll },
      {
        what: "σ̂² less RSS/n",
        number: 0,
        within: 1e-9,
        compute: () => line.carsFit.scale ** 2 - line.carsFit.rss / line.carsFit.rows,
      },
      {
        what: "slope of the line by the textbook's least squares",
        number: 3.932409,
        compute: () => leastSquaresSlope(line.speed, line.distance),
      },
      {
        what: "the number of the least squares, of 50 distances",
        number: 42.98,
        compute: () => normal.fit(line.distance).theta.loc,
      },
      {
        what: "and the number of the greatest Laplace likelihood",
        number: 36,
        within: 1e-12,
        compute: () => laplace.fit(line.distance).theta.loc,
      },
    ],
  },
  {
    id: "45",
    claim: "One node with a sigmoid and no bias can only draw a boundary through the origin.",
    place: `${nodePage}#train-it-here`,
    facts: [
      {
        what: "its output at the origin, whatever the weights",
        number: 0.5,
        within: 1e-15,
        compute: () => node.probabilities({ x: Float64Array.of(0, 0), y: Float64Array.of(1), rows: 1 }, [1.5, -1])[0],
      },
      { what: "lowest NLL per label without a bias", number: 0.5076612, compute: () => node.floors.withoutBias },
      { what: "with one", number: 0.4150283, compute: () => node.floors.withBias },
    ],
  },
  {
    id: "46",
    claim: "The loss of a sample is the sum of the losses of its rows.",
    place: `${nodePage}#from-the-labels-to-the-loss`,
    facts: [
      { what: "Σ ℓ of the labels 1 at w = (1, 1)", number: 120.201539, compute: () => lossOfLabel(1) },
      { what: "of the labels 0", number: 43.381752, compute: () => lossOfLabel(0) },
      { what: "of all", number: 163.5833, compute: () => node.check.loss },
    ],
  },
  {
    id: "47",
    claim: "The node is a model of the labels: it can be run forwards to simulate them.",
    place: `${nodePage}#train-it-here`,
    facts: [
      { what: "share of ones among 200 simulated labels", number: 0.72, compute: () => node.fractionOfOnes },
      {
        what: "mean probability of a one at those inputs, by the weights that simulate",
        number: 0.70203,
        compute: () =>
          node
            .probabilities(node.sample, node.truth.weights, node.truth.bias)
            .reduce((sum, prob) => sum + prob / node.sample.rows, 0),
      },
      {
        what: "share of ones among fresh labels at the same inputs",
        number: 0.68,
        compute: () => node.meanOf(node.freshLabels(node.sample, node.truth.weights, node.truth.bias, 1)),
      },
    ],
  },
  {
    id: "48",
    claim: "The product split by label and the product with exponents are the same number.",
    place: `${nodePage}#from-the-labels-to-the-loss`,
    facts: [
      { what: "−log of the split product", number: 163.5833, compute: () => node.check.split },
      { what: "gap to the other form", number: 0, within: 1e-12, compute: () => node.check.split - node.check.loss },
    ],
  },
  {
    id: "49",
    claim: "−log L is the summed cross-entropy, for any weights.",
    place: `${nodePage}#from-the-labels-to-the-loss`,
    facts: [
      {
        what: "largest gap over 20 random weights",
        number: 0,
        within: 1e-12,
        compute: () =>
          Math.max(
            ...Array.from({ length: 20 }, (_, draw) => {
              const [first, second, bias] = node.randomWeights(draw, true);
              const { gap, head } = node.lossByThreeRoads(node.sample, [first, second], bias);
              return gap / head;
            }),
          ),
      },
    ],
  },
  {
    id: "50",
    claim: "Training the node by cross-entropy is logistic regression; with separated labels there is no optimum.",
    place: `${nodePage}#three-roads-one-optimum`,
    also: [`${nodePage}#when-there-is-no-maximum`],
    facts: [
      // R's glm(am ~ wt + hp, family = binomial) on its table mtcars: −8.083475182, 3.068675275, −5.029555236.
      {
        what: "the weight of a car's weight, by Newton's method and by R",
        number: -8.083475,
        compute: () => roads.byNewton.coefficients[0],
      },
      {
        what: "by gradient descent",
        number: -8.083475,
        within: 1e-6,
        compute: () => roads.trainedSlope(sgd({ rate: 4 }), 5000),
      },
      {
        what: "by L-BFGS",
        number: -8.083475,
        within: 1e-6,
        compute: () => roads.trainedSlope(lbfgs({ tolerance: 1e-9 }), 100),
      },
      { what: "its standard error", number: 3.068675, compute: () => roads.byNewton.standardErrors[0] },
      { what: "log L there", number: -5.029555, compute: () => roads.byNewton.logLikelihood },
      {
        what: "Newton's first weight of the points on the page",
        number: 1.545173,
        compute: () => node.newtonWithBias.coefficients[0],
      },
      { what: "its NLL per label", number: 0.4150283, compute: () => node.newtonWithBias.nll },
      {
        what: "NLL of six separated points at length 30",
        number: 0,
        within: 0.001,
        compute: () => node.lengthening[3].nll,
      },
      {
        what: "whether Newton's method claims an optimum for them",
        number: 0,
        within: 0,
        compute: () => Number(node.newton(node.separated, false).converged),
      },
    ],
  },
  {
    id: "53",
    claim: "Linear regression is another case of the same thing, with the normal in the place of the coin.",
    place: `${linePage}#from-the-density-to-the-squares`,
    facts: [
      { what: "intercept of the cars", number: -17.579095, compute: () => line.carsFit.intercept },
      { what: "σ̂ by maximum likelihood", number: 15.068856, compute: () => line.carsFit.scale },
    ],
  },
];
