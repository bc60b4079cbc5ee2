import { existsSync, readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { listedFile, parseFence } from "./fence.mjs";

const loader = fileURLToPath(new URL("./source-loader.cjs", import.meta.url));

/**
 * Remark plugin: the empty fence
 *
 *     ```ts live file=examples/coin.ts limit=60 title="A coin"
 *     ```
 *
 * becomes `<Playground code={…} file="examples/coin.ts" limit={60} title="A coin" />`, the code being that of the real
 * file, which the tests of docs/ run. A file that does not exist fails the build, as does an option nobody reads. With `file=`
 * alone the fence shows the file and cannot be run: what needs Node.
 *
 * @param {{ root: string }} options the folder that `file=` is relative to
 */
export function remarkLiveCode({ root }) {
  return (tree, page) => {
    const imports = [];
    visitParents(tree, (parent) => {
      parent.children.forEach((node, index) => {
        if (node.type !== "code") return;
        const refuse = (message) => fail(page, node, message);
        const listed = listedFile(node, refuse);
        if (listed !== undefined) {
          node.value = readFileSync(existing(root, listed, refuse), "utf8").trimEnd();
          node.meta = `title="${basename(listed)}"`;
          return;
        }
        const fence = parseFence(node, refuse);
        if (fence === undefined) return;
        const path = existing(root, fence.file, refuse);
        const name = `__liveCode${imports.length}`;
        imports.push(importNode(name, `!!${loader}!${path}`));
        parent.children[index] = playgroundNode(name, fence);
      });
    });
    tree.children.unshift(...imports);
  };
}

function existing(root, file, refuse) {
  const path = resolve(root, file);
  if (!existsSync(path)) refuse(`there is no file ${file} under the folder of the pages`);
  return path;
}

function visitParents(node, visit) {
  if (!Array.isArray(node.children)) return;
  visit(node);
  for (const child of node.children) visitParents(child, visit);
}

function fail(page, node, message) {
  throw new Error(`${page.path}:${node.position?.start.line ?? "?"}: live code: ${message}`);
}

/** `import <name> from "<specifier>"` as the syntax tree that MDX expects. */
function importNode(name, specifier) {
  const declaration = {
    type: "ImportDeclaration",
    specifiers: [{ type: "ImportDefaultSpecifier", local: { type: "Identifier", name } }],
    source: { type: "Literal", value: specifier, raw: JSON.stringify(specifier) },
    attributes: [],
  };
  return {
    type: "mdxjsEsm",
    value: `import ${name} from ${JSON.stringify(specifier)};`,
    data: { estree: program(declaration) },
  };
}

function playgroundNode(name, { file, limit, title }) {
  const attributes = [
    expressionAttribute("code", { type: "Identifier", name }, name),
    { type: "mdxJsxAttribute", name: "file", value: file },
  ];
  if (limit !== undefined) {
    attributes.push(expressionAttribute("limit", { type: "Literal", value: limit, raw: String(limit) }, String(limit)));
  }
  if (title !== undefined) attributes.push({ type: "mdxJsxAttribute", name: "title", value: title });
  return { type: "mdxJsxFlowElement", name: "Playground", attributes, children: [] };
}

function expressionAttribute(name, expression, text) {
  const estree = program({ type: "ExpressionStatement", expression });
  return {
    type: "mdxJsxAttribute",
    name,
    value: { type: "mdxJsxAttributeValueExpression", value: text, data: { estree } },
  };
}

function program(statement) {
  return { type: "Program", sourceType: "module", body: [statement], comments: [] };
}
