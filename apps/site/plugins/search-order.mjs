import { createRequire } from "node:module";

/** What a match on a page counts: pages that explain come before those that are looked up. */
const boosts = [
  { path: "/reference/api/", boost: 0.01 },
  { path: "/errors/", boost: 0.1 },
];

/**
 * Lets the search list chapters, derivations, families and guides before the pages of the API that have the same word. The
 * search plugin has no option for that, but the index that it builds weighs each document, which the plugin leaves at 1.
 *
 * Titles come before all else there, whatever their weight, and those of the API are import paths with a word of every chapter.
 * They are found as keywords instead, which come after headings: `apiKeywords` makes them so.
 */
export function searchOrder() {
  const { Builder } = lunrOfSearch();
  const add = Builder.prototype.add;
  Builder.prototype.add = function addWeighed(document, attributes) {
    const place = boosts.find(({ path }) => document.u?.includes(path));
    const isTitle = document.p === undefined;
    if (isTitle && place === boosts[0]) return;
    add.call(this, document, place ? { ...attributes, boost: place.boost } : attributes);
  };
  return { name: "search-order" };
}

/**
 * Front matter of a page: of the API with its title, which is what is imported, and with the ends of that as keywords
 * (`core/normal`, `normal`), since a word of a query begins where a word of the index does; else as it is.
 */
export async function apiKeywords({ defaultParseFrontMatter, ...file }) {
  const parsed = await defaultParseFrontMatter(file);
  const title = /^# (.+)$/m.exec(parsed.content)?.[1];
  if (!file.filePath.includes("/reference/api/") || title === undefined) return parsed;
  const parts = title.replace("@", "").split("/");
  const keywords = parts.map((_, index) => parts.slice(index).join("/"));
  return { ...parsed, frontMatter: { ...parsed.frontMatter, keywords } };
}

function lunrOfSearch() {
  const require = createRequire(import.meta.url);
  return createRequire(require.resolve("@easyops-cn/docusaurus-search-local"))("lunr");
}
