import { LoglikError, type Rng } from "@loglik/core";
import { createRng } from "@loglik/core/random";
import { checkOptions } from "../check-arguments.js";
import { type Drawing, ellipse, paint, type Shape, triangle } from "./drawing.js";

/** Rows and columns of a drawing. */
export const drawingSize = 24;

/** How many drawings are made, and from which seed. */
export interface CatsAndDogs {
  readonly rows: number;
  readonly seed?: number;
}

/** Drawings, one a row: 24 × 24 grey values within [0, 1], top row first; and what they show: 0 a cat, 1 a dog. */
export interface DrawnAnimals {
  readonly x: Float32Array;
  readonly y: Float64Array;
  readonly rows: number;
  /** `[rows, columns, channels]` of a drawing, as a network takes it. */
  readonly shape: readonly [24, 24, 1];
}

/**
 * Small grey drawings of the heads of cats (0) and dogs (1), each as likely.
 *
 * A cat has two pointed ears that stand up and a short muzzle, a dog two that hang at the sides and a long one. All else is drawn
 * at random, the same for both: whether the animal is lighter or darker than its background, its place, size, tilt and
 * proportions, a bar across the picture in half of them, and noise. So no pixel says what it is; the shape does.
 *
 * A drawing depends on the seed and its row only.
 *
 * @throws LoglikError `simulation` when rows is not a positive whole number.
 * @example drawCatsAndDogs({ rows: 10, seed: 7 }).x.length  // 5760
 */
export function drawCatsAndDogs(request: CatsAndDogs): DrawnAnimals {
  checkOptions("drawCatsAndDogs", request, ["rows", "seed"]);
  const { rows, seed = 0 } = request;
  if (!Number.isInteger(rows) || rows < 1) {
    throw new LoglikError("simulation", `drawCatsAndDogs: rows is ${rows}; it must be a positive whole number.`, {
      rows,
    });
  }
  const pixels = drawingSize ** 2;
  const x = new Float32Array(rows * pixels);
  const y = new Float64Array(rows);
  const rng = createRng(seed, "cats and dogs");
  for (let row = 0; row < rows; row += 1) {
    const own = rng.split("drawing", row);
    y[row] = own.below(2);
    paint(animal(own, y[row] === 1), x.subarray(row * pixels, (row + 1) * pixels), drawingSize, own);
  }
  return { x, y, rows, shape: [24, 24, 1] };
}

/** Shapes from back to front, in units of half the width of the head, its middle at (0, 0), y downwards. */
function animal(rng: Rng, isDog: boolean): Drawing {
  const between = (low: number, high: number) => low + (high - low) * rng.uniform();
  const background = between(0.15, 0.85);
  // Lighter or darker, where there is room for it.
  const contrast = between(0.3, 0.45);
  const isLighter = background < 0.35 || (background < 0.65 && rng.below(2) === 1);
  const fur = background + (isLighter ? contrast : -contrast);
  const dark = between(0, 0.15);
  const earShade = fur + between(-0.15, 0.15);
  const head = ellipse(0, 0, 1, between(0.85, 1.05), 0, fur);
  const ears = [-1, 1].map((side) => (isDog ? hangingEar : pointedEar)(side, earShade, between));
  const [width, length] = isDog ? [between(0.35, 0.5), between(0.5, 0.65)] : [between(0.3, 0.42), between(0.2, 0.3)];
  const muzzle = ellipse(
    0,
    isDog ? between(0.55, 0.75) : between(0.4, 0.5),
    width,
    length,
    0,
    fur + between(-0.1, 0.2),
  );
  const nose = ellipse(
    0,
    isDog ? between(0.6, 0.9) : between(0.3, 0.4),
    between(0.12, 0.2),
    between(0.1, 0.16),
    0,
    dark,
  );
  const apart = between(0.33, 0.48);
  const eyes = [-1, 1].map((side) => ellipse(side * apart, between(-0.3, -0.15), 0.13, 0.13, 0, dark));
  return {
    background,
    // A dog's ears hang over its head, a cat's stand behind it.
    shapes: isDog ? [head, ...ears, muzzle, nose, ...eyes] : [...ears, head, muzzle, nose, ...eyes],
    x: between(9, 15),
    y: between(11, 14),
    unit: between(5.5, 7),
    tilt: between(-0.5, 0.5),
    bar:
      rng.below(2) === 1
        ? { at: between(0, 24), angle: between(0, Math.PI), width: between(1.5, 3.5), grey: between(0, 1) }
        : undefined,
    noise: between(0.02, 0.08),
  };
}

type Between = (low: number, high: number) => number;

function pointedEar(side: number, grey: number, between: Between): Shape {
  const tip: [number, number] = [side * between(0.6, 0.95), between(-1.7, -1.35)];
  return triangle(tip, [side * between(0.9, 1), -0.2], [side * between(0.05, 0.2), -0.75], grey);
}

function hangingEar(side: number, grey: number, between: Between): Shape {
  return ellipse(
    side * between(0.9, 1.1),
    between(-0.05, 0.3),
    between(0.22, 0.34),
    between(0.6, 0.85),
    side * between(-0.35, 0.1),
    grey,
  );
}
