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

/** Pages of docs/learn that are no chapters: lists, without a derivation of their own. */
const lists = ["index", "misconceptions", "two-vocabularies", "sources"].map((name) => `learn/${name}.mdx`);

/** The chapters of the book, in the order of the sidebar. */
export function readChapters(): Page[] {
  const position = ({ path, source }: Page) => Number(frontMatter(path, source, "sidebar_position"));
  return readPages()
    .filter(({ path }) => path.startsWith("learn/") && !lists.includes(path))
    .sort((a, b) => position(a) - position(b));
}

function frontMatter(path: string, source: string, key: string): string {
  const found = new RegExp(`^${key}: (.+)$`, "m").exec(source)?.[1];
  if (found === undefined) throw new Error(`${path} has no ${key}`);
  return found;
}
