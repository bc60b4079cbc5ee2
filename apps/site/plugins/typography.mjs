/** A formula up to this long, in TeX, moves to the next line as a whole; a longer one may be broken, and keeps its own way. */
const shortFormula = 24;

/**
 * Rehype plugin: what a typesetter keeps together. A short formula keeps the comma or full stop that follows it, between which
 * and the formula a browser would break the line; and a number keeps its per cent sign. Runs after rehype-katex.
 */
export function rehypeTypography() {
  return (tree) => visitParents(tree, keepTogether);
}

function keepTogether(parent) {
  const children = [];
  for (const node of parent.children) {
    const before = children.at(-1);
    if (node.type !== "text") {
      children.push(node);
      continue;
    }
    const [mark] = node.value.match(/^[,.;:?!)’”]+/) ?? [""];
    if (mark !== "" && isShortFormula(before)) {
      children[children.length - 1] = together(before, mark);
      node.value = node.value.slice(mark.length);
    }
    node.value = node.value.replace(before === undefined ? /(?<=\d) %/g : /(?<=^|\d) %/g, "\u00a0%");
    children.push(node);
  }
  parent.children = children;
}

function isShortFormula(node) {
  if (node?.tagName !== "span" || !node.properties.className?.includes("katex")) return false;
  return sourceOf(node).length <= shortFormula;
}

/** The TeX of a formula, which KaTeX keeps in its MathML. */
function sourceOf(node) {
  if (node.tagName === "annotation") return node.children.map(({ value }) => value).join("");
  return (node.children ?? []).map(sourceOf).join("");
}

function together(formula, mark) {
  const children = [formula, { type: "text", value: mark }];
  return { type: "element", tagName: "span", properties: { className: ["kept-together"] }, children };
}

function visitParents(node, visit) {
  if (node.children === undefined || node.properties?.className?.includes("katex") || node.tagName === "pre") return;
  for (const child of node.children) visitParents(child, visit);
  visit(node);
}
