import type { Family, Theta, VectorFamily, VectorTheta } from "./family.js";

/** What a combinator takes besides θ: the bounds of a truncation, the number of components of a mixture. */
export type BuildOptions = Readonly<Record<string, number>>;

interface Described {
  /** The family's own name; of one made by a combinator, the name that it gives itself. */
  readonly name: string;
  /** Import path. */
  readonly module: string;
  /** How a program writes the family: "gamma", or "truncated(normal, { low, high })". */
  readonly expression: string;
  /** Name in the tables of the field (`distributions.json` of the tests), if it has one there. */
  readonly reference: string | undefined;
  /** Parameter names of the reference → ours, where they differ. */
  readonly rename: Readonly<Record<string, string>>;
}

/** A family with scalar parameters, with what is needed to use it without knowing it. */
export interface ScalarFamilyEntry extends Described {
  readonly kind: "scalar";
  /** The family; of a combinator, the one with the first of `options`. */
  readonly family: Family;
  /** Options that `build` takes, ready to use; empty where there are none. */
  readonly options: readonly BuildOptions[];
  /** The family for other options; without options, the family itself. */
  build(options?: BuildOptions): Family;
  /** Parameters to try the family at: ordinary ones first, then some near the edges of their domain. */
  readonly examples: readonly Theta[];
}

/** A family whose parameters, and perhaps observations, are vectors. */
export interface VectorFamilyEntry extends Described {
  readonly kind: "vector";
  readonly family: VectorFamily;
  readonly examples: readonly VectorTheta[];
}

/** One line of the registry. */
export type FamilyEntry = ScalarFamilyEntry | VectorFamilyEntry;

/** The line of a module with scalar parameters. */
export function scalar<K extends string>(
  family: Family<K>,
  reference: string | undefined,
  examples: readonly Theta<K>[],
  rename: Readonly<Record<string, K>> = {},
): ScalarFamilyEntry {
  return {
    kind: "scalar",
    ...modular(family.name),
    reference,
    rename,
    family,
    options: [],
    build: () => family,
    examples,
  };
}

/** The line of a module with vector parameters. */
export function vector<K extends string, Y extends number | ArrayLike<number>>(
  family: VectorFamily<K, Y>,
  reference: string | undefined,
  examples: readonly VectorTheta<K>[],
  rename: Readonly<Record<string, K>> = {},
): VectorFamilyEntry {
  // A user of the registry gives a family observations of its own kind, which no type can say for all of them.
  const general = family as unknown as VectorFamily;
  return { kind: "vector", ...modular(family.name), reference, rename, family: general, examples };
}

/** The line of a family that a combinator makes. */
export function combined<K extends string>({
  build,
  ...entry
}: Pick<Described, "expression" | "module" | "reference"> & {
  readonly options: readonly BuildOptions[];
  readonly build: (options: BuildOptions) => Family<K>;
  readonly examples: readonly Theta<K>[];
  readonly rename?: Readonly<Record<string, K>>;
}): ScalarFamilyEntry {
  const family = build(entry.options[0] ?? {});
  return {
    kind: "scalar",
    rename: {},
    ...entry,
    name: family.name,
    family,
    build: (options = entry.options[0] ?? {}) => build(options),
  };
}

/** The line of a family with vector parameters that a combinator makes. */
export function combinedVector<K extends string, Y extends number | ArrayLike<number>>(
  entry: Pick<Described, "expression" | "module" | "reference"> & {
    readonly family: VectorFamily<K, Y>;
    readonly examples: readonly VectorTheta<K>[];
    readonly rename?: Readonly<Record<string, K>>;
  },
): VectorFamilyEntry {
  return {
    kind: "vector",
    rename: {},
    ...entry,
    name: entry.family.name,
    family: entry.family as unknown as VectorFamily,
  };
}

/** A family in a module of its own is named like its file. */
function modular(name: string) {
  const expression = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return { name, module: `@loglik/core/${name}`, expression };
}
