import type { Family, ParamSpec, Theta, VectorTheta } from "../family.js";
import { contains } from "../interval.js";

/** Where several families keep their parameters in common vectors. */
export interface ComponentLayout<K extends string> {
  readonly paramNames: readonly K[];
  readonly paramSpecs: { readonly [P in K]: ParamSpec };
  /** Total length of the parameter vectors: of a score. */
  readonly size: number;
  /** For each component, for each of its parameters, its place in the concatenation of all vectors. */
  readonly places: readonly (readonly number[])[];
  /** The parameters of component k. */
  component(theta: VectorTheta<K>, k: number): Theta<K>;
  /** The vectors of the components' parameters. */
  join(components: readonly Theta<K>[]): VectorTheta<K>;
  /** What is wrong with the vectors' lengths or values, as the middle of a sentence; undefined where nothing is. */
  fault(theta: VectorTheta<K>): string | undefined;
}

/**
 * Each parameter name of the components as the vector of its values over those components that have it, in their order.
 *
 * @example componentLayout([normal, exponential, normal]).places  // [[0, 2], [4], [1, 3]]
 */
export function componentLayout<K extends string>(components: readonly Family<K>[]): ComponentLayout<K> {
  const paramNames = [...new Set(components.flatMap((component) => component.paramNames))];
  const holders = Object.fromEntries(
    paramNames.map((name) => [name, components.flatMap((part, k) => (part.paramNames.includes(name) ? [k] : []))]),
  ) as unknown as { readonly [P in K]: readonly number[] };
  const starts = {} as { [P in K]: number };
  let size = 0;
  for (const name of paramNames) {
    starts[name] = size;
    size += holders[name].length;
  }
  const specs = paramNames.map((name) => {
    const owner = components[holders[name][0]];
    return [name, { ...owner.paramSpecs[name], shape: "vector" as const }];
  });
  const component = (theta: VectorTheta<K>, k: number) =>
    Object.fromEntries(
      components[k].paramNames.map((name) => [name, theta[name][holders[name].indexOf(k)]]),
    ) as Theta<K>;
  return {
    paramNames,
    paramSpecs: Object.fromEntries(specs) as { readonly [P in K]: ParamSpec },
    size,
    places: components.map((part, k) => part.paramNames.map((name) => starts[name] + holders[name].indexOf(k))),
    component,
    join: (thetas) =>
      Object.fromEntries(
        paramNames.map((name) => [name, Float64Array.from(holders[name], (k) => thetas[k][name])]),
      ) as unknown as VectorTheta<K>,
    fault(theta) {
      for (const name of paramNames) {
        const [length, expected] = [theta[name]?.length, holders[name].length];
        if (length !== expected) return `${name} has ${length} elements; it must have ${expected}`;
      }
      for (let k = 0; k < components.length; k++) {
        const at = component(theta, k);
        const { paramSpecs, name } = components[k];
        const bad = components[k].paramNames.find((param) => !contains(paramSpecs[param].domain, at[param]));
        if (bad !== undefined) return `${bad} of component ${k} (${name}) is ${at[bad]}, outside its domain`;
      }
      return undefined;
    },
  };
}
