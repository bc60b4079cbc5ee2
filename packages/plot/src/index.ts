export { describeFigure } from "./describe-figure.js";
export * from "./figures/index.js";
export { formatNumber } from "./layout/format-number.js";
export { figureHeight, type RenderOptions, renderFigure } from "./render/render-figure.js";
export { color, type Meaning, palette, textColor } from "./render/theme.js";
export { stylesheet } from "./stylesheet.js";
