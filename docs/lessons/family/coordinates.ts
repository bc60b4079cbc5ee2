import type { Link, ParamSpec, Theta, VectorTheta } from "@loglik/core";
import { scalarLinks } from "@loglik/core/links/by-name";
import * as softmax from "@loglik/core/links/softmax";

/** Parameters of any family, as its module takes them. */
export type AnyTheta = Theta | VectorTheta;

/** One number of θ that a reader can move. */
export interface Coordinate {
  /** "rate", or "prob 2" for a component. */
  readonly label: string;
  readonly name: string;
  readonly spec: ParamSpec;
  /** Its place in a vector parameter. */
  readonly component: number | undefined;
}

/** A family's θ as a flat list of numbers, and back, in the family's own unit and in that of its links. */
export interface Coordinates {
  readonly list: readonly Coordinate[];
  flatten(theta: AnyTheta): Float64Array;
  /** θ from its flat list. */
  theta(flat: ArrayLike<number>): AnyTheta;
  /** η = g(θ), each parameter by its default link; an integer stays itself. */
  toLinkSpace(flat: ArrayLike<number>): Float64Array;
  fromLinkSpace(eta: ArrayLike<number>): Float64Array;
}

/** The coordinates of the parameters of a family, as many as `example` has numbers. */
export function coordinatesOf(
  family: { readonly paramNames: readonly string[]; readonly paramSpecs: Readonly<Record<string, ParamSpec>> },
  example: AnyTheta,
): Coordinates {
  const blocks = family.paramNames.map((name) => {
    const value = (example as Record<string, number | ArrayLike<number>>)[name];
    return { name, spec: family.paramSpecs[name], size: typeof value === "number" ? undefined : value.length };
  });
  const list = blocks.flatMap(({ name, spec, size }): Coordinate[] =>
    size === undefined || size === 1
      ? [{ label: name, name, spec, component: size === undefined ? undefined : 0 }]
      : Array.from({ length: size }, (_, k) => ({ label: `${name} ${k}`, name, spec, component: k })),
  );
  /** Each block of a flat list through `change`, side by side again. */
  const mapBlocks = (flat: ArrayLike<number>, change: (part: Float64Array, spec: ParamSpec) => Float64Array) => {
    const out = new Float64Array(flat.length);
    let offset = 0;
    for (const { spec, size = 1 } of blocks) {
      out.set(
        change(
          Float64Array.from({ length: size }, (_, k) => flat[offset + k]),
          spec,
        ),
        offset,
      );
      offset += size;
    }
    return out;
  };
  return {
    list,
    flatten: (theta) => {
      const values = theta as Record<string, number | ArrayLike<number>>;
      return Float64Array.from(
        blocks.flatMap(({ name }) => {
          const value = values[name];
          return typeof value === "number" ? [value] : Array.from(value);
        }),
      );
    },
    theta: (flat) => {
      let offset = 0;
      return Object.fromEntries(
        blocks.map(({ name, size }) => {
          if (size === undefined) return [name, flat[offset++]];
          const value = Float64Array.from({ length: size }, (_, k) => flat[offset + k]);
          offset += size;
          return [name, value];
        }),
      ) as AnyTheta;
    },
    toLinkSpace: (flat) =>
      mapBlocks(flat, (part, spec) =>
        spec.link === "softmax" ? softmax.link(part, new Float64Array(part.length)) : part.map(linkOf(spec).link),
      ),
    fromLinkSpace: (eta) =>
      mapBlocks(eta, (part, spec) =>
        spec.link === "softmax" ? softmax.inverse(part, new Float64Array(part.length)) : part.map(linkOf(spec).inverse),
      ),
  };
}

/** The link of a scalar parameter; an integer is never trained, and so has none but the identity. */
export function linkOf(spec: ParamSpec): Pick<Link, "link" | "inverse" | "derivative"> {
  return spec.kind === "integer" || spec.link === "softmax" ? scalarLinks.identity : scalarLinks[spec.link];
}
