import { isolationHeaders } from "./cross-origin-isolation.mjs";

/**
 * Docusaurus plugin: what this site asks of the bundler beyond Docusaurus' own rules.
 *
 * - A relative import that ends in `.js` may name a TypeScript source, as everywhere in this repository.
 * - `docusaurus start` sends the headers of cross-origin isolation, as serve.mjs does for the built site.
 */
export function bundling() {
  return {
    name: "bundling",
    configureWebpack: () => ({
      resolve: { extensionAlias: { ".js": [".ts", ".tsx", ".js"] } },
      devServer: { headers: isolationHeaders },
    }),
  };
}
