import { LoglikError } from "@loglik/core";
import {
  add,
  call,
  divide,
  indicator,
  multiply,
  negate,
  number,
  pi,
  power,
  productOver,
  sumOver,
  symbol,
} from "../expression/build.js";
import type { Comparison, Expression, FunctionName } from "../expression/expression.js";
import { functions } from "../expression/functions.js";
import { letterNamed } from "../expression/letters.js";
import { type Token, tokensOf } from "./tokens.js";

/** What an answer may speak of. */
export interface Vocabulary {
  /** Letters of the symbols, each with the number of its indices. */
  readonly symbols: Readonly<Record<string, number>>;
  /** Indices, each with the letter of the size that it runs to: { i: "n", k: "K" }. */
  readonly indices: Readonly<Record<string, string>>;
}

const functionNames: Readonly<Record<string, FunctionName>> = {
  ...(Object.fromEntries(Object.keys(functions).map((name) => [name, name])) as Record<FunctionName, FunctionName>),
  ln: "log",
  gammaln: "logGamma",
  lgamma: "logGamma",
  loggamma: "logGamma",
};

const operations: Readonly<Record<string, typeof sumOver>> = { sum: sumOver, prod: productOver, product: productOver };

const comparisons: Readonly<Record<string, Comparison>> = {
  "=": "=",
  "!=": "≠",
  "≠": "≠",
  "<": "<",
  "<=": "≤",
  "≤": "≤",
  ">": ">",
  ">=": "≥",
  "≥": "≥",
};

/** Brackets within brackets beyond this are no formula. */
const DEEPEST = 60;

/**
 * Reads a typed answer, as plain mathematics and never as code.
 *
 *   sum        term (+ or − term) …
 *   term       factor (* or / factor) …
 *   factor     − factor, or a power: base ^ factor, where a base may end in ! (factorial)
 *   base       a number, a letter, a bracket, |…|, [a = b] (1 where it holds), log(…), sum_i(…), prod_i(…)
 *
 * Greek letters may be words (theta, sigma, yhat), indices follow an underscore (y_i, z_ik) or stand in square brackets
 * (z[i, k]), pi and e are the numbers. `sum_i` runs over the whole sample.
 *
 * @throws LoglikError `answer-unreadable` with the position of what cannot be read
 * @example toLatex(parseAnswer("-sum_i(y_i*log(theta))", { symbols: { y: 1, θ: 0 }, indices: { i: "n" } }))  // "-\\sum_{i=1}^{n} y_i \\log \\theta"
 */
export function parseAnswer(answer: string, vocabulary: Vocabulary): Expression {
  const tokens = tokensOf(answer);
  let at = 0;
  let depth = 0;
  const peek = (): Token => tokens[at];
  const has = (...marks: string[]): boolean => peek().kind === "mark" && marks.includes(peek().text);
  const take = (): Token => tokens[at++];
  const fail = (token: Token, expected: string): LoglikError => {
    const got = token.kind === "end" ? "the answer ends" : `there is "${token.text}"`;
    const message = `answer: ${got} at position ${token.position}, where ${expected}.`;
    return new LoglikError("answer-unreadable", message, { position: token.position });
  };
  const expect = (mark: string): void => {
    if (!has(mark)) throw fail(peek(), `"${mark}" is expected`);
    at += 1;
  };

  function sum(): Expression {
    if (++depth > DEEPEST) throw fail(peek(), "brackets are nested too deeply");
    const terms = [term()];
    while (has("+", "-")) terms.push(take().text === "-" ? negate(term()) : term());
    depth -= 1;
    return terms.length === 1 ? terms[0] : add(...terms);
  }

  function term(): Expression {
    let left = factor();
    while (has("*", "/")) left = take().text === "*" ? multiply(left, factor()) : divide(left, factor());
    const next = peek();
    if (next.kind === "name" || next.kind === "number" || has("(")) {
      throw fail(next, 'an operator is expected: write * between factors, "2*x" and not "2x"');
    }
    return left;
  }

  function factor(): Expression {
    if (has("-", "+")) {
      if (++depth > DEEPEST) throw fail(peek(), "signs are stacked too deeply");
      const minus = take().text === "-";
      const inner = factor();
      depth -= 1;
      return minus ? negate(inner) : inner;
    }
    let base = primary();
    while (has("!")) {
      take();
      base = call("factorial", base);
    }
    if (!has("^")) return base;
    take();
    return power(base, factor());
  }

  function primary(): Expression {
    const token = take();
    if (token.kind === "number") return number(Number(token.text));
    if (token.kind === "name") return named(token);
    if (token.text === "(") return closed(")");
    if (token.text === "|") return call("abs", closed("|"));
    if (token.text === "[") {
      const left = sum();
      const relation = comparisons[peek().text];
      if (relation === undefined) throw fail(peek(), "a comparison such as = is expected");
      take();
      return indicator(left, relation, closed("]"));
    }
    throw fail(token, "a number, a letter or a bracket is expected");
  }

  function closed(mark: string): Expression {
    const inner = sum();
    expect(mark);
    return inner;
  }

  function named(token: Token): Expression {
    const [word, ...subscripts] = token.text.split("_");
    if (Object.hasOwn(operations, word)) {
      return repeated(token, operations[word], subscripts[0] ?? Object.keys(vocabulary.indices)[0]);
    }
    if (has("(") && Object.hasOwn(functionNames, word)) return called(token, functionNames[word]);
    const letter = letterNamed(word);
    if (Object.hasOwn(vocabulary.indices, letter) && subscripts.length === 0) return symbol(letter);
    if (!Object.hasOwn(vocabulary.symbols, letter)) return constant(token, word);
    const indices = has("[")
      ? bracketedIndices()
      : subscripts.flatMap((part) => subscriptsOf(part)).map(indexExpression);
    const wanted = vocabulary.symbols[letter];
    if (indices.length !== wanted) {
      const say =
        wanted === 0 ? `${letter} has no index` : `${letter} has ${wanted} ${wanted === 1 ? "index" : "indices"}`;
      throw fail(token, `another number of indices is expected: ${say}`);
    }
    return symbol(letter, ...indices);
  }

  function constant(token: Token, word: string): Expression {
    if (token.text === "pi" || token.text === "π") return pi;
    if (token.text === "e") return call("exp", 1);
    const known = [...Object.keys(vocabulary.symbols), ...Object.keys(vocabulary.indices)].join(", ");
    const hint = Object.hasOwn(functionNames, word)
      ? `a bracket is expected behind the function ${word}`
      : `only ${known} are known`;
    throw fail(token, hint);
  }

  /** `ik` is i and k where it is no index of its own; `1` is a number. */
  function subscriptsOf(part: string): readonly string[] {
    return Object.hasOwn(vocabulary.indices, part) || Object.hasOwn(vocabulary.symbols, part) || /^\d+$/.test(part)
      ? [part]
      : Array.from(part);
  }

  /** Behind y in z_iy stands the label of the row: y is read as y_i. */
  function indexExpression(name: string): Expression {
    if (/^\d+$/.test(name)) return number(Number(name));
    if (vocabulary.symbols[name] === 1) return symbol(name, symbol(Object.keys(vocabulary.indices)[0]));
    return symbol(name);
  }

  function bracketedIndices(): readonly Expression[] {
    take();
    const indices = [sum()];
    while (has(",")) {
      take();
      indices.push(sum());
    }
    expect("]");
    return indices;
  }

  function repeated(token: Token, operation: typeof sumOver, index: string): Expression {
    const known = Object.keys(vocabulary.indices);
    if (!known.includes(index)) {
      throw fail(token, known.length === 0 ? "nothing is summed over" : `the index is one of ${known.join(", ")}`);
    }
    expect("(");
    return operation(index, symbol(vocabulary.indices[index]), closed(")"));
  }

  function called(token: Token, name: FunctionName): Expression {
    expect("(");
    const operands = [sum()];
    while (has(",")) {
      take();
      operands.push(sum());
    }
    expect(")");
    const { arity } = functions[name];
    if (operands.length !== arity) throw fail(token, `${name} takes ${arity} argument${arity === 1 ? "" : "s"}`);
    return call(name, ...operands);
  }

  const read = sum();
  if (peek().kind !== "end") throw fail(peek(), "an operator or the end is expected");
  return read;
}
