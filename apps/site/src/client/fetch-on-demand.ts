/**
 * Client module: Docusaurus fetches the scripts of every page that a visible link leads to, which with this sidebar is
 * twice what the page itself needs. A page is fetched when the reader points at a link to it, which is Docusaurus' other rule.
 */
export function onRouteUpdate(): void {
  window.docusaurus = { ...window.docusaurus, prefetch: () => false };
}
