import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The folder docs/. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** A page of the site: its path under docs/ and its source. */
export interface Page {
  readonly path: string;
  readonly source: string;
}

/** Every .mdx page under docs/, the generated reference left out. */
export function readPages(): Page[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".mdx") && !/(^|\/)(node_modules|reference|derivations)\//.test(path))
    .map((path) => ({ path, source: readFileSync(`${root}/${path}`, "utf8") }));
}

/** Names of the examples that a page embeds. */
export function examplesOf({ source }: Page): string[] {
  return Array.from(source.matchAll(/^```ts live file=examples\/([\w-]+)\.ts/gm), ([, name]) => name);
}
