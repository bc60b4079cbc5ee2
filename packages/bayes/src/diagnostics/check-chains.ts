import { LoglikError } from "@loglik/core";

/** Fewest draws of a chain: two for each half. */
const FEWEST = 4;

/**
 * The draws of one quantity as arrays of one kind, checked: one or more chains, all as long, of four draws or more.
 *
 * @throws LoglikError `chains-invalid`
 * @example checkChains("splitRHat", [[1, 2, 3, 4]])[0].length  // 4
 */
export function checkChains(where: string, chains: readonly ArrayLike<number>[]): readonly Float64Array[] {
  const many = typeof chains === "object" && chains !== null ? Array.from(chains) : [];
  const lengths = many.map((chain) => (typeof chain === "object" ? chain?.length : undefined));
  const [first = 0] = lengths;
  if (lengths.length > 0 && first >= FEWEST && lengths.every((length) => length === first)) {
    return many.map((chain) => (chain instanceof Float64Array ? chain : Float64Array.from(chain)));
  }
  throw new LoglikError(
    "chains-invalid",
    `${where}: got ${lengths.length} chains of [${lengths.join(", ")}] draws; expected an array of chains, all of the same ${FEWEST} or more draws. Wrap a single chain in an array.`,
    { lengths },
  );
}
