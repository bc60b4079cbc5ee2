import type { HeadOutline } from "../../network.js";

/** A head that has a kernel of its own, with the constants that the kernel needs. */
export type FusedHead =
  | { readonly kind: "bernoulli" }
  | { readonly kind: "categorical"; readonly classes: number; readonly indexTarget: boolean }
  | { readonly kind: "normal"; readonly link: "fixed"; readonly logScale: number }
  | { readonly kind: "normal"; readonly link: "log" | "softplus" | "logVariance" };

/**
 * The kernel that computes a head, by the name and options it is rebuilt from; undefined when there is none. Such a head
 * runs through its own `point` function.
 */
export function fusedHead(head: HeadOutline): FusedHead | undefined {
  if (head.source === undefined || !("name" in head.source)) return undefined;
  const { name, options } = head.source;
  switch (name) {
    case "bernoulli":
      return { kind: "bernoulli" };
    case "categorical":
      return { kind: "categorical", classes: head.outputs.length, indexTarget: head.targets.length === 1 };
    case "normal":
      return normalKernel(options);
    default:
      return undefined;
  }
}

function normalKernel({ scale, scaleLink }: Readonly<Record<string, unknown>>): FusedHead | undefined {
  if (typeof scale === "number") return { kind: "normal", link: "fixed", logScale: Math.log(scale) };
  if (scaleLink === "log" || scaleLink === "softplus" || scaleLink === "logVariance") {
    return { kind: "normal", link: scaleLink };
  }
  return undefined;
}
