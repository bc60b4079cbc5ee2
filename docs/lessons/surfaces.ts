/** Likelihood surfaces over two parameters on which the page "How training finds it" walks. */
import type { LikelihoodHead } from "@loglik/core";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { normalHead } from "@loglik/core/heads/normal";
import { normalMixtureHead } from "@loglik/core/heads/normal-mixture";
import { inverse as sigmoid } from "@loglik/core/links/logit";
import { createRng } from "@loglik/core/random";
import { grid } from "./grid.js";

export type Place = readonly [number, number];

/** The mean NLL of a sample as a function of two parameters, with everything that is needed to draw it and to walk on it. */
export interface Surface {
  readonly title: string;
  readonly symbols: readonly [string, string];
  /** Ends of the horizontal and of the vertical parameter in the picture. */
  readonly box: readonly [Place, Place];
  readonly start: Place;
  readonly rows: number;
  /** Mean NLL over the rows given, all of them unless told; with `gradient`, its slope too. */
  value(at: Place, gradient?: Float64Array, rows?: readonly number[]): number;
}

/**
 * A surface from a head: `place` puts the two parameters into the head's outputs for a row, and each parameter's slope is the sum
 * of `slopes` times the head's own gradient.
 */
function surface(
  head: LikelihoodHead,
  y: Float64Array,
  eta: (at: Place, row: number) => readonly number[],
  slopes: (row: number) => readonly [readonly number[], readonly number[]],
  rest: Omit<Surface, "value" | "rows">,
): Surface {
  const every = Array.from(y, (_, row) => row);
  const grad = new Float64Array(head.outputs.length);
  return {
    ...rest,
    rows: y.length,
    value(at, gradient, rows = every) {
      gradient?.fill(0);
      let sum = 0;
      for (const row of rows) {
        sum += head.point(y, row, Float64Array.from(eta(at, row)), 0, grad) / rows.length;
        if (gradient) {
          slopes(row).forEach((weights, k) => {
            weights.forEach((weight, output) => {
              gradient[k] += (weight * grad[output]) / rows.length;
            });
          });
        }
      }
      return sum;
    },
  };
}

/** Hours of practice, and whether it worked. */
export const logisticData = practice();

function practice(): { readonly x: Float64Array; readonly y: Float64Array } {
  const rng = createRng(5, "optimizer paths");
  const x = Float64Array.from({ length: 60 }, () => 4 * rng.uniform());
  return { x, y: x.map((hours) => (rng.uniform() < sigmoid(1.6 * hours - 3) ? 1 : 0)) };
}

/** One input and a bias. */
function logisticSurface(): Surface {
  const { x, y } = logisticData;
  return surface(
    bernoulliHead(),
    y,
    ([weight, bias], row) => [weight * x[row] + bias],
    (row) => [[x[row]], [1]],
    {
      title: "logistic regression",
      symbols: ["w", "b"],
      box: [
        [-1, 4],
        [-6, 3],
      ],
      start: [-0.5, 2],
    },
  );
}

/** The three measurements −1, 0, 1, in μ and log σ. */
function normalSurface(): Surface {
  return surface(
    normalHead(),
    Float64Array.of(-1, 0, 1),
    ([loc, logScale]) => [loc, logScale],
    () => [
      [1, 0],
      [0, 1],
    ],
    {
      title: "normal",
      symbols: ["μ", "log σ"],
      box: [
        [-3, 3],
        [-1, 2],
      ],
      start: [-2.5, 0.2],
    },
  );
}

/** Two groups, three rows in ten and seven in ten, of known spread: which group is which makes two valleys. */
function mixtureSurface(): Surface {
  const rng = createRng(2, "two valleys");
  const y = Float64Array.from({ length: 60 }, () => (rng.uniform() < 0.3 ? -1.5 : 1.5) + rng.normal());
  return surface(
    normalMixtureHead({ components: 2 }),
    y,
    ([first, second]) => [Math.log(0.3), Math.log(0.7), first, second, 0, 0],
    () => [
      [0, 0, 1, 0, 0, 0],
      [0, 0, 0, 1, 0, 0],
    ],
    {
      title: "mixture of two normals",
      symbols: ["μ₁", "μ₂"],
      box: [
        [-4, 4],
        [-4, 4],
      ],
      start: [2.5, -3],
    },
  );
}

export const surfaces = { logistic: logisticSurface(), normal: normalSurface(), mixture: mixtureSurface() } as const;
export type SurfaceName = keyof typeof surfaces;

/** The surface on a grid, row-major with the horizontal parameter outer, as a figure takes it. */
export function onGrid({ box, value }: Surface, steps: number) {
  const [horizontal, vertical] = box.map(([low, high]) => grid(low, high, steps));
  const values = new Float64Array(steps * steps);
  horizontal.forEach((x, i) => {
    vertical.forEach((y, j) => {
      values[i * steps + j] = value([x, y]);
    });
  });
  return { horizontal, vertical, values };
}
