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

/**
 * Checks the parameters that a fit is told to hold fixed: each must be one of the family's, in its domain.
 *
 * @throws LoglikError `parameter-unknown`, `parameter-invalid`
 * @example checkFixed("fit binomial", binomial.paramSpecs, { trials: 12 })  // undefined
 */
export function checkFixed(
  where: string,
  specs: Readonly<Record<string, ParamSpec>>,
  fixed: Readonly<Record<string, number>> = {},
): void {
  for (const name in fixed) {
    if (specs[name] !== undefined) {
      checkParameters(where, { [name]: specs[name] }, { [name]: fixed[name] });
      continue;
    }
    const names = Object.keys(specs).join(", ");
    throw new LoglikError(
      "parameter-unknown",
      `${where}: fixed names ${name}, which is no parameter of this family; its parameters are ${names}. Correct the name.`,
      { parameter: name, paramNames: Object.keys(specs) },
    );
  }
}

/**
 * The value of a parameter that no fit estimates, from the parameters held fixed.
 *
 * @throws LoglikError `parameter-missing`
 * @example requireFixed("fit binomial", "trials", { trials: 12 })  // 12
 */
export function requireFixed(where: string, name: string, fixed: Readonly<Record<string, number>> = {}): number {
  const value = fixed[name];
  if (value !== undefined) return value;
  throw new LoglikError(
    "parameter-missing",
    `${where}: ${name} is not given and is not estimated; it must be known. Pass { fixed: { ${name}: … } }.`,
    { parameter: name },
  );
}
