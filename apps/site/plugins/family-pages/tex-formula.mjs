const superscripts = new Map(
  Object.entries({
    "⁺": "+",
    "⁻": "-",
    ᵃ: "a",
    ᵅ: "\\alpha ",
    ᵇ: "b",
    ᵝ: "\\beta ",
    ᵏ: "k",
    ⁿ: "n",
    ʳ: "r",
    ᵗ: "t",
  }).concat(
    Object.entries({ ʸ: "y", ˣ: "x", ᶻ: "z", ᵐ: "m", ⁱ: "i", ʲ: "j" }),
    [..."⁰¹²³⁴⁵⁶⁷⁸⁹"].map((digit, value) => [digit, String(value)]),
  ),
);
const subscripts = new Map(
  Object.entries({ "₊": "+", "₋": "-", ᵢ: "i", ⱼ: "j", ₖ: "k", ₙ: "n" }).concat(
    [..."₀₁₂₃₄₅₆₇₈₉"].map((digit, value) => [digit, String(value)]),
  ),
);

const greek = new Map(
  Object.entries({
    ...{ α: "alpha", β: "beta", γ: "gamma", δ: "delta", ε: "varepsilon", ζ: "zeta", η: "eta", θ: "theta" },
    ...{ κ: "kappa", λ: "lambda", μ: "mu", ν: "nu", ξ: "xi", π: "pi", ρ: "rho", σ: "sigma", τ: "tau" },
    ...{
      φ: "varphi",
      χ: "chi",
      ψ: "psi",
      ω: "omega",
      Γ: "Gamma",
      Δ: "Delta",
      Λ: "Lambda",
      Φ: "Phi",
      Σ: "sum",
      Π: "prod",
    },
  }),
);
const signs = new Map(
  Object.entries({
    ...{
      "−": "-",
      "·": "\\cdot ",
      "×": "\\times ",
      "…": "\\dots ",
      "∞": "\\infty ",
      "½": "\\tfrac12 ",
      "¼": "\\tfrac14 ",
    },
    ...{ "≤": "\\le ", "≥": "\\ge ", "≠": "\\ne ", "≈": "\\approx ", "∈": "\\in ", "∉": "\\notin ", "→": "\\to " },
    ...{
      "∫": "\\int ",
      "∂": "\\partial ",
      "∏": "\\prod ",
      "∑": "\\sum ",
      "∝": "\\propto ",
      "±": "\\pm ",
      "‖": "\\Vert ",
    },
    ...{
      "{": "\\{",
      "}": "\\}",
      "%": "\\%",
      "#": "\\#",
      "&": "\\&",
      "~": "\\sim ",
      "⌊": "\\lfloor ",
      "⌋": "\\rfloor ",
    },
    ...{ ᵀ: "^{\\top}", "<": "\\lt ", ">": "\\gt " },
  }),
);
const functions = new Set(["exp", "log", "cos", "sin", "tan", "max", "min", "det", "arg"]);
const proseWords = new Set(["for", "with", "and", "if", "where", "or", "otherwise", "of", "else"]);

/**
 * A formula of a doc comment, in the letters of a keyboard and of Unicode, as TeX: `λʸ e^{−λ} / y!` becomes
 * `\lambda ^{y} e^{-\lambda } / y!`. The notation is kept, only the type changes.
 *
 * @param {string} text one line
 * @returns {string}
 */
export function texFormula(text) {
  const letters = Array.from(text.normalize("NFC"));
  let at = 0;

  /** The letters up to the bracket that closes the one before `at`. */
  function inside(close) {
    let tex = "";
    while (at < letters.length && letters[at] !== close) tex += next();
    at++;
    return tex;
  }

  function run(map) {
    let tex = "";
    while (map.has(letters[at])) tex += map.get(letters[at++]);
    return tex;
  }

  /** What a root, a `^` or a `_` without braces reaches over: letters and digits that stand together. */
  function together() {
    let tex = "";
    while (/[\p{L}\p{N}]/u.test(letters[at] ?? "") && !superscripts.has(letters[at])) tex += next();
    return tex;
  }

  /** The one thing after `^` or `_`; a subscript goes on in small letters, as in y₊₁. */
  function script(mark) {
    if (letters[at] === "{") {
      at++;
      return inside("}");
    }
    if (mark === "^" && letters[at] === "(") {
      at++;
      return inside(")");
    }
    if (letters[at] === "|") {
      at++;
      return `|${inside("|")}|`;
    }
    const letter = plain(letters[at++]);
    const small = run(subscripts);
    return mark === "_" || small === "" ? letter + small : `${letter}_{${small}}`;
  }

  function next() {
    const letter = letters[at];
    if (superscripts.has(letter)) return `^{${run(superscripts)}}`;
    if (subscripts.has(letter)) return `_{${run(subscripts)}}`;
    if (/[A-Za-z]/.test(letter)) return word();
    at++;
    if (letter === "^" || letter === "_") return `${letter}{${script(letter)}}`;
    if (letter === "√") {
      if (letters[at] !== "(") return `\\sqrt{${together()}}`;
      at++;
      return `\\sqrt{${inside(")")}}`;
    }
    if (letter === "(") return `(${inside(")")})`;
    return plain(letter);
  }

  function word() {
    let name = "";
    while (/[A-Za-z]/.test(letters[at] ?? "")) name += letters[at++];
    const accent = { "\u0302": "hat", "\u0304": "bar" }[letters[at]];
    if (accent && name.length === 1) {
      at++;
      return `\\${accent}{${name}}`;
    }
    if (name.length === 1) return name;
    if (functions.has(name)) return `\\${name} `;
    return proseWords.has(name) ? `\\text{ ${name} }` : `\\mathrm{${name}}`;
  }

  let tex = "";
  while (at < letters.length) tex += next();
  return tex;
}

function plain(letter) {
  if (greek.has(letter)) return `\\${greek.get(letter)} `;
  return signs.get(letter) ?? letter;
}

/** How many letters of medium width stand in a line of a phone. */
const ROOM = 34;

/** About how wide a formula is once it is set, in such letters; checked against KaTeX it is right to a tenth. */
function widthOf(text) {
  const small = new Set([...superscripts.keys(), ...subscripts.keys()]);
  const onLine = text.replace(/[_^](\{[^{}]*\}|\([^()]*\)|.)/g, (_whole, script) =>
    "₀".repeat(script.replace(/[(){} ]/g, "").length),
  );
  return Array.from(onLine).reduce((width, letter) => {
    if (letter === " ") return width + 0.15;
    if (small.has(letter)) return width + 0.7;
    if ("=+−≤≥∈".includes(letter)) return width + 2.4;
    return width + ("()[]{},;/!|".includes(letter) ? 0.75 : 1);
  }, 0);
}

/**
 * A formula set apart, for `$$`: a row a line, and a line too long for a phone broken at the gaps (a comma with wide space)
 * between its parts. A part that is still too long goes on in further rows, each of which starts with the sign that joins it to
 * the one above.
 *
 * @param {readonly string[]} lines
 */
export function texDisplay(lines) {
  const rows = lines.flatMap((line) => {
    const parts = line.trim().split(/,? {2,}/);
    const gaps = 3 * (parts.length - 1);
    return widthOf(parts.join("")) + gaps > ROOM ? parts.map(texPart) : [parts.map(texFormula).join(",\\quad ")];
  });
  return rows.length === 1 ? rows[0] : `\\begin{gathered}\n${rows.join(" \\\\\n")}\n\\end{gathered}`;
}

function texPart(part) {
  if (widthOf(part) <= ROOM) return texFormula(part);
  const [left, ...right] = outsideBrackets(part, "=");
  const terms = (side) =>
    outsideBrackets(side, "+−·").flatMap((term) => (widthOf(term) > ROOM ? factors(term) : [term]));
  const rows = [left, ...right.flatMap((side) => packed(terms(side)))].map(
    (row) => `& ${/^[+−·]/.test(row) ? "\\quad " : ""}${texFormula(row)}`,
  );
  return `\\begin{aligned}${rows.join(" \\\\ ")}\\end{aligned}`;
}

/** A product before its last factor in brackets; the point that nobody writes within a line is written between two. */
function factors(term) {
  const at = term.lastIndexOf(" (");
  return at < 0 ? [term] : [term.slice(0, at), `·${term.slice(at)}`];
}

/** The text in pieces, each but the first with one of the signs at its start: those that stand apart, outside of all brackets. */
function outsideBrackets(text, signs) {
  const pieces = [""];
  let depth = 0;
  for (const [at, letter] of Array.from(text).entries()) {
    if ("([{".includes(letter)) depth++;
    if (")]}".includes(letter)) depth--;
    const apart = text[at - 1] === " " && text[at + 1] === " ";
    if (depth === 0 && apart && signs.includes(letter)) pieces.push("");
    pieces[pieces.length - 1] += letter;
  }
  return pieces.map((piece) => piece.trim());
}

/** As many pieces in each row as it has room for. */
function packed(pieces) {
  const rows = [];
  for (const piece of pieces) {
    const joined = `${rows.at(-1)} ${piece}`;
    if (rows.length > 0 && widthOf(joined) <= ROOM) rows[rows.length - 1] = joined;
    else rows.push(piece);
  }
  return rows;
}
