/**
 * A formula in parts, each a formula of its own: one that fits a line stands on it whole, and one that does not is broken
 * between its own parts.
 */
export type FormulaPart = string | readonly FormulaPart[];

/** What stands between two brackets that grow with it, or under a mark; the rest of a formula is text. */
interface Group {
  readonly open: string;
  readonly close: string;
  readonly items: readonly Item[];
}

type Item = string | Group;

const BREAK = "\\allowbreak";

/**
 * Parts a formula at its `\allowbreak`s: first before a relation, then before + and −, then before factors; and so on inside
 * brackets. A pair of brackets that is broken keeps the height of all that it holds, on both sides.
 *
 * @param tex as `toLatex` of @loglik/derive writes it with `breaks`
 * @example breakFormula("a \\allowbreak = b \\allowbreak + c")  // ["a ", ["{} = b ", "{} + c"]]
 */
export function breakFormula(tex: string): FormulaPart {
  return partsOf(readItems(tokensOf(tex)));
}

function tokensOf(tex: string): string[] {
  return tex.match(/\\(?:left|right)\s*(?:\\[a-zA-Z]+|\\?.)|\\(?:begin|end)\{\w+\}|\\[a-zA-Z]+|\\.|[\s\S]/g) ?? [];
}

/** Reads up to the token that closes what was opened, and takes that token too. */
function readItems(tokens: string[], closes: (token: string) => boolean = () => false): Item[] {
  const items: Item[] = [];
  while (tokens.length > 0 && !closes(tokens[0])) {
    const token = tokens.shift() as string;
    if (/^\\left[^a-z]/.test(token)) {
      const inner = readItems(tokens, (next) => /^\\right[^a-z]/.test(next));
      items.push({ open: token, close: tokens.shift() as string, items: inner });
    } else if (token === "\\htmlClass") {
      const [name] = tokens
        .splice(0, tokens.indexOf("}") + 1)
        .join("")
        .split("}");
      const open = `${token}${name}}${tokens.shift()}`;
      const inner = readItems(tokens, (next) => next === "}");
      items.push({ open, close: tokens.shift() as string, items: inner });
    } else if (token === "{" || token.startsWith("\\begin")) {
      const inner = readItems(tokens, (next) => next === "}" || next.startsWith("\\end"));
      items.push(token + textOf(inner) + tokens.shift());
    } else {
      items.push(token);
    }
  }
  return items;
}

/** Without its breaks: what is inside braces stays in one line. */
function textOf(items: readonly Item[]): string {
  return items
    .map((item) => (typeof item === "string" ? item : item.open + textOf(item.items) + item.close))
    .filter((text) => text !== BREAK)
    .join("");
}

/** How far outside a break lies: before a relation, before a sign, before a factor. */
function rankOf(after: readonly Item[]): number {
  const text = textOf(after).replace(/^(\s|\{\}|\\htmlClass\{changed\}\{)*/, "");
  if (/^(=|\\(neq|propto|overset))/.test(text)) return 0;
  return /^[-+]/.test(text) ? 1 : 2;
}

function partsOf(items: readonly Item[]): FormulaPart {
  const breaks = items.flatMap((item, k) => (item === BREAK ? [{ k, rank: rankOf(items.slice(k + 1)) }] : []));
  if (breaks.length === 0) return joined(items);
  const outermost = Math.min(...breaks.map(({ rank }) => rank));
  const places = breaks.filter(({ rank }) => rank === outermost).map(({ k }) => k);
  return [-1, ...places].map((start, k) => {
    const part = partsOf(items.slice(start + 1, places[k]));
    // The empty group gives a sign the space that it has between two terms.
    return k === 0 ? part : atFirst(part, (tex) => `{}${tex}`);
  });
}

/** Text and groups after one another: the longest group that can be broken takes the rest to its two ends. */
function joined(items: readonly Item[]): FormulaPart {
  const [longest] = items
    .flatMap((item, k) => (typeof item === "string" ? [] : [{ k, parts: groupParts(item) }]))
    .filter(({ parts }) => typeof parts !== "string")
    .sort((a, b) => lengthOf(b.parts) - lengthOf(a.parts));
  if (longest === undefined) return textOf(items);
  const [before, after] = [textOf(items.slice(0, longest.k)), textOf(items.slice(longest.k + 1))];
  return atLast(
    atFirst(longest.parts, (tex) => before + tex),
    (tex) => tex + after,
  );
}

function groupParts({ open, close, items }: Group): FormulaPart {
  const parts = partsOf(items);
  if (typeof parts === "string") return open + parts + close;
  if (open.startsWith("\\htmlClass")) return atEach(parts, (tex) => open + tex + close);
  const height = `\\vphantom{${textOf(items)}}`;
  return atLast(
    atFirst(parts, (tex) => `${open} ${tex}${height}\\right.`),
    (tex) => `\\left.${height}${tex}${close}`,
  );
}

type Change = (tex: string) => string;

const atEach = (part: FormulaPart, change: Change): FormulaPart =>
  typeof part === "string" ? change(part) : part.map((each) => atEach(each, change));

const atFirst = (part: FormulaPart, change: Change): FormulaPart =>
  typeof part === "string" ? change(part) : [atFirst(part[0], change), ...part.slice(1)];

const atLast = (part: FormulaPart, change: Change): FormulaPart =>
  typeof part === "string" ? change(part) : [...part.slice(0, -1), atLast(part[part.length - 1], change)];

const lengthOf = (part: FormulaPart): number =>
  typeof part === "string" ? part.length : part.reduce((sum, each) => sum + lengthOf(each), 0);
