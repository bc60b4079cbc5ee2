/** The straight line and the one-node network: rows 32, 35 to 39, 45 to 51 and 53. */
import * as line from "../lessons/least-squares.js";
import * as node from "../lessons/logistic.js";
import type { Entry } from "./entry.js";

const linePage = "learn/least-squares.mdx";
const nodePage = "learn/logistic-regression.mdx";

export const oneNodeRows: readonly Entry[] = [
  {
    id: "32",
    claim: "The negative log-likelihood of labels 0 and 1 is, line by line, the binary cross-entropy.",
    place: `${nodePage}#from-the-labels-to-the-loss`,
    facts: [{ what: "Σ cross-entropy of 200 labels at w = (1, 1)", number: 163.5833, compute: () => node.check.loss }],
  },
  {
    id: "35",
    claim: "No function passes through data that repeat an input with another outcome.",
    place: `${linePage}#fifty-cars`,
    facts: [
      { what: "speeds with several stopping distances", number: 14, within: 0, compute: () => line.carsRepeats.length },
      { what: "slope of the line", number: 3.932409, compute: () => line.carsFit.slope },
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
    claim: "The least-squares line maximises the normal likelihood with one σ, σ̂² is RSS/n, and the line is a mean.",
    place: `${linePage}#from-the-density-to-the-squares`,
    facts: [
      { what: "NLL of the cars at the fit", number: 206.57843, compute: () => line.carsFit.nll },
      {
        what: "σ̂² less RSS/n",
        number: 0,
        within: 1e-9,
        compute: () => line.carsFit.scale ** 2 - line.carsFit.rss / line.carsFit.rows,
      },
    ],
  },
  {
    id: "45",
    claim: "One node with a sigmoid and no bias can only draw a boundary through the origin.",
    place: `${nodePage}#train-it-here`,
    facts: [
      { what: "lowest NLL per label without a bias", number: 0.5076612, compute: () => node.floors.withoutBias },
      { what: "with one", number: 0.4150283, compute: () => node.floors.withBias },
    ],
  },
  {
    id: "46",
    claim: "The loss of a sample is the sum of the losses of its rows.",
    place: `${nodePage}#from-the-labels-to-the-loss`,
    facts: [{ what: "Σ ℓ at w = (1, 1)", number: 163.5833, compute: () => node.check.loss }],
  },
  {
    id: "47",
    claim: "The node is a model of the labels: it can be run forwards to simulate them.",
    place: `${nodePage}#train-it-here`,
    facts: [
      { what: "share of ones among 200 simulated labels", number: 0.72, compute: () => node.exercise.fractionOfOnes },
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
    place: `${nodePage}#newtons-method-gets-there-in-a-handful-of-steps`,
    facts: [
      { what: "Newton's first weight", number: 1.545173, compute: () => node.newtonWithBias.coefficients[0] },
      { what: "its NLL per label", number: 0.4150283, compute: () => node.newtonWithBias.nll },
      {
        what: "NLL of six separated points at length 30",
        number: 0,
        within: 0.001,
        compute: () => node.lengthening[3].nll,
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
