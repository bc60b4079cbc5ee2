/**
 * How a program comes by a family: its imports, the lines that make it, and the name it then has.
 *
 * A family in a module of its own is imported whole. One that a combinator makes is its expression, with the families and
 * the options in it filled in.
 *
 * @param {object} entry a line of the registry
 * @param {readonly object[]} entries all of them
 * @returns {{ imports: { specifier: string, name: string, whole: boolean }[], lines: string[], variable: string }}
 */
export function familyProgram(entry, entries) {
  if (isModular(entry)) {
    const variable = entry.expression;
    return { imports: [{ specifier: entry.module, name: variable, whole: true }], lines: [], variable };
  }
  const options = entry.options?.[0] ?? {};
  const maker = camelCase(entry.module.slice(entry.module.lastIndexOf("/") + 1));
  const imports = [];
  for (const name of new Set(entry.expression.match(/[A-Za-z]\w*/g))) {
    if (name === maker) imports.push({ specifier: entry.module, name, whole: false });
    const family = entries.find((other) => isModular(other) && other.expression === name);
    if (family) imports.push({ specifier: family.module, name, whole: true });
    if (name !== maker && !family && !(name in options)) {
      throw new Error(`${entry.expression}: ${name} is neither a family, nor ${maker}, nor one of its options`);
    }
  }
  return { imports, lines: [`const family = ${withOptions(entry)};`], variable: "family" };
}

/** `truncated(normal, { low: 0, high: 5 })`: the expression with its first options in place. */
export function withOptions({ expression, options }) {
  return Object.entries(options?.[0] ?? {}).reduce(
    (text, [name, value]) =>
      text.replace(new RegExp(`\\b${name}\\b(?!:)`), inBraces(text, name) ? `${name}: ${value}` : `${value}`),
    expression,
  );
}

/** Whether a name is a property in short, `{ low, high }`, rather than an argument. */
function inBraces(text, name) {
  const before = text.slice(0, text.search(new RegExp(`\\b${name}\\b(?!:)`)));
  return before.lastIndexOf("{") > before.lastIndexOf("}");
}

/** Whether the family is a module, rather than made by a combinator. */
export function isModular(entry) {
  return entry.module === `@loglik/core/${entry.name}`;
}

/** The last part of a page's address: "truncated normal" is at truncated-normal. */
export function slugOf({ name }) {
  return name
    .replace(/([a-z])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");
}

export function camelCase(name) {
  return name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}

/** The import lines of a module. */
export function importLines(imports) {
  return imports.map(
    ({ specifier, name, whole }) =>
      `import ${whole ? `* as ${name}` : `{ ${name} }`} from ${JSON.stringify(specifier)};`,
  );
}

/** An expression that loads the family when it is called, in chunks of its own. */
export function lazyImport({ imports, lines, variable }) {
  if (lines.length === 0) return `() => import(${JSON.stringify(imports[0].specifier)})`;
  const names = imports.map(({ name, whole }) => (whole ? name : `{ ${name} }`)).join(", ");
  const loads = imports.map(({ specifier }) => `import(${JSON.stringify(specifier)})`).join(", ");
  return `async () => { const [${names}] = await Promise.all([${loads}]); ${lines.join(" ")} return ${variable}; }`;
}

/** Parameters as a program writes them: `{ loc: 0, scale: 1 }`, `{ prob: [0.2, 0.8] }`. */
export function writeTheta(theta) {
  const write = (value) => (typeof value === "number" ? String(value) : `[${Array.from(value).map(write).join(", ")}]`);
  return `{ ${Object.entries(theta)
    .map(([name, value]) => `${name}: ${write(value)}`)
    .join(", ")} }`;
}
