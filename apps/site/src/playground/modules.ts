/** What a module may import, by specifier; each value loads a chunk of its own on first use. */
export type ModuleMap = Readonly<Record<string, () => Promise<object>>>;

/** The loaded modules, in the shape that transformed code asks `require` for. */
export type LoadedModules = ReadonlyMap<string, object>;

/** Loads what the specifiers name. Rejects with a sentence for the reader when one is not among `modules`. */
export async function loadModules(specifiers: readonly string[], modules: ModuleMap): Promise<LoadedModules> {
  for (const specifier of specifiers) {
    if (!Object.hasOwn(modules, specifier)) throw new Error(unknownModule(specifier, Object.keys(modules)));
  }
  const loaded = await Promise.all(
    specifiers.map(async (specifier) => [specifier, { __esModule: true, ...(await modules[specifier]()) }] as const),
  );
  return new Map(loaded);
}

/** The sentence for an import that cannot be had here, with the nearest one that can. */
export function unknownModule(specifier: string, available: readonly string[]): string {
  const distances = available.map((name) => [editDistance(specifier, name), name] as const);
  const [distance, nearest] = distances.reduce((best, next) => (next[0] < best[0] ? next : best), [Infinity, ""]);
  const hint = distance <= 3 ? ` Did you mean "${nearest}"?` : "";
  return (
    `cannot import "${specifier}": code on this page can import @loglik/core and its subpaths, @loglik/derive, ` +
    `@loglik/engine, @loglik/bayes, @loglik/data and its tables, and @loglik/plot.${hint}`
  );
}

/** Levenshtein's distance: the fewest insertions, deletions and substitutions from one word to the other. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const substitution = previous[column - 1] + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(substitution, previous[column] + 1, current[column - 1] + 1));
    }
    previous = current;
  }
  return previous[to.length];
}
