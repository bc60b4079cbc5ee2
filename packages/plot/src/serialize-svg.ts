/**
 * An SVG element as well-formed XML. An HTML document's own serialiser would do for a page, yet it writes attributes and
 * void elements by HTML's rules, which an XML reader refuses.
 */
export function serializeSvg(svg: SVGSVGElement): string {
  return `${serializeElement(svg, true)}\n`;
}

function serializeElement(element: Element, root: boolean): string {
  const attributes = Array.from(element.attributes)
    .filter(({ name }) => name !== "xmlns" && !name.startsWith("xmlns:"))
    .map(({ name, value }) => ` ${name}="${escapeXml(value).replaceAll('"', "&quot;")}"`);
  if (root) attributes.unshift(' xmlns="http://www.w3.org/2000/svg"');
  const children = Array.from(element.childNodes).map(serializeNode).join("");
  const open = `<${element.localName}${attributes.join("")}`;
  return children === "" ? `${open}/>` : `${open}>${children}</${element.localName}>`;
}

function serializeNode(node: ChildNode): string {
  if (node.nodeType === 1) return serializeElement(node as Element, false);
  return node.nodeType === 3 ? escapeXml(node.textContent ?? "") : "";
}

/** Control characters have no place in XML 1.0, not even escaped; they become U+FFFD. */
function escapeXml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML forbids.
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "\uFFFD")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
  );
}
