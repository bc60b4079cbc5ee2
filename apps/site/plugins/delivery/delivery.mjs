import { preloadFonts } from "./preload-fonts.mjs";
import { steadyFonts } from "./steady-fonts.mjs";
import { writeServiceWorker } from "./write-service-worker.mjs";

/** Docusaurus plugin: how the built files reach a reader. Its steps after the build follow one another. */
export function delivery() {
  return {
    name: "delivery",
    configurePostCss: (options) => ({ ...options, plugins: [...options.plugins, steadyFonts] }),
    async postBuild({ outDir, baseUrl }) {
      await preloadFonts(outDir, baseUrl);
      writeServiceWorker(outDir);
    },
  };
}
