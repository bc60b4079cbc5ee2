import { palette, seriesPalette } from "./render/theme.js";

/**
 * The stylesheet of the figures, also published as `@loglik/plot/style.css`: the colours as custom properties for a light
 * and a dark page. It follows `data-theme` on the root element where there is one, and the reader's system otherwise.
 */
export const stylesheet = `/* Colours of the figures of @loglik/plot. One meaning, one colour, on a light and on a dark page. */
:root {
${properties("light", "  ")}
}

@media (prefers-color-scheme: dark) {
  :root:not([data-theme="light"]) {
${properties("dark", "    ")}
  }
}

:root[data-theme="dark"] {
${properties("dark", "  ")}
}

.loglik-figure {
  margin-inline: 0;
}

.loglik-figure-drawing > svg {
  display: block;
  max-width: 100%;
  height: auto;
}

.loglik-figure figcaption {
  margin-top: 0.5rem;
  font-size: 0.875em;
  line-height: 1.5;
}
`;

/** The rules inside a standalone SVG, which has no page around it to ask: the colours named in it, for light and dark. */
export function embeddedStyle(svg: string): string {
  const used = new Set(Array.from(svg.matchAll(/var\(--loglik-([\w-]+)/g), ([, name]) => name));
  return `.loglik-plot {
${properties("light", "  ", used)}
}
@media (prefers-color-scheme: dark) {
  .loglik-plot {
${properties("dark", "    ", used)}
  }
}`;
}

function properties(mode: "light" | "dark", indent: string, used?: ReadonlySet<string>): string {
  const colors = Object.entries({ ...palette, ...seriesPalette }).filter(([name]) => used?.has(name) ?? true);
  return colors.map(([name, color]) => `${indent}--loglik-${name}: ${color[mode]};`).join("\n");
}
