import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exercises, gradeAnswer, parseAnswer } from "../src/exercises/index.js";
import { evaluate } from "../src/expression/evaluate.js";
import { toLatex } from "../src/expression/latex.js";
import { derivations } from "../src/registry.js";
import { distinctMutants } from "./mutants.js";

const named = (name: string) => exercises.find((each) => each.name === name)!;

describe("typed formulas", () => {
  it.each<readonly [string, string, string]>([
    ["nll-of-one-label", "-(y*log(theta) + (1-y)*log(1-theta))", "right"],
    ["nll-of-one-label", "-y ln(θ) − (1 − y) · log(1 − θ)".replace("y ln", "y*ln"), "right"],
    ["nll-of-one-label", "-log(theta^y * (1-theta)^(1-y))", "right"],
    ["nll-of-one-label", "y*log(theta) + (1-y)*log(1-theta)", "wrong"],
    ["nll-of-one-label", "-(y*log(theta) + log(1-theta))", "wrong"],
    ["nll-of-labels", "-sum_i(y_i*log(theta) + (1-y_i)*log(1-theta))", "right"],
    ["nll-of-labels", "-log(prod_i(theta^y_i*(1-theta)^(1-y_i)))", "right"],
    ["nll-of-labels", "-log(theta)*sum(y_i) - (n - sum(y_i))*log(1-theta)", "right"],
    ["nll-of-labels", "-sum_i(y_i*log(theta)) + (1-y_i)*log(1-theta)", "unreadable"],
    ["nll-of-counts", "sum_i(lambda - y_i*log(lambda) + log(y_i!))", "right"],
    ["nll-of-counts", "n*lambda - log(lambda)*sum(y_i)", "right up to a constant"],
    ["nll-of-counts", "sum_i(lambda - y_i*log(lambda) + logGamma(y_i + 1))", "right"],
    ["nll-of-waiting-times", "lambda*sum(y_i) - n*log(lambda)", "right"],
    ["nll-of-waiting-times", "lambda*sum(y_i) - log(lambda)", "wrong"],
    ["nll-of-a-normal-sample", "n/2*log(2*pi*sigma^2) + sum((y_i-mu)^2)/(2*sigma^2)", "right"],
    ["nll-of-a-normal-sample", "n*log(sigma) + sum((y_i-mu)^2)/(2*sigma^2)", "right up to a constant"],
    ["nll-of-a-normal-sample", "sum((y_i-mu)^2)/(2*sigma^2)", "wrong"],
    ["nll-of-a-normal-sample-known-sigma", "sum((y_i-mu)^2)/(2*sigma^2)", "right up to a constant"],
    ["nll-of-a-normal-sample-known-sigma", "sum((y_i-mu)^2)", "wrong"],
    ["nll-of-a-laplace-sample", "n*log(2*b) + sum(|y_i - mu|)/b", "right"],
    ["nll-with-log-scale", "s + (y-mu)^2*e^(-2*s)/2 + log(2*pi)/2", "right"],
    ["gradient-in-the-logits", "exp(z_j)/sum_k(exp(z_k)) - [j = y]", "right"],
    ["gradient-in-the-logits", "exp(z[j])/sum_k(exp(z[k]))", "wrong"],
  ])("%s: %s is %s", (name, answer, verdict) => {
    const grade = gradeAnswer(named(name), answer);
    expect(`${grade.verdict} ${grade.verdict === verdict ? "" : grade.message}`.trim()).toBe(verdict);
  });

  it("says what is wrong, and where", () => {
    const turned = gradeAnswer(named("nll-of-waiting-times"), "n*log(lambda) - lambda*sum(y_i)");
    expect(turned.message).toMatch(/sign is turned/);
    const doubled = gradeAnswer(named("nll-of-waiting-times"), "2*(lambda*sum(y_i) - n*log(lambda))");
    expect(doubled.message).toMatch(/factor is off/);
    expect(doubled.got).toBeCloseTo(2 * doubled.expected!, 10);
    const lost = gradeAnswer(named("nll-of-labels"), "-sum_i(log(theta))");
    expect(Object.keys(lost.at ?? {}).sort()).toEqual(["n", "y", "θ"]);
  });

  it.each<readonly [string, RegExp]>([
    ["2y", /write \* between factors/],
    ["y*", /the answer ends at position 3/],
    ["(y + 1", /"\)" is expected/],
    ["q + 1", /only y, θ are known/],
    ["log theta", /bracket is expected behind the function log/],
    ["max(y)", /max takes 2 arguments/],
    ["y; theta", /";" at position 2 is no part of a formula/],
    ["constructor", /only y, θ are known/],
    ["sum_k(y)", /nothing is summed over/],
    ["(".repeat(200), /nested too deeply/],
    ["-".repeat(500), /stacked too deeply/],
    ["1+".repeat(3000), /at most 2000 are read/],
    ["", /the answer ends at position 1/],
  ])("%s cannot be read, and the reason is given", (answer, reason) => {
    const grade = gradeAnswer(named("nll-of-one-label"), answer);
    expect(grade).toEqual({ verdict: "unreadable", message: expect.stringMatching(reason) });
  });

  it("no text makes it throw", () => {
    const pieces = fc.constantFrom(
      "y",
      "theta",
      "+",
      "-",
      "*",
      "/",
      "^",
      "(",
      ")",
      "log(",
      "2",
      "!",
      "|",
      "[",
      "]",
      "=",
      " ",
      "_",
      "sum(",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), fc.string({ maxLength: 20 }), (parts, text) => {
        for (const answer of [parts.join(""), text]) gradeAnswer(named("nll-of-one-label"), answer);
      }),
      { seed: 1912, numRuns: 1000 },
    );
  });

  it("binds as on paper", () => {
    const value = (text: string) => evaluate(parseAnswer(text, { symbols: { a: 0 }, indices: {} }), { a: 3 });
    expect(value("-a^2")).toBe(-9);
    expect(value("2^a^2")).toBe(512);
    expect(value("12/a/2")).toBe(2);
    expect(value("12/a*2")).toBe(8);
    expect(value("2-a-1")).toBe(-2);
    expect(value("a!")).toBeCloseTo(6, 12);
    expect(value("2^-1")).toBe(0.5);
    expect(value(".5 + 1e1")).toBe(10.5);
  });
});

describe("grading is strict", () => {
  const formulas = exercises.filter((each) => each.kind === "derive");
  it.each(formulas.map((each) => [each.name, each] as const))("%s: a slip is not taken for right", (_, exercise) => {
    const survivors = distinctMutants(exercise.truth).filter(({ expression }) => {
      const slipped = { ...exercise, truth: expression };
      return gradeAnswer(slipped, rightAnswers[exercise.name]).verdict === "right";
    });
    expect(survivors.map(({ expression }) => toLatex(expression))).toEqual([]);
  });
});

const rightAnswers: Readonly<Record<string, string>> = {
  "nll-of-one-label": "-(y*log(theta) + (1-y)*log(1-theta))",
  "nll-of-labels": "-sum_i(y_i*log(theta) + (1-y_i)*log(1-theta))",
  "nll-of-counts": "sum_i(lambda - y_i*log(lambda) + log(y_i!))",
  "nll-of-waiting-times": "lambda*sum(y_i) - n*log(lambda)",
  "nll-of-a-normal-sample": "n/2*log(2*pi*sigma^2) + sum((y_i-mu)^2)/(2*sigma^2)",
  "nll-of-a-normal-sample-known-sigma": "n/2*log(2*pi*sigma^2) + sum((y_i-mu)^2)/(2*sigma^2)",
  "nll-of-a-laplace-sample": "n*log(2*b) + sum(|y_i - mu|)/b",
  "nll-with-log-scale": "s + (y-mu)^2*e^(-2*s)/2 + log(2*pi)/2",
  "nll-with-a-logit": "log(1 + e^z) - y*z",
  "nll-of-a-count-with-log-rate": "e^z - y*z + log(y!)",
  "slope-of-the-expected-squared-error": "2*(a - p)",
  "gradient-in-the-logits": "exp(z_j)/sum_k(exp(z_k)) - [j = y]",
};

describe("numbers and choices", () => {
  it.each<readonly [string, string, string]>([
    ["likelihood-of-five-tosses", "0.2*0.8^4", "right"],
    ["likelihood-of-five-tosses", "0.0819", "right"],
    ["likelihood-of-five-tosses", "0.41", "wrong"],
    ["estimate-from-five-tosses", "1/5", "right"],
    ["scale-of-three-values", "sqrt(2/3)", "right"],
    ["scale-of-three-values", "1", "wrong"],
    ["nll-of-three-values", "3.6486", "right"],
    ["gap-of-the-hinge", "0.648", "right"],
    ["gap-of-the-hinge", "1/cosh(1)", "right"],
    ["cross-entropy-of-a-confident-miss", "log(100)", "right"],
    ["cross-entropy-of-a-confident-miss", "theta", "unreadable"],
    ["which-loss-for-two-classes", "2", "right"],
    ["which-loss-for-two-classes", "1", "wrong"],
    ["which-loss-for-two-classes", "4", "unreadable"],
    ["is-cross-entropy-symmetric", "1", "wrong"],
    ["nll-of-a-thousand-tosses", "693.15", "right"],
    ["nll-of-a-thousand-tosses", "1000", "wrong"],
    ["slope-at-the-start", "-0.5", "right"],
    ["slope-at-the-start", "0.5", "wrong"],
    ["scale-from-the-squares", "sqrt(200/50)", "right"],
    ["largest-rate", "0.5", "right"],
    ["nll-in-its-own-unit", "5.112", "right"],
    ["nll-in-its-own-unit", "1.2", "wrong"],
    ["weights-of-a-convolution", "208", "right"],
    ["weights-of-a-convolution", "200", "wrong"],
    ["loss-from-the-deviance", "0.45", "right"],
    ["loss-from-the-deviance", "0.9", "wrong"],
    ["standard-error-of-a-coverage", "0.03", "right"],
    ["standard-error-of-a-coverage", "0.09", "wrong"],
    ["factor-for-the-widths", "1.5", "right"],
    ["factor-for-the-widths", "2.25", "wrong"],
    ["softmax-of-two-logits", "0.75", "right"],
    ["bits-of-an-event", "log(8)/log(2)", "right"],
    ["bits-under-a-wrong-model", "1.2075", "right"],
    ["bits-under-a-wrong-model", "1", "wrong"],
    ["probability-at-temperature-two", "0.75", "right"],
    ["threshold-for-a-price", "0.05", "right"],
    ["posterior-at-another-share", "1/12", "right"],
    ["posterior-at-another-share", "0.9", "wrong"],
    ["slope-at-three-zeros", "-3", "right"],
    ["slope-at-three-zeros", "0", "wrong"],
    ["nll-in-centimetres", "3*log(100)", "right"],
    ["nll-in-centimetres", "log(100)", "wrong"],
    ["bell-of-height-one", "0.3989", "right"],
    ["bell-of-height-one", "1", "wrong"],
    ["tosses-until-zero", "25", "right"],
    ["tosses-until-zero", "24", "wrong"],
    ["nll-in-feet", "2.688", "right"],
    ["nll-in-feet", "1.5 + log(0.3048)", "wrong"],
    ["bias-alone", "-1.0986", "right"],
    ["bias-alone", "0.25", "wrong"],
    ["weights-of-a-dense-layer", "4616", "right"],
    ["weights-of-a-dense-layer", "4608", "wrong"],
    ["cost-of-a-cat", "2.127", "right"],
    ["cost-of-a-cat", "log(1 + e^(-2))", "wrong"],
    ["bits-of-a-perplexity", "3.585", "right"],
    ["bits-of-a-perplexity", "log(12)", "wrong"],
    ["pull-on-a-smoothed-label", "-0.03", "right"],
    ["pull-on-a-smoothed-label", "0.03", "wrong"],
    ["weights-that-softmax-determines", "585", "right"],
    ["weights-that-softmax-determines", "650", "wrong"],
    ["mean-length-of-four-words", "1.9", "right"],
    ["mean-length-of-four-words", "2", "wrong"],
    ["bits-of-events-in-pairs", "0.645", "right"],
    ["bits-of-events-in-pairs", "1.29", "wrong"],
    ["bytes-of-labels", "361", "right"],
    ["bytes-of-labels", "250", "wrong"],
    ["what-two-outputs-sum-to", "1", "right"],
    ["what-two-outputs-sum-to", "2", "wrong"],
  ])("%s: %s is %s", (name, answer, verdict) => {
    expect(gradeAnswer(named(name), answer).verdict).toBe(verdict);
  });

  it("every choice has exactly one right option, and every exercise a name of its own", () => {
    const choices = exercises.filter((each) => each.kind === "choice");
    expect(choices.map(({ options }) => options.filter(({ right }) => right).length)).toEqual(choices.map(() => 1));
    expect(new Set(exercises.map(({ name }) => name)).size).toBe(exercises.length);
  });

  it("formulas of choices stand between dollar signs, and nowhere else", () => {
    for (const { prompt, hint, options } of exercises.filter((each) => each.kind === "choice")) {
      for (const text of [prompt, hint, ...options.flatMap(({ text, why }) => [text, why])]) {
        expect(text.split("$").length % 2, text).toBe(1);
        const words = text.split("$").filter((_part, k) => k % 2 === 0);
        expect(words.join("")).not.toMatch(/[\p{Script=Greek}²√∑^_=\\]|ŷ|\b[A-Za-z]\([a-z]/u);
      }
    }
  });

  it("every derivation that an exercise points to exists", () => {
    const names = new Set(derivations.map(({ name }) => name));
    const pointed = exercises.flatMap(({ derivation }) => (derivation === undefined ? [] : [derivation]));
    expect(pointed.filter((name) => !names.has(name))).toEqual([]);
  });
});
