import { childrenOf } from "./children.js";
import type { Comparison, Expression } from "./expression.js";
import { functions } from "./functions.js";
import { letterOf } from "./letters.js";

/**
 * An expression in words, for a screen reader: what brackets and fractions group is said to begin and to end.
 *
 * @example toSpeech(divide(add(1, symbol("θ")), 2))  // "the fraction 1 plus theta over 2, end fraction"
 * @example toSpeech(log(symbol("θ")))  // "log of theta"
 */
export function toSpeech(e: Expression): string {
  switch (e.kind) {
    case "number":
      return e.value === Infinity ? "infinity" : String(e.value);
    case "pi":
      return "pi";
    case "symbol":
    case "abbreviation":
      return [letterOf(e.name).spoken, ...e.indices.map((index) => `sub ${toSpeech(index)}`)].join(" ");
    case "sum":
      return e.terms
        .map((term, k) => {
          if (k === 0) return toSpeech(term);
          return term.kind === "negation" ? ` minus ${negated(term.of)}` : ` plus ${toSpeech(term)}`;
        })
        .join("");
    case "product":
      return e.factors.map((each, k) => factor(each, k === e.factors.length - 1)).join(" times ");
    case "negation":
      return `minus ${negated(e.of)}`;
    case "quotient": {
      const [over, under] = [toSpeech(e.numerator), toSpeech(e.denominator)];
      return isPlain(e.numerator) && isPlain(e.denominator)
        ? `${over} over ${under}`
        : `the fraction ${over} over ${under}, end fraction`;
    }
    case "power": {
      if (e.exponent.kind === "number" && e.exponent.value === 2) return `${grouped(e.base)} squared`;
      const exponent = toSpeech(e.exponent);
      return `${grouped(e.base)} to the power ${exponent}${isPlain(e.exponent) ? "" : ", end power"}`;
    }
    case "call": {
      if (e.name === "factorial") return `${grouped(e.arguments[0])} factorial`;
      const list = e.arguments.map(e.arguments.length === 1 ? grouped : toSpeech).join(" and ");
      return `${functions[e.name].spoken} of ${list}`;
    }
    case "repeated": {
      const over =
        e.where !== undefined
          ? `all ${letterOf(e.index).spoken} with ${condition(e.where)}`
          : "to" in e.range
            ? `${letterOf(e.index).spoken} from 1 to ${toSpeech(e.range.to)}`
            : `${letterOf(e.index).spoken} in ${e.range.values.map(toSpeech).join(", ")}`;
      return `${e.operation} over ${over} of ${grouped(e.body)}`;
    }
    case "integral":
      return (
        `integral from ${toSpeech(e.low)} to ${toSpeech(e.high)} of ${grouped(e.body)} ` +
        `d ${letterOf(e.variable).spoken}`
      );
    case "indicator":
      return `indicator of ${condition(e)}, end indicator`;
    case "cases": {
      const branches = e.branches.map(({ condition: when, value }) => `${toSpeech(value)} if ${condition(when)}; `);
      return `by cases: ${branches.join("")}${toSpeech(e.otherwise)} otherwise, end cases`;
    }
    case "density":
      return `p of ${toSpeech(e.at)} given ${Object.values(e.parameters).map(toSpeech).join(" and ")}, end p`;
    case "score":
      return `derivative in ${e.parameter} of log ${toSpeech(e.density)}`;
    case "derivative":
      return `derivative with respect to ${toSpeech(e.variable)} of ${grouped(e.of)}`;
    case "minimum":
      return e.take === undefined
        ? `minimum over ${letterOf(e.variable).spoken} of ${grouped(e.of)}`
        : `at the minimum over ${letterOf(e.variable).spoken}, ${grouped(e.take)}`;
  }
}

/** Said without a pause: one number or one letter. */
function isPlain(e: Expression): boolean {
  return childrenOf(e).length === 0 || ((e.kind === "symbol" || e.kind === "abbreviation") && e.indices.length === 1);
}

const bracketed = (e: Expression): string => `open bracket ${toSpeech(e)} close bracket`;

/** Heard as one thing wherever it stands: the base of a power, what a function is taken of, what a sum runs over. */
function grouped(e: Expression): string {
  const closed = ["number", "pi", "symbol", "abbreviation", "indicator", "cases", "density"].includes(e.kind);
  return closed ? toSpeech(e) : bracketed(e);
}

/** What a minus sign stands before: only a sum could be taken for less than the whole. */
function negated(e: Expression): string {
  return e.kind === "sum" || e.kind === "negation" ? bracketed(e) : toSpeech(e);
}

/** A factor: "log of theta times x" would be the log of a product, so what does not come last is grouped. */
function factor(e: Expression, last: boolean): string {
  const loose =
    e.kind === "sum" ||
    e.kind === "negation" ||
    (e.kind === "quotient" && isPlain(e.numerator) && isPlain(e.denominator));
  if (e.kind === "power") return toSpeech(e);
  return loose || !last ? grouped(e) : toSpeech(e);
}

const comparisons: Readonly<Record<Comparison, string>> = {
  "=": "equal to",
  "≠": "not equal to",
  "<": "less than",
  "≤": "at most",
  ">": "greater than",
  "≥": "at least",
};

function condition(e: Extract<Expression, { kind: "indicator" }>): string {
  return `${toSpeech(e.left)} ${comparisons[e.relation]} ${toSpeech(e.right)}`;
}
