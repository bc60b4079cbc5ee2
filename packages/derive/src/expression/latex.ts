import type { Path } from "./changed-terms.js";
import { childrenOf } from "./children.js";
import type { CasesExpression, Comparison, Expression, FunctionName, RepeatedExpression } from "./expression.js";
import { functions } from "./functions.js";
import { letterOf } from "./letters.js";

/** How changed terms are marked. */
export interface LatexOptions {
  /** Paths of the parts to mark, as `changedTerms` gives them. */
  readonly marked?: readonly Path[];
  /** What is put around a marked part; by default `\htmlClass{changed}{…}`, which KaTeX sets where it is trusted to. */
  readonly mark?: (latex: string) => string;
  /** Writes `\allowbreak` where a line that is too long may go on in the next: before terms, and before large factors. */
  readonly breaks?: boolean;
}

const BREAK = "\\allowbreak ";

/** How tightly an expression holds together, from loose to tight: what decides where brackets are needed. */
const BINDING = { sum: 1, product: 2, quotient: 3, power: 4, atom: 5 } as const;
type Binding = (typeof BINDING)[keyof typeof BINDING];

/** A piece of LaTeX. */
interface Piece {
  readonly code: string;
  readonly binding: Binding;
  /** It swallows whatever is multiplied on its right: a sum sign, a bare log. */
  readonly open?: boolean;
  /** What is put around it, where it is marked. */
  readonly mark?: (latex: string) => string;
}

/**
 * The LaTeX of an expression, with brackets where they are needed and nowhere else.
 *
 * A sum sign, an integral or a log without brackets takes everything up to the next plus or minus: as the last factor it stands
 * bare, before another factor it is bracketed, and a summand of several terms always is.
 *
 * @example toLatex(multiply(add(1, symbol("θ")), 2))  // "\\left(1 + \\theta\\right) \\cdot 2"
 */
export function toLatex(expression: Expression, options: LatexOptions = {}): string {
  const { marked = [], mark = (latex) => `\\htmlClass{changed}{${latex}}`, breaks = false } = options;
  const markedPaths = new Set(marked.map((path) => path.join()));
  const write = (e: Expression, path: Path, writer: Writer): Piece => {
    const piece = writer(e, (child, k, childWriter = writePiece) => write(child, [...path, k], childWriter));
    return markedPaths.has(path.join()) ? { ...piece, mark } : piece;
  };
  const latex = shown(write(expression, [], writePiece));
  return breaks ? latex : latex.replaceAll(BREAK, "");
}

/** Writes the k-th part of an expression. */
type WriteChild = (child: Expression, k: number, writer?: Writer) => Piece;
type Writer = (e: Expression, child: WriteChild) => Piece;

function writePiece(e: Expression, child: WriteChild): Piece {
  switch (e.kind) {
    case "number":
      return atom(e.value === Infinity ? "\\infty" : String(e.value));
    case "pi":
      return atom("\\pi");
    case "symbol":
    case "abbreviation":
      return atom(
        indexed(
          letterOf(e.name).latex,
          e.indices.map((index, k) => shown(child(index, k))),
        ),
      );
    case "sum":
      return writeSum(e, child);
    case "product":
      return writeProduct(e.factors, child);
    case "negation": {
      const inner = child(e.of, 0);
      return { code: `-${bracketed(inner, BINDING.product)}`, binding: BINDING.sum, open: inner.open };
    }
    case "quotient":
      return {
        code: `\\frac{${shown(child(e.numerator, 0))}}{${shown(child(e.denominator, 1))}}`,
        binding: BINDING.quotient,
      };
    case "power":
      return {
        code: `${bracketed(child(e.base, 0), BINDING.atom)}^{${shown(child(e.exponent, 1))}}`,
        binding: BINDING.power,
      };
    case "call":
      return writeCall(e.name, e.arguments, child);
    case "repeated":
      return writeRepeated(e, child);
    case "integral": {
      const [low, high, body] = [e.low, e.high, e.body].map((part, k) => child(part, k));
      const code = `\\int_{${shown(low)}}^{${shown(high)}} ${bracketed(body, BINDING.product)} \\, d${letterOf(e.variable).latex}`;
      return { code, binding: BINDING.product, open: true };
    }
    case "indicator":
      return atom(`\\left[${shown(writeCondition(e, child))}\\right]`);
    case "cases":
      return writeCases(e, child);
    case "density": {
      const [at, ...parameters] = [e.at, ...Object.values(e.parameters)].map((part, k) => shown(child(part, k)));
      return atom(`p\\left(${at}; ${parameters.join(", ")}\\right)`);
    }
    case "score":
      return atom(`\\partial_{\\mathrm{${e.parameter}}} \\log ${shown(child(e.density, 0))}`);
    case "derivative": {
      const variable = toLatex(e.variable);
      const body = child(e.of, 0);
      const code = body.open ? bracketed(body, BINDING.product) : bracketed(body, BINDING.quotient);
      return { code: `\\frac{\\partial}{\\partial ${variable}} ${code}`, binding: BINDING.product, open: true };
    }
    case "minimum": {
      const operator = e.take === undefined ? "\\min" : "\\operatorname{at\\,min}";
      const body = bracketed(child(e.take ?? e.of, e.take === undefined ? 0 : 1), BINDING.product);
      return { code: `${operator}_{${letterOf(e.variable).latex}} ${body}`, binding: BINDING.product, open: true };
    }
  }
}

const atom = (code: string): Piece => ({ code, binding: BINDING.atom });

const shown = ({ code, mark }: Piece): string => (mark === undefined ? code : mark(code));

/** The code, in brackets where it holds together less tightly than its place asks. */
function bracketed(piece: Piece, least: Binding): string {
  return piece.binding >= least ? shown(piece) : brackets(shown(piece));
}

/** Square brackets around round ones: a reader finds the partner more quickly. */
function brackets(code: string): string {
  return code.includes("\\left(") ? `\\left[${code}\\right]` : `\\left(${code}\\right)`;
}

function indexed(letter: string, indices: readonly string[]): string {
  if (indices.length === 0) return letter;
  // z_{ik} for letters, z_{i,y_i} where an index is more than one.
  const subscript = indices.join(indices.every((index) => index.length === 1) ? "" : ",");
  return subscript.length === 1 ? `${letter}_${subscript}` : `${letter}_{${subscript}}`;
}

function writeSum(e: Expression, child: WriteChild): Piece {
  const terms = childrenOf(e);
  const code = terms.map((term, k) => {
    const piece = child(term, k);
    if (k === 0) return shown(piece);
    const before = ` ${BREAK}`;
    const [sign, rest] = piece.code.startsWith("-") ? ["-", piece.code.slice(1)] : ["+", piece.code];
    // Inside a mark the sign would stand first; the empty group keeps it between two terms.
    return before + (piece.mark === undefined ? `${sign} ${rest}` : piece.mark(`{} ${sign} ${rest}`));
  });
  // Without terms it is what it comes to; so is a product without factors.
  return { code: code.join("") || "0", binding: BINDING.sum };
}

function writeProduct(factors: readonly Expression[], child: WriteChild): Piece {
  if (factors.length === 0) return { code: "1", binding: BINDING.product };
  const pieces = factors.map((factor, k) => child(factor, k));
  const codes = pieces.map((piece, k) => {
    const last = k === factors.length - 1;
    return piece.open && !last ? brackets(shown(piece)) : bracketed(piece, BINDING.product);
  });
  const joined = codes.reduce((left, right, k) => {
    const digits = startsWithDigit(factors[k]) || (isNumber(factors[k - 1]) && isFraction(factors[k]));
    const large = /\\(left|frac|sum|prod|int|begin)/.test(right) && !isNumber(factors[k - 1]);
    return `${left}${digits ? " \\cdot " : " "}${large ? BREAK : ""}${right}`;
  });
  return { code: joined, binding: BINDING.product, open: pieces[pieces.length - 1].open };
}

/** Whether the LaTeX of an expression starts with a digit, so that it cannot follow another number without a dot. */
function startsWithDigit(e: Expression): boolean {
  if (e.kind === "number") return e.value !== Infinity;
  if (e.kind === "power" || e.kind === "product" || (e.kind === "call" && e.name === "factorial")) {
    return startsWithDigit(childrenOf(e)[0]);
  }
  return false;
}

const isNumber = (e: Expression): boolean => e.kind === "number";
const isFraction = (e: Expression): boolean => e.kind === "quotient";

function writeCall(name: FunctionName, operands: readonly Expression[], child: WriteChild): Piece {
  const pieces = operands.map((operand, k) => child(operand, k));
  const [inner] = pieces;
  if (name === "sqrt") return atom(`\\sqrt{${shown(inner)}}`);
  if (name === "abs") return atom(`\\left|${shown(inner)}\\right|`);
  if (name === "factorial") return { code: `${bracketed(inner, BINDING.atom)}!`, binding: BINDING.power };
  if (name === "exp" && fitsExponent(operands[0])) return { code: `e^{${shown(inner)}}`, binding: BINDING.power };
  const { latex } = functions[name];
  // log θ, log p(y; θ), log a/b: what needs no brackets to be read as one thing.
  const bare = name === "log" && standsAlone(operands[0]);
  if (bare) return { code: `${latex} ${shown(inner)}`, binding: BINDING.quotient, open: true };
  const list = pieces.map(shown).join(", ");
  const open = list.includes("\\left(") ? ["\\left[", "\\right]"] : ["\\left(", "\\right)"];
  return { code: `${latex}${open[0]}${list}${open[1]}`, binding: BINDING.quotient };
}

/** Whether e^{…} stays legible: no fraction, no sum sign and no second exponent upstairs. */
function fitsExponent(e: Expression): boolean {
  if (e.kind === "negation") return fitsExponent(e.of);
  if (e.kind === "sum") return e.terms.every(fitsExponent);
  if (e.kind === "product") return e.factors.every(fitsExponent);
  return e.kind === "number" || e.kind === "symbol" || e.kind === "abbreviation" || e.kind === "pi";
}

function standsAlone(e: Expression): boolean {
  if (e.kind === "call") return e.name === "abs" || e.name === "sqrt";
  return ["number", "pi", "symbol", "abbreviation", "density", "quotient"].includes(e.kind);
}

function writeRepeated(e: RepeatedExpression, child: WriteChild): Piece {
  const operator = e.operation === "sum" ? "\\sum" : "\\prod";
  const body = bracketed(child(e.body, childrenOf(e).length - 1), BINDING.product);
  return { code: `${operator}${limits(e, child)} ${body}`, binding: BINDING.product, open: true };
}

function limits(e: RepeatedExpression, child: WriteChild): string {
  const index = letterOf(e.index).latex;
  // ∏ over {i : yᵢ = 1} says enough without the limit.
  if (e.where !== undefined) {
    const position = childrenOf(e).length - 2;
    return `_{${index} \\,:\\, ${shown(child(e.where, position, writeCondition))}}`;
  }
  if ("to" in e.range) return `_{${index}=1}^{${shown(child(e.range.to, 0))}}`;
  return `_{${index} \\in \\{${e.range.values.map((value, k) => shown(child(value, k))).join(", ")}\\}}`;
}

const comparisons: Readonly<Record<Comparison, string>> = {
  "=": "=",
  "≠": "\\neq",
  "<": "<",
  "≤": "\\le",
  ">": ">",
  "≥": "\\ge",
};

/** A condition without the brackets of Iverson. */
function writeCondition(e: Expression, child: WriteChild): Piece {
  if (e.kind !== "indicator") return writePiece(e, child);
  return atom(`${shown(child(e.left, 0))} ${comparisons[e.relation]} ${shown(child(e.right, 1))}`);
}

function writeCases(e: CasesExpression, child: WriteChild): Piece {
  const rows = e.branches.map(({ condition, value }, k) => {
    const when = shown(child(condition, 2 * k, writeCondition));
    return `${shown(child(value, 2 * k + 1))} & \\text{if } ${when}`;
  });
  const last = `${shown(child(e.otherwise, 2 * e.branches.length))} & \\text{otherwise}`;
  return {
    code: `\\begin{cases} ${[...rows, last].join(" \\\\ ")} \\end{cases}`,
    binding: BINDING.product,
    open: true,
  };
}
