import { describe, expect, test } from "vitest";
import { palette, seriesColor, seriesPalette } from "../src/index.js";

type Rgb = readonly [number, number, number];

/** Linear light of an sRGB colour "#rrggbb". */
function linear(hex: string): Rgb {
  const channel = (start: number) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return value > 0.04045 ? ((value + 0.055) / 1.055) ** 2.4 : value / 12.92;
  };
  return [channel(1), channel(3), channel(5)];
}

const times = (matrix: readonly Rgb[], [r, g, b]: Rgb): Rgb =>
  matrix.map((row) => row[0] * r + row[1] * g + row[2] * b) as unknown as Rgb;

const luminance = (hex: string) => times([[0.2126, 0.7152, 0.0722]], linear(hex))[0];

/** Contrast as WCAG defines it. */
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** What is left of a colour without one sort of cones: Machado, Oliveira & Fernandes (2009), severity 1. */
const sight: Readonly<Record<string, readonly Rgb[]>> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** CIE L*a*b* with the white of sRGB. */
function lab(light: Rgb): Rgb {
  const clipped = light.map((value) => Math.min(1, Math.max(0, value))) as unknown as Rgb;
  const xyz = times(
    [
      [0.4124, 0.3576, 0.1805],
      [0.2126, 0.7152, 0.0722],
      [0.0193, 0.1192, 0.9505],
    ],
    clipped,
  );
  const [x, y, z] = [xyz[0] / 0.9505, xyz[1], xyz[2] / 1.089].map((t) =>
    t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116,
  );
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function distance(a: string, b: string, seen: readonly Rgb[]): number {
  const [p, q] = [lab(times(seen, linear(a))), lab(times(seen, linear(b)))];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

describe.each(["light", "dark"] as const)("on a %s page", (mode) => {
  const series = Object.values(seriesPalette).map((color) => color[mode]);

  test("every colour stands out from the paper", () => {
    const { paper, ...inks } = palette;
    for (const color of [...Object.values(inks).map((ink) => ink[mode]), ...series]) {
      expect(contrast(color, paper[mode]), color).toBeGreaterThan(3);
    }
  });

  test.each(Object.entries(sight))("colours of named things stay apart, seen with %s", (_, seen) => {
    for (const [index, a] of series.entries()) {
      for (const b of series.slice(index + 1)) expect(distance(a, b, seen), `${a} ${b}`).toBeGreaterThan(19);
    }
  });
});

test("after the fifth the colours come again", () => {
  expect([0, 4, 5].map(seriesColor)).toEqual(["series-1", "series-5", "series-1"]);
});
