import { LoglikError } from "../error.js";
import type { Family, ParamSpec, Theta, VectorTheta } from "../family.js";
import { unitInterval } from "../interval.js";
import { weightedSum } from "../sample.js";
import { componentLayout } from "./component-layout.js";

/** Where a mixture keeps its weights and the parameters of its components. */
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
  /** Whether the vectors have the right lengths, no weight is negative, and every parameter is in its domain. */
  valid(theta: VectorTheta<"weight" | K>): boolean;
  /** Throws for what `valid` refuses, saying what is wrong. */
  check(where: string, theta: VectorTheta<"weight" | K>): void;
}

const weightSpec: ParamSpec = {
  domain: unitInterval,
  shape: "simplex",
  kind: "real",
  link: "softmax",
  doc: "probability of each component",
};

/**
 * The parameters of a mixture: `weight`, then each parameter name of the components as the vector of its values over those
 * components that have it, in their order.
 *
 * @throws LoglikError `mixture-components`
 * @example mixtureLayout([normal, normal]).paramNames  // ["weight", "loc", "scale"]
 */
export function mixtureLayout<K extends string>(components: readonly Family<K>[]): MixtureLayout<K> {
  checkComponents(components);
  const inner = componentLayout(components);
  const count = components.length;
  const fault = (theta: VectorTheta<"weight" | K>): string | undefined => {
    const weight: ArrayLike<number> | undefined = theta.weight;
    if (weight?.length !== count) return `weight has ${weight?.length} elements; it must have ${count}`;
    const total = weightedSum(weight);
    if (!(total > 0 && total < Infinity && Array.from(weight).every((value) => value >= 0)))
      return `weight is [${Array.from(weight).join(", ")}]; weights must be non-negative numbers, not all zero`;
    return inner.fault(theta);
  };
  return {
    paramNames: ["weight", ...inner.paramNames],
    paramSpecs: { weight: weightSpec, ...inner.paramSpecs } as { readonly [P in "weight" | K]: ParamSpec },
    size: count + inner.size,
    places: inner.places.map((places) => places.map((place) => count + place)),
    component: inner.component,
    join: (weight, thetas) =>
      ({ weight: Float64Array.from(weight), ...inner.join(thetas) }) as unknown as VectorTheta<"weight" | K>,
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
