import { readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What the first screen of a page is set in, and what those with formulas and with Greek letters are set in besides. */
const textFonts = ["source-serif-4-latin-opsz-normal", "source-sans-3-latin-wght-normal"];
const formulaFonts = ["KaTeX_Main-Regular", "KaTeX_Math-Italic"];
const greekFonts = ["source-sans-3-greek-wght-normal"];

/**
 * Names the fonts of the first screen in each page's head, so that they are asked for with the style sheet and not after it.
 *
 * @param {string} folder of the built site
 * @param {string} baseUrl
 */
export async function preloadFonts(folder, baseUrl) {
  const built = readdirSync(join(folder, "assets", "fonts"));
  const linkTo = (name) => {
    const file = built.find((each) => each.startsWith(`${name}-`) && each.endsWith(".woff2"));
    if (file === undefined) throw new Error(`the build has no font ${name}`);
    return `<link rel="preload" as="font" type="font/woff2" crossorigin href="${baseUrl}assets/fonts/${file}">`;
  };
  const linksTo = (names) => names.map(linkTo).join("");
  const [text, formulas, greek] = [textFonts, formulaFonts, greekFonts].map(linksTo);
  for (const file of readdirSync(folder, { recursive: true })) {
    if (!file.endsWith(".html")) continue;
    const path = join(folder, file);
    const html = await readFile(path, "utf8");
    const links = [text, /class="?katex/.test(html) && formulas, /\p{Script=Greek}/u.test(html) && greek];
    await writeFile(path, html.replace("<head>", `<head>${links.filter(Boolean).join("")}`));
  }
}
