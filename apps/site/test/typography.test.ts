import { compile, run } from "@mdx-js/mdx";
import { createElement } from "react";
import * as runtime from "react/jsx-runtime";
import { renderToStaticMarkup } from "react-dom/server";
import rehypeKatex from "rehype-katex";
import remarkMath from "remark-math";
import { expect, test } from "vitest";
import { rehypeTypography } from "../plugins/typography.mjs";

/** What a reader gets. */
async function rendered(markdown: string): Promise<string> {
  const code = await compile(markdown, {
    outputFormat: "function-body",
    remarkPlugins: [remarkMath],
    rehypePlugins: [rehypeKatex, rehypeTypography],
  });
  const { default: Content } = await run(String(code), { ...runtime });
  return renderToStaticMarkup(createElement(Content));
}

test("a short formula keeps the mark that follows it", async () => {
  expect(await rendered("Take $n$, then go.")).toContain('<span class="kept-together">');
  expect(await rendered("Take $n$, then go.")).toMatch(/,<\/span> then go\./);
});

test("a long formula may be broken, and one without a mark is left alone", async () => {
  expect(await rendered(String.raw`So $\log L(w) = \sum_i \log f(y_i; w)$, then.`)).not.toContain("kept-together");
  expect(await rendered("Take $n$ of them.")).not.toContain("kept-together");
});

test("a number keeps its per cent sign, after an element too", async () => {
  expect(await rendered("It holds 90 % of them.")).toContain("90\u00a0% of");
  expect(await rendered("It holds **90** % of them.")).toContain("</strong>\u00a0% of");
  expect(await rendered("Take a % sign.")).toContain("a % sign");
});
