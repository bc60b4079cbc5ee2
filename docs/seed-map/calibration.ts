/** Predictions, decisions and calibration: rows 63, 72, 76, 78 and 79. */
import * as lesson from "../lessons/calibration.js";
import { overfit } from "../lessons/digits.js";
import { dropoutPassesAt, dropoutStudy } from "../lessons/dropout.js";
import type { Entry } from "./entry.js";

/** One network serves all facts about it. */
let overfitted: ReturnType<typeof overfit> | undefined;
const onDigits = () => {
  overfitted ??= overfit();
  return overfitted;
};

const page = "learn/calibration.mdx";

export const calibrationRows: readonly Entry[] = [
  {
    id: "63",
    claim: "The probability is trained, the decision is a rule on top, and accuracy counts decisions: three numbers.",
    place: `${page}#from-a-probability-to-a-decision`,
    facts: [
      {
        what: "threshold where a miss costs 4",
        number: 0.2,
        within: 1e-12,
        compute: () => lesson.missOfFour.threshold,
      },
      { what: "mean cost there", number: 0.333, within: 1e-12, compute: () => lesson.missOfFour.byCost.cost },
      { what: "mean cost at ½", number: 0.537, within: 1e-12, compute: () => lesson.missOfFour.byHalf.cost },
      { what: "accuracy at ½", number: 0.79, within: 1e-12, compute: () => lesson.missOfFour.byHalf.accuracy },
      {
        what: "accuracy at the threshold",
        number: 0.733,
        within: 1e-12,
        compute: () => lesson.missOfFour.byCost.accuracy,
      },
    ],
  },
  {
    id: "72",
    claim: "Training compares probabilities, not decisions: the loss sees a difference to which accuracy is blind.",
    place: `${page}#three-things`,
    also: [`${page}#the-calibration-lab`],
    facts: [
      { what: "accuracy of the honest", number: 0.79, within: 1e-12, compute: () => lesson.honest.before.accuracy },
      {
        what: "accuracy of the sure",
        number: 0.79,
        within: 1e-12,
        compute: () => lesson.overconfident.before.accuracy,
      },
      { what: "NLL of the honest", number: 0.43628, compute: () => lesson.honest.before.nll },
      { what: "NLL of the sure", number: 0.65081, compute: () => lesson.overconfident.before.nll },
    ],
  },
  {
    id: "76",
    claim: "With dropout the probabilities of training are not those of prediction, though the weights are the same.",
    place: `${page}#the-model-in-training-and-in-prediction`,
    facts: [
      {
        what: "different answers among 60 passes as in training",
        number: 5,
        within: 0,
        compute: async () => new Set((await dropoutPassesAt(60, 1)).probabilities).size,
      },
      { what: "P(1 | x) in prediction", number: 0.8832, compute: async () => (await dropoutStudy()).predicted },
      {
        what: "mean P(1 | x) over passes as in training",
        number: 0.8579,
        compute: async () => (await dropoutStudy()).meanProbability,
      },
      {
        what: "mean logit of the passes less that of prediction",
        number: 0,
        within: 0.05,
        compute: async () => (await dropoutStudy()).meanLogitGap,
      },
    ],
  },
  {
    id: "78",
    claim:
      "Calibrated means that of the cases with the forecast 0.7 seven in ten come; one temperature mends overconfidence.",
    place: `${page}#one-temperature`,
    also: [`${page}#the-reliability-diagram`, `${page}#the-calibration-lab`],
    facts: [
      { what: "ECE of the sure", number: 0.1292, compute: () => lesson.overconfident.before.calibrationError },
      { what: "upper end of its interval", number: 0.1475, compute: () => lesson.interval.high },
      { what: "fitted temperature", number: 2.87779, compute: () => lesson.overconfident.temperature },
      { what: "ECE after", number: 0.0275, compute: () => lesson.overconfident.after?.calibrationError ?? Number.NaN },
      { what: "NLL after", number: 0.43625, compute: () => lesson.overconfident.after?.nll ?? Number.NaN },
      {
        what: "ECE of a network of digits",
        number: 0.0962,
        compute: async () => (await onDigits()).before.calibrationError.estimate,
      },
      {
        what: "lower end of its interval",
        number: 0.0815,
        compute: async () => (await onDigits()).before.calibrationError.low,
      },
      { what: "its fitted temperature", number: 2.28, compute: async () => (await onDigits()).temperature },
      {
        what: "its ECE after",
        number: 0.0248,
        compute: async () => (await onDigits()).after.calibrationError.estimate,
      },
      {
        what: "upper end of its interval after",
        number: 0.0444,
        compute: async () => (await onDigits()).after.calibrationError.high,
      },
    ],
  },
  {
    id: "79",
    claim: "Cross-entropy does not ask for certainty: where seven of ten labels are 1 it is least at 0.7.",
    place: `${page}#does-cross-entropy-push-to-certainty`,
    facts: [
      { what: "estimate", number: 0.7, within: 1e-12, compute: () => lesson.oneInput.estimate },
      { what: "NLL at 0.7", number: 0.610864, compute: () => lesson.oneInput.losses[1].nll },
      { what: "NLL at 0.99", number: 1.388586, compute: () => lesson.oneInput.losses[3].nll },
      {
        what: "NLL of a network of digits on its own images",
        number: 0.000052,
        compute: async () => (await onDigits()).ownNll,
      },
      {
        what: "on other images",
        number: 0.7758,
        compute: async () => (await onDigits()).before.nll.estimate,
      },
    ],
  },
];
