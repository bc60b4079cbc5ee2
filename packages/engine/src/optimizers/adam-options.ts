import { fraction, knownOptions, positiveNumber, trueOrFalse } from "../option-checks.js";
import { type CommonOptions, commonNames, commonSettings } from "./common-options.js";

/** Options of Adam and its variants. */
export interface AdamOptions extends CommonOptions {
  readonly beta1?: number;
  readonly beta2?: number;
  readonly epsilon?: number;
  readonly amsgrad?: boolean;
}

/** Checks the options of Adam or of the variant `where`, and fills in the defaults. */
export function adamSettings(where: string, options: AdamOptions) {
  knownOptions(where, options, [...commonNames, "beta1", "beta2", "epsilon", "amsgrad"]);
  const { beta1, beta2, epsilon, amsgrad } = {
    beta1: 0.9,
    beta2: 0.999,
    epsilon: 1e-8,
    amsgrad: false,
    ...options,
  };
  return {
    ...commonSettings(where, options, 0.001),
    beta1: fraction(where, "beta1", beta1),
    beta2: fraction(where, "beta2", beta2),
    epsilon: positiveNumber(where, "epsilon", epsilon),
    ...(trueOrFalse(where, "amsgrad", amsgrad) && { amsgrad }),
  };
}
