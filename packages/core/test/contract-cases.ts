import type { Theta, VectorTheta } from "../src/family.js";
import type { FamilyCheckOptions } from "../src/testing/index.js";

/**
 * Where each family of the registry is checked, by name: ordinary parameters, and some near the edges of their domain. A
 * group of checks is left out only with a reason in `options.except`.
 */
export const contractCases: Readonly<
  Record<string, { readonly cases: readonly Theta[]; readonly options?: FamilyCheckOptions }>
> = {
  bernoulli: { cases: [{ prob: 0.3 }, { prob: 0.5 }, { prob: 0.98 }] },
  bernoulliLogit: { cases: [{ logit: 0 }, { logit: -1.5 }, { logit: 4 }] },
  normal: {
    cases: [
      { loc: 0, scale: 1 },
      { loc: 3.7, scale: 0.25 },
      { loc: -1000, scale: 0.01 },
      { loc: 5, scale: 1e6 },
    ],
  },
};

/** The same for families with vector parameters. */
export const vectorContractCases: Readonly<Record<string, { readonly cases: readonly VectorTheta[] }>> = {
  categorical: { cases: [{ prob: [0.2, 0.5, 0.3] }, { prob: [0.25, 0.25, 0.5] }, { prob: [0.9, 0.1] }] },
  categoricalLogits: { cases: [{ logit: [0.2, -1, 0.5] }, { logit: [3, 0, -2] }, { logit: [7, 7] }] },
};
