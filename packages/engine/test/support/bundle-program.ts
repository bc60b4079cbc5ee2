import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

/** Bundles a program that imports `@loglik/engine` and `@loglik/core`, as an application would; returns its code. */
export async function bundleProgram(program: string, platform: "node" | "browser"): Promise<string> {
  const result = await build({
    stdin: { contents: program, resolveDir: path("."), loader: "ts" },
    alias: {
      "@loglik/engine/worker": path("src/worker/entry.ts"),
      "@loglik/engine/node": path("src/node.ts"),
      "@loglik/engine": path("src/index.ts"),
    },
    conditions: ["@loglik/source"],
    bundle: true,
    write: false,
    format: "esm",
    platform,
    logLevel: "error",
  });
  return result.outputFiles[0].text;
}
