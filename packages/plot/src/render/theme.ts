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
 * Colours for things that differ in name only, as optimizers, chains or classes do: none of the meanings above. Hues
 * as in Tol's muted scheme, with lightnesses set apart so that any two differ by 19 in CIE L*a*b* for every sort of colour
 * blindness, and a contrast of 3.5 with the page. What lies close together has a mark of its own besides.
 *
 * @see Tol (2021), "Colour Schemes", SRON/EPS/TN/09-002; Machado, Oliveira & Fernandes (2009) for colour blindness
 */
export const seriesPalette = {
  "series-1": { light: "#332288", dark: "#8f76d3" },
  "series-2": { light: "#a07800", dark: "#f9e59b" },
  "series-3": { light: "#7a0f3c", dark: "#f43975" },
  "series-4": { light: "#178f8f", dark: "#87e9ef" },
  "series-5": { light: "#70461f", dark: "#c9781e" },
} as const;

/** One of the colours that mean nothing but "another". */
export type Series = keyof typeof seriesPalette;

/** A colour by what it stands for. */
export type Color = Meaning | Series;

/** The colour of the `index`th of several named things; after the fifth they come again. */
export function seriesColor(index: number): Series {
  const names = Object.keys(seriesPalette) as Series[];
  return names[index % names.length];
}

/**
 * The CSS value of a colour: the custom property `--loglik-<name>`, with a fallback for a page that has not
 * loaded the stylesheet: its own text colour and canvas, and the light palette for the rest.
 */
export function color(role: Color): string {
  return `var(--loglik-${role}, ${fallback(role)})`;
}

function fallback(role: Color): string {
  if (role === "data" || role === "ink") return "currentColor";
  if (role === "paper") return "Canvas";
  return role in seriesPalette ? seriesPalette[role as Series].light : palette[role as Meaning].light;
}

/** A colour for letters: mixed with the ink, because thin strokes need more contrast than lines do. */
export function textColor(role: Color): string {
  if (role === "data" || role === "ink") return color(role);
  return `color-mix(in oklab, ${color(role)} 78%, ${color("ink")})`;
}
