import { describe, expect, it } from "vitest";
import { mixture } from "../src/combinators/mixture.js";
import * as categorical from "../src/families/categorical.js";
import * as multinomial from "../src/families/multinomial.js";
import * as normal from "../src/families/normal.js";
import * as poisson from "../src/families/poisson.js";
import * as studentT from "../src/families/student-t.js";
import type { FitOptions } from "../src/family.js";

const y = [1, 2, 4, 3, 9];
const fits: readonly (readonly [string, (options: FitOptions) => unknown])[] = [
  ["normal", (options) => normal.fit(y, options)],
  ["poisson", (options) => poisson.fit(y, options)],
  ["student-t", (options) => studentT.fit(y, options)],
  ["mixture of normal, normal", (options) => mixture([normal, normal]).fit(y, options)],
  ["categorical", (options) => categorical.fit([0, 1, 1], options)],
  ["multinomial", (options) => multinomial.fit([[1, 2]], options)],
];

describe.each(fits)("the fit of %s", (name, fit) => {
  it("refuses an option that it does not have", () => {
    const typo = { weigths: [1, 1, 1, 1, 1] } as FitOptions;
    expect(() => fit(typo)).toThrow(`fit ${name}: there is no option "weigths"; expected an object of weights`);
    expect(() => fit(typo)).toThrow("[option-unknown]");
  });

  it.each([5, "weights"])("refuses %o where options belong", (options) => {
    expect(() => fit(options as unknown as FitOptions)).toThrow("[option-unknown]");
  });

  it.each([0, -1, 1.5, NaN])("refuses %d iterations", (maxIterations) => {
    expect(() => fit({ maxIterations })).toThrow(`maxIterations is ${maxIterations}; expected a positive integer`);
  });

  it.each([0, -1, NaN, 1])("refuses the tolerance %d", (tolerance) => {
    expect(() => fit({ tolerance })).toThrow(`tolerance is ${tolerance}; expected a number between 0 and 1`);
  });

  it("takes those that it has, also as undefined", () => {
    expect(() => fit({ weights: undefined, maxIterations: 300, tolerance: 1e-8 })).not.toThrow();
  });
});

it("names a parameter that classes cannot hold fixed", () => {
  expect(() => categorical.fit([0, 1], { fixed: { prob: 1 } })).toThrow('there is no option "fixed"');
});
