import { families } from "@loglik/core/registry";
import { compile } from "@mdx-js/mdx";
import katex from "katex";
import remarkMath from "remark-math";
import { describe, expect, test } from "vitest";
import { familyPages } from "../plugins/family-pages/family-pages.mjs";
import { slugOf } from "../plugins/family-pages/family-program.mjs";
import { moduleComment, proseToMdx } from "../plugins/family-pages/module-comment.mjs";
import { texDisplay, texFormula } from "../plugins/family-pages/tex-formula.mjs";
import { modules } from "../src/generated/modules";
import type { RunEvent } from "../src/playground/protocol";
import { runModule } from "../src/playground/run-module";

const pages = familyPages(families);

test("every family of the registry has a page, and the index lists them all", () => {
  const index = pages.get("index.mdx")!;
  for (const entry of families) {
    expect(pages.has(`${slugOf(entry)}.mdx`), entry.name).toBe(true);
    expect(index).toContain(`(./${slugOf(entry)}.mdx)`);
  }
  expect(pages.size).toBe(families.length + 1);
});

describe.each(Array.from(pages))("%s", (file, page) => {
  test("is MDX", async () => {
    await compile(
      { path: file, value: page.replace(/^---\n.*?\n---\n/s, "") },
      { format: "mdx", remarkPlugins: [remarkMath] },
    );
  });

  if (file === "index.mdx") return;

  test("has a formula that KaTeX sets without a complaint", () => {
    const formulas = Array.from(page.matchAll(/^\$\$\n(.*?)\n\$\$$/gms), ([, formula]) => formula);
    expect(formulas.length).toBeGreaterThan(0);
    for (const formula of formulas) {
      expect(katex.renderToString(formula, { displayMode: true, strict: "error", throwOnError: true })).toBeTruthy();
    }
  });

  test("lists its parameters and loads nothing but its own family", () => {
    const entry = families.find((line) => `${slugOf(line)}.mdx` === file)!;
    for (const name of entry.family.paramNames) expect(page).toContain(`| \`${name}\` |`);
    const loads = Array.from(page.match(/load=\{.*\} start=/)![0].matchAll(/import\("([^"]+)"\)/g), ([, name]) => name);
    expect(loads).toContain(entry.module);
    expect(loads).not.toContain("@loglik/core/registry");
    expect(loads.length).toBeLessThanOrEqual(3);
  });

  test("has an example that runs", async () => {
    const code = JSON.parse(page.match(/<Playground code=\{(".*")\} file=/)![1]);
    const events: RunEvent[] = [];
    await runModule({ code, file }, modules, (event) => events.push(event));
    expect(events.filter(({ type }) => type === "failed")).toEqual([]);
    expect(events.map(({ type }) => type)).toContain("finished");
    expect(JSON.stringify(events)).not.toMatch(/(?<!there is none: )NaN/);
  });
});

test.each([
  ["f(y; λ) = λʸ e^{−λ} / y!", "f(y; \\lambda ) = \\lambda ^{y} e^{-\\lambda } / y!"],
  ["exp(−z²/2) / (σ √2π)", "\\exp (-z^{2}/2) / (\\sigma  \\sqrt{2\\pi })"],
  ["y ∈ {0, …, k − 1}", "y \\in  \\{0, \\dots , k - 1\\}"],
  ["c_y₊₁ − η", "c_{y+1} - \\eta "],
  ["Π pⱼ^yⱼ/yⱼ!", "\\prod  p_{j}^{y_{j}}/y_{j}!"],
  ["I_|y|(2 √(μ₁μ₂))", "I_{|y|}(2 \\sqrt{\\mu _{1}\\mu _{2}})"],
  ["y_j^(α_j − 1)", "y_{j}^{\\alpha _{j} - 1}"],
  ["τu for u ≥ 0", "\\tau u \\text{ for } u \\ge  0"],
])("%s becomes TeX", (formula, tex) => {
  expect(texFormula(formula)).toBe(tex);
});

test("a long formula has its conditions on rows of their own", () => {
  expect(texDisplay(["f(y) = y,   y > 0"])).toBe("f(y) = y,\\quad y \\gt  0");
  expect(texDisplay([`f(y) = ${"y".repeat(24)},   y > 0`]).split("\\\\")).toHaveLength(2);
});

test("and one that is too long without them goes on before its relation and its signs, not inside brackets", () => {
  const [left, terms] = ["f(y; a, b)", "(1 + y)(2 − y + z · x) + y²"];
  const rows = texDisplay([`${left} = ${terms} + ${terms},   y > 0`]);
  expect(rows.split("\n")[1]).toBe(
    "\\begin{aligned}& f(y; a, b) \\\\ & = (1 + y)(2 - y + z \\cdot  x) + y^{2} \\\\ " +
      "& \\quad + (1 + y)(2 - y + z \\cdot  x) + y^{2}\\end{aligned} \\\\",
  );
});

test("a doc comment falls into prose, formulas and sources", () => {
  const source = `/** Other. */\nconst a = 1;\n\n/**\n * The law, by {@link fit}\n * at {0}.\n *\n *   f = 1\n *\n * @see A book\n */\nexport const name = "law";`;
  const comment = moduleComment(source, "export const name");
  expect(comment.paragraphs.map(({ kind }) => kind)).toEqual(["prose", "formula"]);
  expect(comment.sources).toEqual(["A book"]);
  expect(proseToMdx(comment.paragraphs[0].lines.join(" "))).toBe("The law, by `fit` at \\{0\\}.");
  expect(() => moduleComment("/** A. */\nconst b = 1;\nexport const name = 1;", "export const name")).toThrow(
    "no doc comment",
  );
});
