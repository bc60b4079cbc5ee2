import type { Markish } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import type { CodeTreeFigure } from "../figures/code-tree.js";
import { axisLayout } from "../layout/axis-layout.js";
import { shorten } from "../layout/category-axis.js";
import { type CodeTreeNode, layoutCodeTree } from "../layout/code-tree.js";
import { formatNumber } from "../layout/format-number.js";
import { textWidth } from "../layout/text-width.js";
import { type Drawing, innerHeight, label, type Size, tickCounts } from "./drawing.js";
import { color } from "./theme.js";

/** The marks and axes of a code tree: the root at the left, a column for each bit, the symbols at the right in a table. */
export function drawCodeTree(figure: CodeTreeFigure, size: Size): Drawing {
  const { symbols, probabilities, words, expectedLength } = figure;
  const { nodes, depth } = layoutCodeTree(words);
  const rows = symbols.length;
  const x = axisLayout([0, Math.max(1, depth)], "bits", Math.min(depth, tickCounts(size).x), { padding: [0.04, 0.04] });
  const y = { domain: [rows - 0.5, -0.5] as const, scale: "linear" as const, ticks: [], tickLabels: [], label: "" };
  const leaves = nodes.filter((node) => node.symbol !== undefined);
  // A row lower than a line of text cannot be read: such a table is left out, and the tree remains.
  const legible = innerHeight(size) / rows >= size.fontSize;
  // A long word would leave the tree no room; it can be read off the branches.
  const spelled = Math.max(...words.map((word) => textWidth(word, size.fontSize))) <= size.width / 4;
  const cells = leaves.map(({ symbol }) => [
    shorten(symbols[symbol!], size.width * 0.22, size.fontSize),
    formatNumber(probabilities[symbol!], 3),
    ...(spelled ? [words[symbol!]] : []),
  ]);
  const columns = cells[0].map(
    (_, column) => Math.max(...cells.map((cell) => textWidth(cell[column], size.fontSize))) + 12,
  );
  const marks: Markish[] = [
    ...drawBranches(nodes),
    Plot.dot(leaves, { x: "bit", y: "row", r: 3.5, fill: color("likelihood") }),
  ];
  const marginRight = legible ? Math.ceil(columns.reduce((sum, width) => sum + width)) + 4 : 18;
  if (legible) {
    leaves.forEach((leaf, index) => {
      let dx = 10;
      cells[index].forEach((text, column) => {
        marks.push(
          label(text, { x: x.domain[1], y: leaf.row }, column === 2 ? "likelihood" : "ink", {
            dx,
            anchor: "start",
            weight: column === 0 ? 600 : undefined,
          }),
        );
        dx += columns[column];
      });
    });
    marks.push(...drawLeaders(leaves, x.domain[1]));
  }
  const note = expectedLength === undefined ? undefined : `${formatNumber(expectedLength)} bits a symbol`;
  return { x, y, marks, grid: "vertical", marginRight, note };
}

/** A fork goes up or down first and then along, so that branches meet the columns of the bits. */
function drawBranches(nodes: readonly CodeTreeNode[]): Markish[] {
  const branches = nodes
    .filter((node) => node.parent !== undefined)
    .map((node) => ({ node, parent: nodes[node.parent!] }));
  const stroke = { stroke: color("ink"), strokeOpacity: 0.7, strokeWidth: 1.5 };
  return [
    Plot.ruleX(branches, {
      x: ({ parent }) => parent.bit,
      y1: ({ parent }) => parent.row,
      y2: ({ node }) => node.row,
      ...stroke,
    }),
    Plot.ruleY(branches, {
      y: ({ node }) => node.row,
      x1: ({ parent }) => parent.bit,
      x2: ({ node }) => node.bit,
      ...stroke,
    }),
    ...branches.map(({ node, parent }) =>
      label(node.digit, { x: (parent.bit + node.bit) / 2, y: node.row }, "likelihood"),
    ),
  ];
}

/** Dots lead the eye from a short word's leaf to its row of the table. */
function drawLeaders(leaves: readonly CodeTreeNode[], end: number): Markish[] {
  const dots = { strokeDasharray: "0.1 5", strokeLinecap: "round", strokeOpacity: 0.4, strokeWidth: 1.5 } as const;
  return [Plot.ruleY(leaves, { y: "row", x1: ({ bit }) => bit, x2: end, stroke: color("ink"), insetLeft: 8, ...dots })];
}
