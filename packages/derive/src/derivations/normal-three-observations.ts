import { likelihood } from "@loglik/core/likelihood";
import * as normal from "@loglik/core/normal";
import { free, positiveNumber, realNumber } from "../derivation/declare.js";
import type { Derivation } from "../derivation/derivation.js";
import { equal } from "../derivation/line.js";
import { numberAt } from "../derivation/read-point.js";
import {
  add,
  call,
  density,
  divide,
  exp,
  multiply,
  negate,
  type Operand,
  pi,
  power,
  productOver,
  square,
  subtract,
  symbol,
} from "../expression/build.js";

const [mu, sigma, y] = [symbol("μ"), symbol("σ"), symbol("y")];
const observed = [-1, 0, 1];
const variance = multiply(2, pi, square(sigma));
const gathered = (squares: Operand) =>
  multiply(power(variance, negate(divide(3, 2))), exp(negate(divide(squares, multiply(2, square(sigma))))));

/** The likelihood of the observations −1, 0, 1 under a normal distribution. */
export const normalThreeObservations: Derivation = {
  name: "normal-three-observations",
  title: "The normal likelihood of −1, 0, 1",
  summary:
    "Three observations, two parameters. All three squares share the factor −1/2σ²: without the bracket around them the function has no maximum at all.",
  rows: [6, 12, 13, 14],
  errata: [3, 4, 5],
  subject: { latex: "L(\\mu, \\sigma)", speech: "likelihood of mu and sigma" },
  symbols: [free("μ", "mean", realNumber), free("σ", "standard deviation", positiveNumber)],
  lines: [
    equal("independence", productOver("y", observed, density("normal", y, { loc: mu, scale: sigma }))),
    equal(
      "density",
      productOver(
        "y",
        observed,
        multiply(
          divide(1, call("sqrt", variance)),
          exp(negate(divide(square(subtract(y, mu)), multiply(2, square(sigma))))),
        ),
      ),
    ),
    equal(
      "power of a product",
      gathered(add(square(subtract(-1, mu)), square(subtract(0, mu)), square(subtract(1, mu)))),
      { note: "Three equal factors make a power, and the exponents are added." },
    ),
    equal("expand the square", gathered(add(square(subtract(mu, 1)), square(mu), square(add(mu, 1))))),
    equal("expand the square", gathered(add(multiply(3, square(mu)), 2)), {
      note: "Largest where 3μ² is least, at μ = 0, and then at σ² = 2/3.",
    }),
  ],
  implementations: [
    {
      line: 4,
      module: "@loglik/core/likelihood",
      export: "likelihood",
      code: "likelihood(normal, [-1, 0, 1], { loc: μ, scale: σ })",
      value: (point) => likelihood(normal, observed, { loc: numberAt(point, "μ"), scale: numberAt(point, "σ") }),
    },
  ],
};
