import { LoglikError } from "../error.js";
import type { Family, ParamSpec, Theta, VectorTheta } from "../family.js";
import { contains, unitInterval } from "../interval.js";
import { weightedSum } from "../sample.js";

/** Where the components of a mixture keep their parameters. */
export interface MixtureLayout<K extends string> {
  readonly paramNames: readonly ("weight" | K)[];
  readonly paramSpecs: { readonly [P in "weight" | K]: ParamSpec };
  /** Total length of the parameter vectors: of a score. */
  readonly size: number;
  /** For each component, for each of its parameters, its place in the concatenation of all vectors. */
  readonly places: readonly (readonly number[])[];
  /** The parameters of component k. */
  component(theta: VectorTheta<"weight" | K>, k: number): Theta<K>;
  /** The vectors from the weights and the components' parameters. */
  join(weight: ArrayLike<number>, components: readonly Theta<K>[]): VectorTheta<"weight" | K>;
  /** Whether the vectors have the right lengths, the weights are no-where negative, and every parameter is in its domain. */
  valid(theta: VectorTheta<"weight" | K>): boolean;
  /** Throws for what `valid` refuses, saying what is wrong. */
  check(where: string, theta: VectorTheta<"weight" | K>): void;
}

/**
 * The parameters of a mixture: `weight`, then each parameter name of the components as the vector of its values over those
 * components that have it, in their order.
 *
 * @throws LoglikError `mixture-components`
 * @example mixtureLayout([normal, normal]).paramNames  // ["weight", "loc", "scale"]
 */
export function mixtureLayout<K extends string>(components: readonly Family<K>[]): MixtureLayout<K> {
  checkComponents(components);
  const names = [...new Set(components.flatMap((component) => component.paramNames))];
  const holders = new Map(
    names.map((name) => [name, components.flatMap(({ paramNames }, k) => (paramNames.includes(name) ? [k] : []))]),
  );
  const lengthOf = (name: "weight" | K) => (name === "weight" ? components.length : (holders.get(name)?.length ?? 0));
  const starts = new Map<K, number>();
  let size = components.length;
  for (const name of names) {
    starts.set(name, size);
    size += lengthOf(name);
  }
  const positionIn = (name: K, k: number) => holders.get(name)?.indexOf(k) ?? -1;
  const specs = names.map((name) => {
    const owner = components.find(({ paramNames }) => paramNames.includes(name)) as Family<K>;
    return [name, { ...owner.paramSpecs[name], shape: "vector" as const }];
  });
  const component = (theta: VectorTheta<"weight" | K>, k: number) =>
    Object.fromEntries(components[k].paramNames.map((name) => [name, theta[name][positionIn(name, k)]])) as Theta<K>;
  const paramNames = ["weight" as const, ...names];
  const fault = (theta: VectorTheta<"weight" | K>): string | undefined => {
    for (const name of paramNames) {
      const length = theta[name]?.length;
      if (length !== lengthOf(name)) return `${name} has ${length} elements; it must have ${lengthOf(name)}`;
    }
    const total = weightedSum(theta.weight);
    if (!(total > 0 && total < Infinity && Array.from(theta.weight).every((value) => value >= 0)))
      return `weight is [${Array.from(theta.weight).join(", ")}]; weights must be non-negative numbers, not all zero`;
    for (let k = 0; k < components.length; k++) {
      const at = component(theta, k);
      const { paramSpecs, name } = components[k];
      const bad = components[k].paramNames.find((param) => !contains(paramSpecs[param].domain, at[param]));
      if (bad !== undefined) return `${bad} of component ${k} (${name}) is ${at[bad]}, outside its domain`;
    }
    return undefined;
  };
  return {
    paramNames,
    paramSpecs: {
      weight: {
        domain: unitInterval,
        shape: "simplex",
        kind: "real",
        link: "softmax",
        doc: "probability of each component",
      },
      ...Object.fromEntries(specs),
    } as { readonly [P in "weight" | K]: ParamSpec },
    size,
    places: components.map(({ paramNames: own }, k) =>
      own.map((name) => (starts.get(name) ?? 0) + positionIn(name, k)),
    ),
    component,
    join: (weight, thetas) =>
      Object.fromEntries([
        ["weight", Float64Array.from(weight)],
        ...names.map((name) => [name, Float64Array.from(holders.get(name) ?? [], (k) => thetas[k][name])]),
      ]) as unknown as VectorTheta<"weight" | K>,
    valid: (theta) => fault(theta) === undefined,
    check(where, theta) {
      const found = fault(theta);
      if (found !== undefined) throw new LoglikError("parameter-invalid", `${where}: ${found}. Mend it.`, {});
    },
  };
}

function checkComponents<K extends string>(components: readonly Family<K>[]): void {
  const measures = new Set(components.map(({ measure }) => measure));
  const complaint =
    components.length === 0
      ? "there are no components; pass at least one family"
      : measures.size > 1 || measures.has("mixed")
        ? `the components are ${[...measures].join(" and ")}; they must be all continuous or all discrete`
        : components.some(({ paramNames }) => (paramNames as readonly string[]).includes("weight"))
          ? "a component has a parameter called weight, which is the mixture's own; components must not be mixtures"
          : undefined;
  if (complaint !== undefined) throw new LoglikError("mixture-components", `mixture: ${complaint}.`, {});
}
