import type { FamilyCheckOptions } from "../src/testing/index.js";

/** Where a family of the registry departs from the contract, by its expression; each group left out has its reason. */
export const exceptions: Readonly<Record<string, FamilyCheckOptions>> = {
  vonMises: {
    except: {
      outside: "angles are taken modulo 2π, so that no angle lies outside",
      ends: "an infinite angle is none",
      moments: "mean and variance are circular: a direction, and 1 − the length of the mean vector",
    },
  },
};
