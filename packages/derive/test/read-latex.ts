import {
  add,
  call,
  divide,
  exp,
  log,
  multiply,
  negate,
  number,
  power,
  sumOver,
  symbol,
} from "../src/expression/build.js";
import type { Expression } from "../src/expression/expression.js";

/**
 * Reads the LaTeX of arithmetic as a reader of print does: a fraction and an exponent hold together, then products, then sums;
 * a sum sign takes the whole product behind it. What print leaves open (log a b, log a², a fraction with an exponent) is an error.
 */
export function readLatex(latex: string): Expression {
  const tokens = latex.match(/\\(?:left|right)[([|\])]|\\[a-zA-Z]+|\d+|[a-zA-Z]|[-+^_{}=]/g) ?? [];
  let at = 0;
  const peek = () => tokens[at];
  const take = (expected?: string): string => {
    const token = tokens[at++];
    if (token === undefined || (expected !== undefined && token !== expected)) {
      throw new Error(`${token} where ${expected ?? "more"} was expected in ${latex}`);
    }
    return token;
  };
  const group = (): Expression => {
    take("{");
    const inner = sum();
    take("}");
    return inner;
  };
  const ends = new Set(["+", "-", "}", "\\right)", "\\right]", "\\right|", undefined]);

  function sum(): Expression {
    const terms = [signedTerm()];
    while (peek() === "+" || peek() === "-") {
      const minus = take() === "-";
      const next = term();
      terms.push(minus ? negate(next) : next);
    }
    return terms.length === 1 ? terms[0] : add(...terms);
  }
  function signedTerm(): Expression {
    if (peek() !== "-") return term();
    take("-");
    return negate(term());
  }
  function term(): Expression {
    const factors: Expression[] = [];
    while (!ends.has(peek())) {
      if (peek() === "\\cdot") take();
      factors.push(factor());
    }
    if (factors.length === 0) throw new Error(`an empty term in ${latex}`);
    return factors.length === 1 ? factors[0] : multiply(...factors);
  }
  function factor(): Expression {
    const base = atom();
    if (peek() !== "^") return base;
    if (base.kind === "power" || base.kind === "quotient" || (base.kind === "call" && base.name !== "abs"))
      throw new Error(`an exponent on ${base.kind} in ${latex}`);
    take("^");
    return power(base, group());
  }
  function bracketed(ofFunction = false): Expression {
    const open = take();
    const inner = sum();
    take(open === "\\left(" ? "\\right)" : open === "\\left[" ? "\\right]" : "\\right|");
    // A bracket is one thing, whatever is in it: an exponent behind it belongs to the whole.
    if (peek() === "^" && open !== "\\left|" && !ofFunction) {
      take("^");
      return power(inner, group());
    }
    return open === "\\left|" ? call("abs", inner) : inner;
  }
  function atom(): Expression {
    const token = peek();
    if (token.startsWith("\\left")) return bracketed();
    take();
    if (/^\d+$/.test(token)) return number(Number(token));
    if (token === "e" && peek() === "^") {
      take("^");
      return exp(group());
    }
    if (token === "\\frac") return divide(group(), group());
    if (token === "\\exp") return exp(bracketed(true));
    if (token === "\\log") {
      if (peek().startsWith("\\left(") || peek().startsWith("\\left[")) return log(bracketed(true));
      if (["\\sum", "\\log", "\\exp", "e"].includes(peek())) throw new Error(`a bare log of ${peek()} in ${latex}`);
      const argument = atom();
      if (!ends.has(peek())) throw new Error(`something behind a bare log in ${latex}`);
      return log(argument);
    }
    if (token === "\\sum") {
      for (const each of ["_", "{", "i", "=", "1", "}", "^", "{", "n", "}"]) take(each);
      return sumOver("i", symbol("n"), term());
    }
    if (!/^[a-z]$/.test(token)) throw new Error(`${token} in ${latex}`);
    if (peek() !== "_") return symbol(token);
    take("_");
    return symbol(token, symbol(take()));
  }

  const read = sum();
  if (peek() !== undefined) throw new Error(`${peek()} is left over in ${latex}`);
  return read;
}

/** The LaTeX without one pair of brackets, for each pair that is not the bracket of a function. */
export function withoutOneBracket(latex: string): readonly string[] {
  const open: { start: number; function: boolean }[] = [];
  const pairs: [number, number][] = [];
  for (const match of latex.matchAll(/\\left[([]|\\right[)\]]/g)) {
    if (match[0].startsWith("\\left")) {
      open.push({ start: match.index, function: /\\exp$/.test(latex.slice(0, match.index)) });
    } else {
      const { start, function: ofFunction } = open.pop()!;
      if (!ofFunction) pairs.push([start, match.index]);
    }
  }
  return pairs.map(([start, end]) => `${latex.slice(0, start)} ${latex.slice(start + 6, end)} ${latex.slice(end + 7)}`);
}
