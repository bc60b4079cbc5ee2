/**
 * PostCSS plugin: a letter that is not there within a tenth of a second is taken from the next font of the list for as long as
 * the page is open. Fonts that swap later move every line. KaTeX's stay as they are: nothing else has its signs.
 */
export const steadyFonts = {
  postcssPlugin: "steady-fonts",
  Declaration: {
    "font-display": (declaration) => {
      if (declaration.value === "swap") declaration.value = "optional";
    },
  },
};
