import { expect, test } from "vitest";
import * as calibration from "../lessons/calibration.js";
import * as calibrationOfRegression from "../lessons/calibration-of-regression.js";
import * as codes from "../lessons/codes.js";
import * as coin from "../lessons/coin.js";
import * as leastSquares from "../lessons/least-squares.js";
import * as logSum from "../lessons/log-sum.js";
import * as logistic from "../lessons/logistic.js";
import * as lossDictionary from "../lessons/loss-dictionary.js";
import * as normal from "../lessons/normal.js";
import * as optimizerPaths from "../lessons/optimizer-paths.js";
import * as outputs from "../lessons/outputs.js";
import * as posterior from "../lessons/posterior.js";
import * as priors from "../lessons/priors.js";
import * as roomStudy from "../lessons/room-study.js";
import * as vocabulary from "../lessons/vocabulary.js";
import { readPages } from "./pages.js";

/** The names under which pages import their lessons. */
const lessons: Record<string, Record<string, unknown>> = {
  "../lessons/calibration": calibration,
  "../lessons/calibration-of-regression": calibrationOfRegression,
  "../lessons/codes": codes,
  "../lessons/coin": coin,
  "../lessons/outputs": outputs,
  "../lessons/posterior": posterior,
  "../lessons/priors": priors,
  "../lessons/normal": normal,
  "../lessons/log-sum": logSum,
  "../lessons/logistic": logistic,
  "../lessons/least-squares": leastSquares,
  "../lessons/loss-dictionary": lossDictionary,
  "../lessons/optimizer-paths": optimizerPaths,
  "../lessons/room-study": roomStudy,
  "../lessons/vocabulary": vocabulary,
};

// A page is not type-checked: a lesson's name that no longer exists would be set as NaN.
test.each(readPages().map(({ path, source }) => [path, source]))(
  "every number in the prose of %s is a finite number",
  (_path, source) => {
    const imported = /^import \* as (\w+) from "(\.\.\/lessons\/[\w-]+)";$/m.exec(source);
    const [name, lesson] = imported ? [imported[1], lessons[imported[2]]] : ["lesson", {}];
    const expressions = Array.from(source.matchAll(/<Num value=\{(.+?)\} digits/g), ([, expression]) => expression);
    // Loop variables of a table are not in scope here; the tables' rows come from the lessons' own tests.
    for (const expression of expressions.filter(
      (text) => text.includes(`${name}.`) || /^[\d\s().*/+-]|Math\./.test(text),
    )) {
      const value: unknown = new Function(name, `return ${expression};`)(lesson);
      expect(value, expression).toSatisfy(Number.isFinite);
    }
  },
);
