const open = "\uE000";
const close = "\uE001";

/**
 * Marks a symbol to be set as mathematics: in the page's formula font, slanted if it is a single letter, as a formula sets
 * variables slanted and names upright. The marks are private-use characters, which no label contains.
 */
export function math(symbol: string): string {
  return isSingleLetter(symbol) ? `${open}${symbol}${close}` : symbol;
}

/** The symbol of an estimate: θ̂ for θ. A name in words stays as it is. */
export function estimateOf(symbol: string): string {
  return math(isSingleLetter(symbol) ? `${symbol}\u0302` : symbol);
}

/** The text without marks, for descriptions. */
export function plainText(text: string): string {
  return text.replaceAll(open, "").replaceAll(close, "");
}

/** Replaces the marks in every text of the drawing by slanted spans. */
export function setMathText(svg: SVGElement): void {
  for (const element of svg.querySelectorAll("text, tspan")) {
    const text = element.textContent ?? "";
    if (element.querySelector("tspan") || !text.includes(open)) continue;
    element.textContent = "";
    for (const part of text.split(/(\uE000[^\uE001]*\uE001)/u)) {
      if (part === "") continue;
      if (!part.startsWith(open)) {
        element.append(part);
        continue;
      }
      const span = svg.ownerDocument.createElementNS("http://www.w3.org/2000/svg", "tspan");
      span.setAttribute("font-family", "var(--loglik-math-font, KaTeX_Math, 'STIX Two Text', Cambria, Georgia, serif)");
      span.setAttribute("font-style", "italic");
      span.setAttribute("font-weight", "400");
      // Formula fonts have smaller letters than sans-serif ones of the same size.
      span.setAttribute("font-size", "1.14em");
      span.textContent = plainText(part);
      element.append(span);
    }
  }
}

function isSingleLetter(symbol: string): boolean {
  return /^\p{L}\p{M}*[₀-₉]*$/u.test(symbol);
}
