import type { Rng } from "@loglik/core";

/** A shape of one grey, and how far inside it a point lies, in units: negative outside. */
export interface Shape {
  readonly grey: number;
  depth(x: number, y: number): number;
}

/** Shapes from back to front, where and how large they are drawn, and what spoils the picture. */
export interface Drawing {
  readonly background: number;
  readonly shapes: readonly Shape[];
  /** Where the shapes' (0, 0) lies in the picture, in pixels. */
  readonly x: number;
  readonly y: number;
  /** Pixels of a unit. */
  readonly unit: number;
  /** The angle by which the shapes are turned. */
  readonly tilt: number;
  /** A bar from edge to edge in front of it all, its distance from the corner along the angle and its width in pixels. */
  readonly bar?: { readonly at: number; readonly angle: number; readonly width: number; readonly grey: number };
  /** Standard deviation of the noise on each pixel. */
  readonly noise: number;
}

/** An ellipse around (x, y), turned by an angle. The depth is exact on its edge, and to first order beside it. */
export function ellipse(x: number, y: number, width: number, height: number, angle: number, grey: number): Shape {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return {
    grey,
    depth(px, py) {
      const u = (cos * (px - x) + sin * (py - y)) / width;
      const v = (cos * (py - y) - sin * (px - x)) / height;
      const radius = Math.hypot(u, v);
      return radius === 0 ? Math.min(width, height) : ((1 - radius) * radius) / Math.hypot(u / width, v / height);
    },
  };
}

type Point = readonly [x: number, y: number];

/** A triangle by its corners, clockwise or not. */
export function triangle(a: Point, b: Point, c: Point, grey: number): Shape {
  const area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  const edges = [edge(a, b, area), edge(b, c, area), edge(c, a, area)];
  return { grey, depth: (x, y) => Math.min(edges[0](x, y), edges[1](x, y), edges[2](x, y)) };
}

/** Distance of a point from the line through two corners, positive on the side where the area lies. */
function edge(from: Point, to: Point, area: number): (x: number, y: number) => number {
  const length = Math.sign(area) * Math.hypot(to[0] - from[0], to[1] - from[1]);
  const [dx, dy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  return (x, y) => dx * (y - from[1]) - dy * (x - from[0]);
}

/** Paints a drawing: grey values in [0, 1] of `size` × `size` pixels, edges smoothed over one pixel. */
export function paint(drawing: Drawing, out: Float32Array, size: number, rng: Rng): void {
  const { background, shapes, unit, bar, noise } = drawing;
  const [cos, sin] = [Math.cos(drawing.tilt), Math.sin(drawing.tilt)];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const [right, down] = [(column + 0.5 - drawing.x) / unit, (row + 0.5 - drawing.y) / unit];
      const [x, y] = [cos * right + sin * down, cos * down - sin * right];
      let grey = background;
      for (const shape of shapes) grey = covered(grey, shape.grey, shape.depth(x, y) * unit);
      if (bar !== undefined) {
        const along = Math.cos(bar.angle) * column + Math.sin(bar.angle) * row;
        grey = covered(grey, bar.grey, bar.width / 2 - Math.abs(along - bar.at));
      }
      out[row * size + column] = Math.min(1, Math.max(0, grey + noise * rng.normal()));
    }
  }
}

/** A pixel's grey when a shape covers it that is so many pixels deep there. */
function covered(grey: number, shapeGrey: number, depth: number): number {
  const share = Math.min(1, Math.max(0, depth + 0.5));
  return grey + share * (shapeGrey - grey);
}
