/** What is trained and how: rows 27 to 30. */
import { fitGeneralizedLinearModel } from "@loglik/core/fit/generalized-linear-model";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { normalHead } from "@loglik/core/heads/normal";
import * as normal from "@loglik/core/normal";
import { lbfgs, network, train } from "@loglik/engine";
import * as node from "../lessons/logistic.js";
import * as lesson from "../lessons/optimizer-paths.js";
import { logisticData, surfaces } from "../lessons/surfaces.js";
import type { Entry } from "./entry.js";

const page = "learn/how-training-finds-it.mdx";
const usual = { start: surfaces.logistic.start, rate: 0.2, steps: 150 };
const endOf = (rule: lesson.RuleName) => lesson.walk(surfaces.logistic, rule, usual).nll[150];

export const trainingRows: readonly Entry[] = [
  {
    id: "27",
    claim: "A network does not put out y but, through a link, the parameters of a distribution of y for each x.",
    place: `${page}#a-network-that-puts-out-a-distribution`,
    facts: [
      {
        what: "probability that the head reads from the output 1.5",
        number: 0.817574,
        compute: () => (bernoulliHead().theta([1.5]) as { prob: number }).prob,
      },
      {
        what: "scale that a normal head reads from the outputs 1.2 and −0.5",
        number: 0.606531,
        compute: () => (normalHead().theta([1.2, -0.5]) as { scale: number }).scale,
      },
      {
        what: "NLL of the observation 2 there, by the head",
        number: 1.288789,
        compute: () => normalHead().point(Float64Array.of(2), 0, Float64Array.of(1.2, -0.5), 0, new Float64Array(2)),
      },
      {
        what: "and by the family",
        number: 1.288789,
        compute: () => -normal.logProb(2, normalHead().theta([1.2, -0.5]) as { loc: number; scale: number }),
      },
    ],
  },
  {
    id: "28",
    claim: "The weights that minimise the summed NLL of the pairs (x, y) are what training looks for.",
    place: `${page}#a-network-that-puts-out-a-distribution`,
    facts: [
      {
        what: "lowest mean NLL of 60 pairs under one node",
        number: 0.36483938,
        compute: () => fitGeneralizedLinearModel(bernoulliHead(), { ...logisticData, rows: 60, inputs: 1 }).nll,
      },
      {
        what: "mean NLL of the same pairs after training that node",
        number: 0.364839,
        compute: async () => {
          const data = { x: Array.from(logisticData.x), y: Array.from(logisticData.y) };
          const net = network({ inputs: 1, likelihood: bernoulliHead() });
          const run = train(net, data, {
            optimizer: lbfgs(),
            epochs: 50,
            batchSize: 60,
            seed: 1,
            precision: "float64",
          });
          return (await run.result).nll(data.x, data.y);
        },
      },
      {
        what: "the floor of the surface on the page",
        number: 0.36483938,
        compute: () => lesson.logisticValleys[0].nll,
      },
    ],
  },
  {
    id: "29",
    claim:
      "Where there is no formula one walks: backpropagation gives the slope, SGD, momentum, RMSprop or Adam the step.",
    place: `${page}#five-ways-down`,
    also: [`${page}#two-valleys`],
    facts: [
      { what: "NLL after 150 steps at rate 0.2, SGD", number: 0.4186, compute: () => endOf("SGD") },
      { what: "momentum", number: 0.36484, compute: () => endOf("momentum") },
      { what: "RMSprop", number: 0.36484, compute: () => endOf("RMSprop") },
      { what: "Adam", number: 0.36484, compute: () => endOf("Adam") },
      {
        what: "steps of Newton's method",
        number: 6,
        within: 0,
        compute: () => lesson.newtonOnLogistic.places.length - 1,
      },
      {
        what: "by how much the second valley of a mixture lies higher",
        number: 0.165079,
        compute: () => lesson.mixtureValleys[1].nll - lesson.mixtureValleys[0].nll,
      },
    ],
  },
  {
    id: "30",
    claim: "p(x, y) = p(y | x; w) p(x), and p(x) is free of w: leaving it out moves no minimum.",
    place: `${page}#a-network-that-puts-out-a-distribution`,
    facts: [
      {
        what: "difference of the joint NLL of 200 rows at two w, x standard normal",
        number: 61.857,
        compute: () => jointNll([1, 1]) - jointNll([1.5, -1]),
      },
      {
        what: "of the conditional one",
        number: 61.857,
        compute: () => node.headNll(node.sample, [1, 1]) - node.headNll(node.sample, [1.5, -1]),
      },
    ],
  },
];

/** The NLL of points and labels together: that of the labels given the points, and that of the points. */
function jointNll(weights: readonly [number, number]): number {
  const ofThePoints = node.sample.x.reduce((sum, value) => sum + 0.5 * Math.log(2 * Math.PI) + 0.5 * value * value, 0);
  return node.headNll(node.sample, weights) + ofThePoints;
}
