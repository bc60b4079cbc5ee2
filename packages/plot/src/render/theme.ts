/**
 * The colours of the figures. A meaning has one colour everywhere: data ink, likelihood and its maximum blue, loss
 * vermilion, truth green, prior grey, posterior purple. The hues are Okabe and Ito's, which stay apart for colour-blind
 * readers; on a dark ground they are lightened to keep a contrast of 4.5.
 *
 * @see Okabe & Ito (2008), "Color Universal Design"
 */
export const palette = {
  data: { light: "#24292f", dark: "#e4e6ea" },
  likelihood: { light: "#0072b2", dark: "#56b4e9" },
  loss: { light: "#d55e00", dark: "#ff8f4a" },
  truth: { light: "#009e73", dark: "#2fc59c" },
  prior: { light: "#767676", dark: "#a3a7ad" },
  posterior: { light: "#b5548f", dark: "#e39cc6" },
  ink: { light: "#24292f", dark: "#e4e6ea" },
  paper: { light: "#ffffff", dark: "#1b1b1d" },
} as const;

/** A meaning that has a colour. */
export type Meaning = keyof typeof palette;

/**
 * The CSS value of a meaning's colour: the custom property `--loglik-<meaning>`, with a fallback for a page that has not
 * loaded the stylesheet: its own text colour and canvas, and the light palette for the rest.
 */
export function color(meaning: Meaning): string {
  const fallback =
    meaning === "data" || meaning === "ink" ? "currentColor" : meaning === "paper" ? "Canvas" : palette[meaning].light;
  return `var(--loglik-${meaning}, ${fallback})`;
}

/** The colour of a meaning for letters: mixed with the ink, because thin strokes need more contrast than lines do. */
export function textColor(meaning: Meaning): string {
  if (meaning === "data" || meaning === "ink") return color(meaning);
  return `color-mix(in oklab, ${color(meaning)} 78%, ${color("ink")})`;
}
