/**
 * Client module: what is wider than its place and scrolls sideways (a formula on a phone, a table, a listing) can be reached
 * by the Tab key and scrolled by the arrows, in browsers that do not see to that themselves. What fits is no stop.
 */
const wide = ".markdown :is(.katex-display, .formula-block, pre, table, [data-scrolls])";

/** Those whose stop was set here, and may be taken away again. */
const stops = new WeakSet<Element>();

function setStop(element: Element): void {
  const scrolls = element.scrollWidth > element.clientWidth + 1;
  if (scrolls && !element.hasAttribute("tabindex")) {
    stops.add(element);
    element.setAttribute("tabindex", "0");
  } else if (!scrolls && stops.delete(element)) {
    element.removeAttribute("tabindex");
  }
}

if (typeof window !== "undefined") {
  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) setStop(target);
  });
  const watch = (root: ParentNode) => {
    for (const element of root.querySelectorAll(wide)) sizes.observe(element);
  };
  new MutationObserver((changes) => {
    for (const { addedNodes, target } of changes) if (addedNodes.length > 0) watch(target as Element);
  }).observe(document.body, { childList: true, subtree: true });
  watch(document);
}
