import { presentDerivation } from "@loglik/derive";
import { derivations } from "@loglik/derive/registry";
import katex from "katex";
import { describe, expect, it, test } from "vitest";
import { breakFormula, type FormulaPart } from "../src/instruments/derivations/break-formula";

const leaves = (part: FormulaPart): readonly string[] => (typeof part === "string" ? [part] : part.flatMap(leaves));

describe("a formula in parts", () => {
  it.each<readonly [string, string, FormulaPart]>([
    ["has no parts without a break", "a + b", "a + b"],
    [
      "breaks before a relation first, then before signs",
      "a \\allowbreak = b \\allowbreak + c",
      ["a ", ["{} = b ", "{} + c"]],
    ],
    [
      "breaks before factors inside of a term only",
      "a \\allowbreak \\exp b \\allowbreak - c",
      [["a ", "{} \\exp b "], "{} - c"],
    ],
    [
      "opens a bracket on one line and closes it on another, both as tall as what is inside",
      "2\\left[a \\allowbreak + b\\right]^{2}",
      ["2\\left[ a \\vphantom{a  + b}\\right.", "\\left.\\vphantom{a  + b}{} + b\\right]^{2}"],
    ],
    [
      "repeats a mark on every line",
      "\\htmlClass{changed}{a \\allowbreak + b}",
      ["\\htmlClass{changed}{a }", "\\htmlClass{changed}{{} + b}"],
    ],
    [
      "sees the sign inside a mark",
      "a \\allowbreak b \\allowbreak \\htmlClass{changed}{{} + c}",
      [["a ", "{} b "], "{} \\htmlClass{changed}{{} + c}"],
    ],
    ["leaves fractions whole", "\\frac{a \\allowbreak + b}{c}", "\\frac{a  + b}{c}"],
  ])("%s", (_what, tex, parts) => expect(breakFormula(tex)).toEqual(parts));
});

/** A part without what it has for its looks only. */
function bare(tex: string): string {
  const start = tex.indexOf("\\vphantom{");
  if (start >= 0) {
    let end = start + "\\vphantom{".length;
    for (let depth = 1; depth > 0; end++) depth += tex[end] === "{" ? 1 : tex[end] === "}" ? -1 : 0;
    return bare(tex.slice(0, start) + tex.slice(end));
  }
  return tex.replace(/\\left\.|\\right\.|\\allowbreak|\{\}|\s/g, "");
}

test.each(derivations.map((derivation) => [derivation.name, derivation] as const))(
  "every line of %s is whole in its parts, and each part can be set",
  (_name, derivation) => {
    const { lines, abbreviations } = presentDerivation(derivation);
    const formulas = [...lines.map(({ latex }) => latex), ...abbreviations.map(({ definition }) => definition)];
    for (const latex of formulas) {
      const parts = leaves(breakFormula(latex));
      expect(parts.map(bare).join("")).toBe(bare(latex));
      for (const part of parts) expect(() => katex.renderToString(part)).not.toThrow();
    }
  },
);
