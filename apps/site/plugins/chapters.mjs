/**
 * What the home page lists: the pages of a folder of docs/ in the order of its sidebar, without the folder's own index, each
 * with the first sentence of its description. Read from the pages, so that a new chapter is listed once it exists.
 *
 * @typedef {{ to: string, title: string, what: string }} Chapter
 * @typedef {{ id: string, permalink: string, title: string, description: string, sidebarPosition?: number }} Page
 */

const folders = ["learn", "guides"];

/** Docusaurus plugin: the chapters of each folder as global data, `{ learn: Chapter[], guides: Chapter[] }`. */
export function chapters() {
  return {
    name: "chapters",
    /** @param {{ allContent: any, actions: { setGlobalData(data: unknown): void } }} loaded */
    allContentLoaded({ allContent, actions }) {
      const [version] = allContent["docusaurus-plugin-content-docs"].default.loadedVersions;
      actions.setGlobalData(Object.fromEntries(folders.map((folder) => [folder, chaptersOf(folder, version.docs)])));
    },
  };
}

/**
 * @param {string} folder
 * @param {readonly Page[]} pages
 * @returns {Chapter[]}
 */
export function chaptersOf(folder, pages) {
  return pages
    .filter(({ id }) => id.startsWith(`${folder}/`) && id !== `${folder}/index`)
    .sort((a, b) => (a.sidebarPosition ?? 0) - (b.sidebarPosition ?? 0))
    .map(({ permalink, title, description }) => ({ to: permalink, title, what: firstSentence(description) }));
}

/** @param {string} text */
function firstSentence(text) {
  return /^.*?[.?!](?=\s|$)/.exec(text)?.[0] ?? text;
}
