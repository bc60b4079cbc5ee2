import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

// The words that say a meaning by their colour stand on the paper of a page and on the panels in it.
const sources = ["../../packages/plot/style.css", "src/css/tokens.css"];
const tones = /data-tone="(\w+)"\] \.control-readout-value \{\s*color: var\(([\w-]+)\)/g;
const readouts = [...readFileSync("src/css/blocks.css", "utf8").matchAll(tones)].map(([, tone, name]) => ({
  tone,
  name,
}));

/** The custom properties by day, and what the dark theme sets over them. */
function properties(theme: "day" | "night"): Map<string, string> {
  const found = new Map<string, string>();
  for (const source of sources) {
    const css = readFileSync(source, "utf8")
      .replace(/\/\*[\s\S]*?\*\//g, "")
      .replace(/@media[^{]*\{[^{}]*\{[^{}]*\}\s*\}/g, "");
    for (const [, selector, body] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
      if (selector.includes("dark") && theme === "day") continue;
      for (const [, name, value] of body.matchAll(/(--[\w-]+):\s*([^;]+);/g)) found.set(name, value);
    }
  }
  return found;
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

test.each(["day", "night"] as const)("by %s the numbers of every tone can be read on paper and on panels", (theme) => {
  const all = properties(theme);
  const resolve = (name: string): string => {
    const value = all.get(name) ?? "";
    const other = /^var\(([\w-]+)\)$/.exec(value)?.[1];
    return other ? resolve(other) : value;
  };
  expect(readouts.map(({ tone }) => tone).sort()).toEqual([
    "data",
    "likelihood",
    "loss",
    "posterior",
    "prior",
    "truth",
  ]);
  for (const { tone, name } of readouts) {
    for (const ground of ["--site-paper", "--site-panel"]) {
      expect(contrast(resolve(name), resolve(ground)), `${tone} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  }
});
