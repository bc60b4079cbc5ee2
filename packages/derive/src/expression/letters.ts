/** How a letter is typeset and how it is said. */
export interface Letter {
  readonly latex: string;
  readonly spoken: string;
}

const greek: Readonly<Record<string, string>> = {
  α: "alpha",
  β: "beta",
  γ: "gamma",
  δ: "delta",
  ε: "varepsilon",
  η: "eta",
  θ: "theta",
  κ: "kappa",
  λ: "lambda",
  μ: "mu",
  ν: "nu",
  π: "pi",
  ρ: "rho",
  σ: "sigma",
  τ: "tau",
  φ: "phi",
  ω: "omega",
};

/** Combining marks above a letter. */
const accents: Readonly<Record<string, readonly [latex: string, spoken: string]>> = {
  "\u0302": ["\\hat", "hat"],
  "\u0304": ["\\bar", "bar"],
  "\u0303": ["\\tilde", "tilde"],
  "\u207a": ["", "plus"],
  "\u00b2": ["", "squared"],
};

/**
 * LaTeX and words of a symbol's name: Latin and Greek letters, with a hat, bar or tilde above, ⁺ or ² behind; a longer Latin
 * word is set upright.
 *
 * @example letterOf("θ")  // { latex: "\\theta", spoken: "theta" }
 * @example letterOf("ŷ").latex  // "\\hat{y}"
 * @example letterOf("MSE").latex  // "\\mathrm{MSE}"
 */
export function letterOf(name: string): Letter {
  const parts = Array.from(name.normalize("NFD"));
  const marks = parts.filter((part) => part in accents);
  const base = parts.filter((part) => !(part in accents)).join("");
  const word = greek[base];
  const plain: Letter =
    word !== undefined
      ? { latex: `\\${word}`, spoken: word.replace("var", "") }
      : { latex: base.length > 1 ? `\\mathrm{${literal(base)}}` : literal(base), spoken: base };
  return marks.reduce<Letter>((letter, mark) => {
    const [latex, spoken] = accents[mark];
    const superscript = { "\u207a": "+", "\u00b2": "2" }[mark];
    return {
      latex: superscript === undefined ? `${latex}{${letter.latex}}` : `${letter.latex}^{${superscript}}`,
      spoken: `${letter.spoken} ${spoken}`,
    };
  }, plain);
}

/** Characters that LaTeX takes for its own, as themselves: a % would hide the rest of a formula. */
function literal(text: string): string {
  return text.replace(/[%#$&{}_]/g, (character) => `\\${character}`);
}

/**
 * The letter that a reader without a Greek keyboard writes as a word.
 *
 * @example letterNamed("sigma")  // "σ"
 * @example letterNamed("yhat")  // "ŷ"
 */
export function letterNamed(word: string): string {
  const [, stem, mark] = /^(.+?)_?(hat|bar|tilde)$/.exec(word) ?? [];
  if (stem !== undefined) {
    const combining = { hat: "\u0302", bar: "\u0304", tilde: "\u0303" }[mark as "hat" | "bar" | "tilde"];
    return (letterNamed(stem) + combining).normalize("NFC");
  }
  const found = Object.entries(greek).find(([, name]) => name === word || name === `var${word}`);
  return found === undefined ? word : found[0];
}
