/**
 * Throws unless the text is one well-formed XML element: tags nest, attributes are quoted and given once, and `&` starts a
 * known entity. The parsers at hand forgive what a reader of SVG files does not.
 */
export function checkWellFormed(xml: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML forbids.
  const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.exec(xml);
  if (forbidden) throw new Error(`forbidden character at ${forbidden.index}`);
  const token = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|[^<]+/gy;
  const open: string[] = [];
  let roots = 0;
  let position = 0;
  for (let match = token.exec(xml); match; match = token.exec(xml)) {
    position = token.lastIndex;
    const stray = /&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.exec(match[0]);
    if (stray) throw new Error(`bare & in ${match[0]}`);
    const [text, closing, name, attributes, empty] = match;
    if (name === undefined) {
      if (open.length === 0 && text.trim() !== "") throw new Error(`text outside the root: ${text}`);
      continue;
    }
    const names = Array.from(attributes.matchAll(/\s([\w:.-]+)="[^"]*"/g), (attribute) => attribute[1]);
    if (new Set(names).size !== names.length) throw new Error(`an attribute twice in ${text}`);
    if (closing) {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing`);
    } else if (!empty) {
      open.push(name);
    }
    if (open.length === (closing || empty ? 0 : 1)) roots += closing ? 0 : 1;
  }
  if (position !== xml.length) throw new Error(`not XML at ${position}: ${xml.slice(position, position + 80)}`);
  if (open.length > 0) throw new Error(`not closed: ${open.join(" ")}`);
  if (roots !== 1) throw new Error(`${roots} root elements`);
}
