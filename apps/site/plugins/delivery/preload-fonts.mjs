import { readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What the first screen of a page is set in, and what that of a page with formulas is set in besides. */
const textFonts = ["source-serif-4-latin-opsz-normal", "source-sans-3-latin-wght-normal"];
const formulaFonts = ["KaTeX_Main-Regular", "KaTeX_Math-Italic"];

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
  const text = textFonts.map(linkTo).join("");
  const formulas = formulaFonts.map(linkTo).join("");
  for (const file of readdirSync(folder, { recursive: true })) {
    if (!file.endsWith(".html")) continue;
    const path = join(folder, file);
    const html = await readFile(path, "utf8");
    const links = /class="?katex/.test(html) ? text + formulas : text;
    await writeFile(path, html.replace("<head>", `<head>${links}`));
  }
}
