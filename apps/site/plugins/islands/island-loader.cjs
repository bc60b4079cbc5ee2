/**
 * Bundler loader: what a page imports from src/instruments becomes an island, each component that the module exports under
 * its own name. The instrument itself, imported from here, is a chunk of its own.
 */
module.exports = function islandLoader(source) {
  const components = [...source.matchAll(/^export (?:function|const) ([A-Z]\w*)/gm)].map(([, name]) => name);
  if (components.length === 0) throw new Error(`${this.resourcePath} exports no component that a page could show`);
  const options = /^export const still = true;$/m.test(source) ? ", { still: true }" : "";
  const path = JSON.stringify(this.resourcePath);
  return [
    'import { island } from "@site/src/islands/island";',
    ...components.map(
      (name) => `export const ${name} = island(() => import(${path}).then((module) => module.${name})${options});`,
    ),
  ].join("\n");
};
