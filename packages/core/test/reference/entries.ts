import * as gamma from "../../src/families/gamma.js";
import * as poisson from "../../src/families/poisson.js";
import type { Family } from "../../src/family.js";
import type { ReferenceEntry } from "./measure.js";

/** Tolerances of the reference's README by group of families. */
const CLOSED = { logProb: 1e-13, cdf: 1e-13, quantile: 1e-13 };
const GAMMA = { logProb: 1e-13, cdf: 1e-12, quantile: 1e-11 };

const of = (family: unknown) => () => family as Family;

/** Every scalar family of the reference. */
export const entries: readonly ReferenceEntry[] = [
  { reference: "Gamma", family: of(gamma), tolerance: GAMMA },
  { reference: "Poisson", family: of(poisson), tolerance: GAMMA },
];
export { CLOSED };
