import type { Family, FitOptions, FitResult, Theta } from "@loglik/core";
import { likelihoodHead } from "@loglik/core/heads/composed";
import { density, log, productOver, symbol } from "../expression/build.js";
import type { Expression, Point } from "../expression/expression.js";
import { toLatex } from "../expression/latex.js";
import { toSpeech } from "../expression/speech.js";
import { n, sumRows, yi } from "./common.js";
import type { Derivation, SymbolDeclaration } from "./derivation.js";
import { equal, slopeOf } from "./line.js";
import { numberAt, numbersAt } from "./read-point.js";

/** What is particular to the estimate of one parameter of one family. */
export interface ScoreEquation<K extends string> {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly rows: readonly number[];
  readonly errata: readonly number[];
  readonly family: Family<K> & {
    fit(y: ArrayLike<number>, options?: FitOptions): FitResult<Theta<K>>;
  };
  /** Letters of the family's parameters. */
  readonly letters: { readonly [P in K]: string };
  /** The parameter that is estimated; the others are known. */
  readonly parameter: K;
  readonly symbols: readonly SymbolDeclaration[];
  readonly density: Expression;
  readonly logDensity: Expression;
  readonly slope: Expression;
  readonly gathered: Expression;
  readonly estimate: Expression;
}

/** The derivation of a closed-form estimate: score of the sample, term by term, gathered; and where it is zero. */
export function scoreEquation<K extends string>(equation: ScoreEquation<K>): Derivation {
  const { name, title, summary, rows, errata, family, letters, parameter, symbols } = equation;
  const variable = symbol(letters[parameter]);
  const parameters = Object.fromEntries(family.paramNames.map((each) => [each, symbol(letters[each])]));
  const named = density(family.name, yi, parameters);
  const module = `@loglik/core/${family.name}`;
  const at = family.paramNames.indexOf(parameter);
  const thetaAt = (point: Point): Theta<K> =>
    Object.fromEntries(family.paramNames.map((each) => [each, numberAt(point, letters[each])])) as Theta<K>;
  const known = family.paramNames.filter((each) => each !== parameter);
  const fixed = known.map((each) => `${each}: ${letters[each]}`).join(", ");
  const theta = family.paramNames.map((each) => `${each}: ${letters[each]}`).join(", ");
  return {
    name,
    title,
    summary,
    rows,
    errata,
    subject: { latex: "\\log L", speech: "log-likelihood" },
    symbols,
    lines: [
      equal("independence", log(productOver("i", n, named))),
      equal("density", log(productOver("i", n, equation.density))),
      equal("log of a product", sumRows(log(equation.density))),
      equal("log of a power", sumRows(equation.logDensity)),
      slopeOf("derivative of a sum", sumRows(equation.slope), {
        subject: {
          latex: `\\frac{\\partial}{\\partial ${toLatex(variable)}} \\log L`,
          speech: `derivative of the log-likelihood in ${toSpeech(variable)}`,
        },
      }),
      equal("common factor", equation.gathered, { note: "Zero at the estimate." }),
    ],
    implementations: [
      {
        line: 4,
        module,
        export: "score",
        code: `score(y[i], { ${theta} }, out)`,
        value(point) {
          const score = new Float64Array(family.paramNames.length);
          return numbersAt(point, yi.name).reduce((sum, y) => sum + family.score(y, thetaAt(point), score)[at], 0);
        },
      },
    ],
    estimate: {
      symbol: variable.name,
      expression: equation.estimate,
      ...(known.length === 0
        ? { module, export: "fit", code: `fit(y).theta.${parameter}` }
        : {
            module: "@loglik/core/heads/composed",
            export: "likelihoodHead",
            code: `const head = likelihoodHead(family, { fixed: { ${fixed} } }); head.theta(head.initial(y)).${parameter}`,
          }),
      value(point) {
        const y = numbersAt(point, yi.name);
        if (known.length === 0) return family.fit(y).theta[parameter];
        const all: Record<string, number> = thetaAt(point);
        const held = Object.fromEntries(known.map((each) => [each, all[each]])) as Partial<Theta<K>>;
        const head = likelihoodHead<K>(family, { fixed: held });
        return (head.theta(head.initial(y)) as Theta<K>)[parameter];
      },
    },
  };
}
