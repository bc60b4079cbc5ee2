import { LoglikError } from "./error.js";
import type { ParamSpec, Theta } from "./family.js";
import { contains, describeInterval } from "./interval.js";

/**
 * Checks that every parameter of a family is there and in its domain: once, at the boundary, before a loop or a fit.
 *
 * @param where what was called, e.g. "gamma.logProbInto"
 * @throws LoglikError `parameter-invalid`
 * @example checkParameters("gamma.logProbInto", gamma.paramSpecs, { shape: 2, rate: 3 })  // undefined
 */
export function checkParameters<K extends string>(
  where: string,
  specs: { readonly [P in K]: ParamSpec },
  theta: Theta<K>,
): void {
  for (const name in specs) {
    const value = theta[name];
    if (typeof value === "number" && contains(specs[name].domain, value)) continue;
    throw new LoglikError(
      "parameter-invalid",
      `${where}: ${name} is ${value}; it must be ${describeInterval(specs[name].domain)} (${specs[name].doc}). ` +
        `Pass a valid ${name}.`,
      { parameter: name, value, domain: specs[name].domain },
    );
  }
}

/**
 * Checks that an output array is as long as its input.
 *
 * @throws LoglikError `out-length`
 * @example checkOut("gamma.logProbInto", 3, new Float64Array(3))  // undefined
 */
export function checkOut(where: string, length: number, out: ArrayLike<number>): void {
  if (out.length === length) return;
  throw new LoglikError(
    "out-length",
    `${where}: out has ${out.length} elements for ${length} observations; they must be as many. Allocate new Float64Array(${length}).`,
    { length, out: out.length },
  );
}
