import { LoglikError } from "../error.js";
import type { VectorFamily, VectorTheta } from "../family.js";
import type { HeadSource, LikelihoodHead } from "../head.js";
import { fullNegativeLogLikelihood } from "../ledger/full-negative-log-likelihood.js";
import type { LossLedger } from "../ledger/ledger.js";
import * as softmax from "../links/softmax.js";
import { checkTargets, knownOptions } from "./check-targets.js";

/** How a family with one vector parameter and a class index as observation becomes a head. */
export interface ComposedVectorOptions {
  /** Length of the parameter vector, and number of outputs. */
  readonly classes: number;
  readonly ledger?: LossLedger;
  /** As in `ComposedOptions`. */
  readonly source?: HeadSource;
}

/**
 * The head of a family with one vector parameter: softmax where the parameter lies on the simplex, identity else.
 *
 * @throws LoglikError `classes-invalid`, `vector-family-unsupported`
 */
export function vectorHead(family: VectorFamily<string, number>, options: ComposedVectorOptions): LikelihoodHead {
  knownOptions("likelihoodHead", options, ["classes", "ledger", "source"]);
  const { classes, source } = options;
  if (!Number.isInteger(classes) || classes < 2) {
    throw new LoglikError(
      "classes-invalid",
      `likelihoodHead: classes is ${classes}; ${family.name} needs an integer of at least 2. Count the distinct labels.`,
      { classes },
    );
  }
  const [name] = family.paramNames;
  const { link } = family.paramSpecs[name];
  if (family.paramNames.length !== 1 || (link !== "softmax" && link !== "identity")) {
    throw new LoglikError(
      "vector-family-unsupported",
      `likelihoodHead: ${family.name} has the parameters ${family.paramNames.join(", ")}; only a single vector parameter ` +
        "with the link softmax or identity can be composed. Write a head for it.",
      { family: family.name },
    );
  }
  const onSimplex = link === "softmax";
  const thetaAt = (eta: ArrayLike<number>, offset: number): VectorTheta => {
    const out = new Float64Array(classes);
    if (onSimplex) return { [name]: softmax.inverse(eta, out, offset, classes) };
    for (let k = 0; k < classes; k++) out[k] = eta[offset + k];
    return { [name]: out };
  };
  const score = new Float64Array(classes);
  const information = new Float64Array(classes * classes);
  const jacobian = new Float64Array(classes * classes);
  const rules = {
    name: `${family.name} (composed)`,
    targets: [{ name: "class", domain: family.support({ [name]: new Float64Array(classes).fill(1 / classes) }) }],
  };
  const { fisherInformation } = family;

  return {
    ...rules,
    family: family.name,
    ...(source === undefined ? {} : { source }),
    outputs: Array.from({ length: classes }, (_, k) => ({ name: `logit ${k}`, kind: "perRow" as const })),
    ledger: options.ledger ?? fullNegativeLogLikelihood,
    point(y, yOffset, eta, etaOffset, grad) {
      const theta = thetaAt(eta, etaOffset);
      family.score(y[yOffset], theta, score);
      if (onSimplex) softmax.derivative(theta[name], jacobian);
      for (let k = 0; k < classes; k++) {
        let sum = onSimplex ? 0 : score[k];
        if (onSimplex) for (let j = 0; j < classes; j++) sum += score[j] * jacobian[j * classes + k];
        grad[etaOffset + k] = 0 - sum;
      }
      return 0 - family.logProb(y[yOffset], theta);
    },
    ...(fisherInformation === undefined
      ? {}
      : {
          fisher(eta, etaOffset, out) {
            const theta = thetaAt(eta, etaOffset);
            fisherInformation(theta, onSimplex ? information : out);
            if (onSimplex) sandwich(softmax.derivative(theta[name], jacobian), information, classes, out);
          },
        }),
    initial(y, weights) {
      checkTargets("likelihoodHead.initial", rules, y);
      if (family.fit === undefined) return new Float64Array(classes);
      const fitted = family.fit(y, { weights, classes }).theta[name];
      return onSimplex ? softmax.link(fitted, new Float64Array(classes)) : Float64Array.from(fitted);
    },
    theta: (eta, row = 0) => thetaAt(eta, row * classes),
    predict: (eta, row = 0) => family.mode?.(thetaAt(eta, row * classes)) ?? NaN,
  };
}

/** Jᵀ I J for k × k matrices. */
function sandwich(j: Float64Array, information: Float64Array, k: number, out: Float64Array): void {
  const half = new Float64Array(k * k);
  for (let a = 0; a < k; a++) {
    for (let b = 0; b < k; b++) {
      for (let c = 0; c < k; c++) half[a * k + b] += information[a * k + c] * j[c * k + b];
    }
  }
  out.fill(0, 0, k * k);
  for (let a = 0; a < k; a++) {
    for (let b = 0; b < k; b++) {
      for (let c = 0; c < k; c++) out[a * k + b] += j[c * k + a] * half[c * k + b];
    }
  }
}
