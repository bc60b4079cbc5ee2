import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { isolationHeaders } from "./cross-origin-isolation.mjs";

/** The part of Docusaurus' theme that loads Prism on every page; src/components/HighlightedCode.tsx does, where it is needed. */
const prismOnEveryPage = createRequire(import.meta.url)
  .resolve("@docusaurus/theme-classic/lib/prism-include-languages.js")
  .replace(/\.js$/, "");

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Docusaurus plugin: what this site asks of the bundler beyond Docusaurus' own rules.
 *
 * - A relative import that ends in `.js` may name a TypeScript source, as everywhere in this repository.
 * - What a page imports from src/instruments is an island: see src/islands/island.tsx.
 * - The server's side of an island, which draws figures, is not in what browsers load, and what highlights code not in what
 *   every page loads.
 * - `docusaurus start` sends the headers of cross-origin isolation, as serve.mjs does for the built site.
 */
export function bundling() {
  return {
    name: "bundling",
    configureWebpack: (_config, isServer) => ({
      resolve: {
        extensionAlias: { ".js": [".ts", ".tsx", ".js"] },
        // linkedom, which draws figures on the server, looks for an optional canvas that no figure needs.
        alias: isServer
          ? { canvas: false }
          : {
              [here("../src/islands/server-island")]: here("../src/islands/no-server-island.ts"),
              [prismOnEveryPage]: false,
            },
      },
      module: {
        rules: [
          {
            include: here("../src/instruments"),
            issuer: /\.mdx?$/,
            enforce: "pre",
            use: [here("./islands/island-loader.cjs")],
          },
        ],
      },
      // TypeScript, for the types in the editor, has parts for Node that a browser never comes to.
      ignoreWarnings: [{ module: /node_modules[\\/](?:typescript|@typescript[\\/]vfs)[\\/]/ }],
      devServer: { headers: isolationHeaders },
    }),
  };
}
