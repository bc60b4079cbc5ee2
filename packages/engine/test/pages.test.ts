import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { findChromium } from "@loglik/tools/chromium";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundleProgram } from "./support/bundle-program.js";

/** Trains for a moment and leaves the outcome in the page's title. */
const program = `
  import { dense, network, train } from "@loglik/engine";
  import { normalHead } from "@loglik/core/heads/normal";
  import { likelihoodHead } from "@loglik/core/heads/composed";
  import * as normal from "@loglik/core/normal";
  const parameters = new URLSearchParams(location.search);
  const composed = likelihoodHead(normal, { source: { name: "composed", options: { family: "normal" } } });
  const likelihood = parameters.has("composed") ? composed : normalHead();
  const net = network({ inputs: 1, hidden: [dense(4)], likelihood });
  const options = { epochs: 20, workers: Number(parameters.get("workers") ?? 1) };
  if (parameters.has("own")) options.createWorker = () => new Worker("/worker.js", { type: "module" });
  train(net, { x: [0, 0.5, 1], y: [0, 1, 2] }, options).result.then(
    ({ training, diagnostics }) => {
      const notes = diagnostics.filter(({ code }) => code.startsWith("workers-")).map(({ code }) => " " + code);
      const team = training.workers > 1 ? " × " + training.workers : "";
      document.title = training.stopped + " " + training.thread + team + notes.join("");
    },
    (error) => { document.title = error.code + ": " + error.message; },
  );
`;

const page = '<!doctype html><meta charset="utf-8"><script type="module" src="/program.js"></script>';

/** The page inside a frame without an origin; the outer page shows the frame's title as its own. */
const frame = `<!doctype html><meta charset="utf-8"><script>
document.write('<iframe sandbox="allow-scripts" src="/framed' + location.search + '"></iframe>');
onmessage = (event) => { document.title = event.data; };</script>`;
const framed = `${page}<script>
  new MutationObserver(() => parent.postMessage(document.title, "*")).observe(document.head, { childList: true, subtree: true, characterData: true });
</script>`;

const policies: Record<string, Record<string, string>> = {
  "/strict": {
    "content-security-policy": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'",
  },
  // A page that is isolated takes only worker scripts that ask for the same.
  "/worker.js": { "cross-origin-embedder-policy": "require-corp" },
  "/isolated": { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" },
};

describe("a page", () => {
  let server: Server;
  let browser: Browser;
  let origin: string;

  beforeAll(async () => {
    const scripts: Record<string, string> = {
      "/program.js": await bundleProgram(program, "browser"),
      "/worker.js": await bundleProgram('import "@loglik/engine/worker";', "browser"),
    };
    const pages: Record<string, string> = {
      "/plain": page,
      "/strict": page,
      "/isolated": page,
      "/frame": frame,
      "/framed": framed,
    };
    server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? "/", "http://localhost");
      const isScript = pathname in scripts;
      const body = isScript ? scripts[pathname] : pages[pathname];
      response.writeHead(body === undefined ? 404 : 200, {
        "content-type": isScript ? "text/javascript" : "text/html",
        // A frame without an origin loads even its own scripts from another one.
        "access-control-allow-origin": "*",
        ...policies[pathname],
      });
      response.end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { path, env, args } = await findChromium();
    browser = await chromium.launch({ executablePath: path, env, args });
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await new Promise((resolve) => server.close(resolve));
  });

  /** Opens a page and waits until its title tells the outcome. */
  async function outcomeOf(path: string): Promise<string> {
    const tab = await browser.newPage();
    try {
      await tab.goto(origin + path);
      // Not waitForFunction: it evaluates a string, which a strict policy forbids.
      await expect.poll(() => tab.title(), { timeout: 8000 }).not.toBe("");
      return await tab.title();
    } finally {
      await tab.close();
    }
  }

  it("trains in a worker", async () => {
    expect(await outcomeOf("/plain")).toBe("finished worker");
  });

  it("trains a head that the worker does not carry", async () => {
    expect(await outcomeOf("/plain?composed")).toBe("finished worker");
    expect(await outcomeOf("/strict?own&composed")).toBe("finished worker");
    expect(await outcomeOf("/frame?composed")).toBe("finished worker");
  });

  it("trains in a worker when it is cross-origin isolated", async () => {
    expect(await outcomeOf("/isolated")).toBe("finished worker");
  });

  it("trains in several workers when it is cross-origin isolated, and else says that it did not", async () => {
    expect(await outcomeOf("/isolated?workers=2")).toBe("finished worker × 2");
    expect(await outcomeOf("/isolated?workers=2&own")).toBe("finished worker × 2");
    expect(await outcomeOf("/plain?workers=2")).toBe("finished worker workers-not-shared");
  });

  it("trains in a worker inside a sandboxed frame", async () => {
    expect(await outcomeOf("/frame")).toBe("finished worker");
  });

  it("is told what to do when its policy forbids the worker", async () => {
    expect(await outcomeOf("/strict")).toMatch(/^worker-(failed-to-load|not-available): .*worker-src blob:/);
  });

  it("trains under a strict policy in a worker of its own, or on its own thread", async () => {
    expect(await outcomeOf("/strict?own")).toBe("finished worker");
    expect(await outcomeOf("/strict?workers=0")).toBe("finished caller");
  });
});
