import { relative } from "node:path";
import type { Options as DocsOptions } from "@docusaurus/plugin-content-docs";
import type { Options as ClassicOptions } from "@docusaurus/theme-classic";
import type { Config, PluginModule } from "@docusaurus/types";
import rehypeKatex from "rehype-katex";
import remarkMath from "remark-math";
import { bundling } from "./plugins/bundling.mjs";
import { chapters } from "./plugins/chapters.mjs";
import { delivery } from "./plugins/delivery/delivery.mjs";
import { remarkLiveCode } from "./plugins/live-code/remark-live-code.mjs";
import { packageEntries } from "./plugins/package-entries.mjs";
import { apiKeywords, searchOrder } from "./plugins/search-order.mjs";
import { rehypeTypography } from "./plugins/typography.mjs";
import { shortLabels } from "./sidebar-labels";
import { codeTheme } from "./src/code-theme";

// Paths are relative to this folder: Docusaurus hands its configuration to the browser.
const pages = "../../docs";

/** The reference of one package: a page for each import specifier, from the doc comments of its sources. */
function apiReference(folder: string): [string, Record<string, unknown>] {
  return [
    "docusaurus-plugin-typedoc",
    {
      id: folder,
      name: `@loglik/${folder}`,
      entryPoints: packageEntries(folder).map((entry) => relative(process.cwd(), entry.source)),
      tsconfig: `../../packages/${folder}/tsconfig.json`,
      out: `${pages}/reference/api/${folder}`,
      plugin: ["./plugins/typedoc-reading.mjs", "./plugins/typedoc-documented.mjs"],
      readme: "none",
      disableSources: true,
      excludeInternal: true,
      outputFileStrategy: "modules",
      hidePageHeader: true,
      hideBreadcrumbs: true,
      pageTitleTemplates: {
        index: `@loglik/${folder}`,
        module: ({ name }: { name: string }) => importName(folder, name),
      },
      groupOrder: ["Functions", "Variables", "Classes", "Interfaces", "Type Aliases"],
      sort: ["source-order"],
      useCodeBlocks: true,
      expandParameters: true,
      parametersFormat: "table",
      interfacePropertiesFormat: "table",
      // Types are checked by `npm test`; here a mistake in one file must not empty the whole reference.
      skipErrorChecking: true,
      validation: false,
      sidebar: { autoConfiguration: false },
      logLevel: "Warn",
    },
  ];
}

/** What a reader writes after `from` to import a module of the reference. */
function importName(folder: string, name: string): string {
  return name === "root" ? `@loglik/${folder}` : `@loglik/${folder}/${name}`;
}

const everyRustTool = {
  swcJsLoader: true,
  swcJsMinimizer: true,
  swcHtmlMinimizer: true,
  lightningCssMinimizer: true,
  mdxCrossCompilerCache: true,
  rspackBundler: true,
  ssgWorkerThreads: true,
  gitEagerVcs: true,
};

const config: Config = {
  title: "loglik",
  tagline: "Every loss is a negative log-likelihood",
  favicon: "img/logo.svg",
  url: process.env.SITE_URL ?? "http://localhost:3000",
  baseUrl: process.env.BASE_URL ?? "/",
  trailingSlash: false,
  onBrokenLinks: "throw",
  onBrokenAnchors: "throw",
  onDuplicateRoutes: "throw",
  // Rust tools throughout (13 s a build against 126 s), but no cache on disk: it remembers as missing what a package of
  // ours has been built with since.
  future: { v4: true, faster: { ...everyRustTool, rspackPersistentCache: false } },
  // .md is CommonMark: braces in the doc comments behind the reference stay braces. Pages with components are .mdx.
  markdown: {
    format: "detect",
    parseFrontMatter: apiKeywords,
    hooks: { onBrokenMarkdownLinks: "throw", onBrokenMarkdownImages: "throw" },
  },
  clientModules: ["show-addressed", "fetch-on-demand", "offline", "keyboard-scrolling"].map(
    (name) => `./src/client/${name}.ts`,
  ),
  plugins: [
    bundling as PluginModule,
    chapters,
    searchOrder,
    delivery as PluginModule,
    ...["core", "derive", "engine", "bayes", "plot", "data"].map(apiReference),
    [
      "@docusaurus/plugin-content-docs",
      {
        path: pages,
        routeBasePath: "/",
        sidebarPath: "./sidebars.ts",
        sidebarItemsGenerator: shortLabels,
        include: ["{learn,derivations,guides,reference,errors,decisions}/**/*.{md,mdx}"],
        exclude: ["**/node_modules/**", "examples/**", "test/**"],
        breadcrumbs: false,
        remarkPlugins: [remarkMath, [remarkLiveCode, { root: pages }]],
        rehypePlugins: [[rehypeKatex, { strict: "error", throwOnError: true }], rehypeTypography],
        admonitions: { keywords: ["statement", "pitfall", "exercise"], extendDefaults: true },
      } satisfies DocsOptions,
    ],
    ["@docusaurus/plugin-content-pages", {}],
    ["@docusaurus/plugin-sitemap", {}],
  ],
  themes: [
    [
      "@docusaurus/theme-classic",
      {
        customCss: ["tokens", "type", "layout", "code", "blocks"].map((name) => `./src/css/${name}.css`),
      } satisfies ClassicOptions,
    ],
    [
      "@easyops-cn/docusaurus-search-local",
      {
        hashed: true,
        indexBlog: false,
        docsDir: pages,
        docsRouteBasePath: "/",
        // What is said of a formula, and the lettering of drawings, are no sentences to find a page by.
        ignoreCssSelectors: ['[class^="spoken_"]', "svg"],
        highlightSearchTermsOnTargetPage: false,
        searchBarShortcutHint: false,
      },
    ],
  ],
  themeConfig: {
    colorMode: { respectPrefersColorScheme: true },
    docs: { sidebar: { hideable: false, autoCollapseCategories: true } },
    navbar: {
      title: "loglik",
      logo: { alt: "", src: "img/logo.svg", width: 28, height: 28 },
      items: [
        { to: "/learn", label: "Learn", position: "left" },
        { to: "/derivations", label: "Derivations", position: "left" },
        { to: "/guides", label: "Guides", position: "left" },
        { to: "/reference", label: "Reference", position: "left" },
        { to: "/errors", label: "Errors", position: "left" },
        { type: "search", position: "right" },
      ],
    },
    footer: {
      style: "light",
      copyright: "loglik is free software under the MIT licence. Nothing on these pages leaves your browser.",
    },
    prism: { theme: codeTheme, darkTheme: codeTheme, additionalLanguages: ["bash", "json"] },
    tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 3 },
  },
};

export default config;
