/** From the product to the sum of logs: rows 19 to 22 and 24 to 26. */
import * as lesson from "../lessons/log-sum.js";
import type { Entry } from "./entry.js";

const page = "learn/product-to-sum-of-logs.mdx";
const at = (prob: number) => lesson.chain(lesson.tosses, prob);
const best = () => lesson.chainCurve(lesson.tosses).best;

export const sumOfLogsRows: readonly Entry[] = [
  {
    id: "19",
    claim: "The logarithm is increasing, so it keeps the order of any two candidates and with it the best one.",
    place: `${page}#each-line-in-numbers`,
    facts: [
      { what: "argmax of the product", number: 0.2, within: 1e-12, compute: () => best().product },
      { what: "argmax of its logarithm", number: 0.2, within: 1e-12, compute: () => best().logOfProduct },
    ],
  },
  {
    id: "20",
    claim: "From the product to the sum of logs in four lines, each of them true of the numbers.",
    place: `${page}#each-line-in-numbers`,
    facts: [
      { what: "log ∏ P at 0.2", number: -2.502012, compute: () => at(0.2).logOfProduct },
      { what: "Σ log P at 0.2", number: -2.502012, compute: () => at(0.2).sumOfLogs },
    ],
  },
  {
    id: "21",
    claim: "Turning the sign is a custom; whether the terms are added or averaged changes what a learning rate means.",
    place: `${page}#sum-or-mean`,
    facts: [
      { what: "argmin of the NLL", number: 0.2, within: 1e-12, compute: () => best().nll },
      {
        what: "first step at rate 0.5 for 500 tosses, mean",
        number: -0.15,
        within: 1e-12,
        compute: () => lesson.descend(lesson.repeated(100), "mean", 0.5, 1)[1],
      },
      {
        what: "the same, sum",
        number: -75,
        within: 1e-12,
        compute: () => lesson.descend(lesson.repeated(100), "sum", 0.5, 1)[1],
      },
    ],
  },
  {
    id: "22",
    claim: "The estimate maximises the product of the probabilities, and the sum of their logarithms.",
    place: `${page}#each-line-in-numbers`,
    facts: [
      { what: "argmax of the product", number: 0.2, within: 1e-12, compute: () => best().product },
      { what: "argmax of the sum of logs", number: 0.2, within: 1e-12, compute: () => best().sumOfLogs },
    ],
  },
  {
    id: "24",
    claim: "The derivative of a product of n factors has n terms of n factors, that of the sum of logs n terms of one.",
    place: `${page}#the-derivative-of-a-product-and-of-a-sum`,
    facts: [
      {
        what: "factors in the derivative of the product of five",
        number: 25,
        within: 0,
        compute: () => lesson.derivativeOfProduct(lesson.tosses, 0.1).factors,
      },
      {
        what: "in that of the sum",
        number: 5,
        within: 0,
        compute: () => lesson.derivativeOfSum(lesson.tosses, 0.1).factors,
      },
      { what: "L′(0.1)", number: 0.3645, compute: () => lesson.derivativeOfProduct(lesson.tosses, 0.1).value },
      {
        what: "L · (log L)′ there",
        number: 0.3645,
        compute: () => at(0.1).product * lesson.derivativeOfSum(lesson.tosses, 0.1).value,
      },
    ],
  },
  {
    id: "25",
    claim: "A product of probabilities ends at 0, or sticks just above it; one of densities can overflow.",
    place: `${page}#the-product-does-not-fit-into-the-computer`,
    facts: [
      { what: "factors ½ until 0, float32", number: 150, compute: () => lesson.halfInFloat32.factors },
      { what: "float64", number: 1075, compute: () => lesson.halfInFloat64.factors },
      {
        what: "where a product of 0.9 sticks, in smallest float64 steps",
        number: 5,
        within: 0,
        compute: () => (lesson.nineTenthsInFloat64.products.at(-1) ?? Number.NaN) / Number.MIN_VALUE,
      },
      {
        what: "log L of 200 observations at the centre of a normal of scale 0.01",
        number: 737.246,
        compute: () => lesson.overflow.logLikelihood,
      },
    ],
  },
  {
    id: "26",
    claim: "The logarithm turns factors into steps of one length: a range of a hundred orders becomes one of hundreds.",
    place: `${page}#the-product-does-not-fit-into-the-computer`,
    facts: [
      {
        what: "log of 2⁻¹⁰⁷⁵, which the product cannot hold",
        number: -745.133,
        compute: () => lesson.productAgainstLogs(0.5, "float64").sumOfLogs(1075),
      },
    ],
  },
];
