import { createServer } from "node:http";
import { join } from "node:path";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { findChromium } from "../chromium.mjs";
import { installPeers, peersFolder, peerVersion } from "./peers.mjs";

/** @typedef {import("./rounds.mjs").Contestant} Contestant */

/** What the page of each engine runs: it leaves a runner at `globalThis.open(workload name, workers, fused)`. */
const programs = {
  loglik: `
    import { loglikRunner } from "./loglik.mjs";
    import { workloads } from "./workloads.mjs";
    globalThis.open = (name, workers, fused) => loglikRunner(workloads[name], workers, fused);`,
  "jax-js": `
    import { open } from "./peers/jax-js.mjs";
    import { stepRunner } from "./engine.mjs";
    import { workloads } from "./workloads.mjs";
    globalThis.open = (name) => stepRunner(workloads[name], open);`,
};

/**
 * Chromium with a page for each engine; `undefined` where this machine has no Chromium. One thread has a page like any other.
 * Several share memory, so theirs is isolated from other origins. jax-js takes as many threads as the machine has wherever
 * memory can be shared: isolation alone decides how many it gets.
 */
export async function openChromium() {
  const found = await findChromium({ from: ["installed", "packaged"] }).catch(() => undefined);
  if (found === undefined) return undefined;
  // Playwright's own handlers would keep a run alive that was told to end; the browser ends with its pipe.
  const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  const browser = await chromium.launch({ executablePath: found.path, env: found.env, args: found.args, ...signals });
  const server = await serveScripts();
  const runtime = `chromium ${browser.version().split(".")[0]}`;

  /**
   * @param {"loglik" | "jax-js"} program
   * @param {Pick<Contestant, "peer" | "version" | "threads">} identity
   * @param {string} workload
   * @param {boolean} [fused]
   * @returns {Promise<Contestant>}
   */
  async function openPage(program, identity, workload, fused = false) {
    const { threads } = identity;
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    await page.goto(`${server.origin}/${program}${threads > 1 ? "?isolated" : ""}`);
    await page.waitForFunction("globalThis.open.length > 0");
    const finalNll = await page.evaluate(
      `open(${JSON.stringify(workload)}, ${threads}, ${fused}).then((runner) => (globalThis.runner = runner).finalNll)`,
    );
    return {
      ...{ ...identity, runtime, finalNll, notes: "" },
      turn: (seconds) => page.evaluate(`runner.turn(${seconds})`),
      close: () => page.close(),
    };
  }

  return {
    /** @param {Pick<Contestant, "peer" | "version" | "threads">} identity @param {string} workload @param {boolean} fused */
    loglik: (identity, workload, fused) => openPage("loglik", identity, workload, fused),
    jaxJs(/** @type {string} */ workload, /** @type {number} */ threads) {
      installPeers();
      return openPage("jax-js", { peer: "jax-js", version: peerVersion("@jax-js/jax"), threads }, workload);
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

async function serveScripts() {
  const isolated = {
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
  };
  const server = createServer(async (request, response) => {
    const { pathname, search } = new URL(/** @type {string} */ (request.url), "http://127.0.0.1");
    const [, peer, script] = pathname.split("/");
    if (!(peer in programs)) return response.writeHead(404).end();
    const type = script === undefined ? "text/html" : "text/javascript";
    const headers = search === "?isolated" ? isolated : {};
    response.writeHead(200, { ...headers, "content-type": `${type}; charset=utf-8` });
    const body =
      script === undefined ? `<!doctype html><script type="module" src="/${peer}/program.js"></script>` : undefined;
    response.end(body ?? (await bundle(programs[/** @type {keyof typeof programs} */ (peer)])));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve(undefined))),
  };
}

/** @param {string} program */
async function bundle(program) {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: join(peersFolder, "..") },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    logLevel: "error",
  });
  return outputFiles[0].text;
}
