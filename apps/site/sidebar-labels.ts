import type { PluginOptions } from "@docusaurus/plugin-content-docs";

type Generator = NonNullable<PluginOptions["sidebarItemsGenerator"]>;
type Item = Awaited<ReturnType<Generator>>[number];

/**
 * The generated sidebar, but a module of the reference is listed by the last part of its name: the categories around it
 * already say the rest. A folder's index is the category's own page and not listed again; what a package exports under its
 * own name comes before its subpaths.
 */
export const shortLabels: Generator = async ({ defaultSidebarItemsGenerator, ...rest }) => {
  const items = (await defaultSidebarItemsGenerator(rest)).filter((item) => !isIndex(item));
  return [...items.filter(isRoot), ...items.filter((item) => !isRoot(item))].map(shorten);
};

function isIndex(item: Item): boolean {
  return item.type === "doc" && item.id.endsWith("/index");
}

function isRoot(item: Item): boolean {
  return item.type === "doc" && /^reference\/api\/[^/]+\/root$/.test(item.id);
}

function shorten(item: Item): Item {
  if (item.type === "category") return { ...item, items: item.items.map(shorten) };
  if (item.type !== "doc" || !item.id.startsWith("reference/api/")) return item;
  const [, , folder, ...path] = item.id.split("/");
  const last = path[path.length - 1];
  return { ...item, label: last === "root" ? `@loglik/${folder}` : last };
}
