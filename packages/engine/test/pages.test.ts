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
  if (parameters.has("unshared")) delete globalThis.SharedArrayBuffer;
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

/**
 * Trains a network of 101,770 parameters on 8,000 rows for half a second, and leaves in the title how far it came and the longest task
 * that the page had in the meantime, in milliseconds: 0 where none was longer than 50, as the browser counts.
 */
const watched = `
  import { dense, network, train } from "@loglik/engine";
  import { categoricalHead } from "@loglik/core/heads/categorical";
  const workers = Number(new URLSearchParams(location.search).get("workers"));
  const net = network({ inputs: 784, hidden: [dense(128, "relu")], likelihood: categoricalHead({ classes: 10, target: "index" }) });
  const rows = 8000;
  const x = Float32Array.from({ length: rows * 784 }, (_, i) => ((i * 7919) % 1013) / 1013);
  const y = Float32Array.from({ length: rows }, (_, row) => row % 10);
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  const moment = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  // What it took to make the data, and to load this program, is over and has been told of.
  await moment(200);
  observer.observe({ type: "longtask" });
  if (location.hash === "#blocked") for (const start = performance.now(); performance.now() - start < 80; );
  const run = train(net, { x, y }, { batchSize: 128, epochs: 1e6, workers, validation: 0.2 });
  const start = performance.now();
  for await (const epoch of run) if (performance.now() - start > 500) break;
  const model = await run.result;
  await moment(200);
  document.title = model.training.thread + " " + model.training.epochs.length + " " + Math.round(longest);
`;

const page = '<!doctype html><meta charset="utf-8"><script type="module" src="/program.js"></script>';

/** The page inside a frame without an origin; the outer page shows the frame's title as its own. */
const frame = `<!doctype html><meta charset="utf-8"><script>
document.write('<iframe sandbox="allow-scripts" src="/framed' + location.search + '"></iframe>');
onmessage = (event) => { document.title = event.data; };</script>`;
const framed = `${page}<script>
  new MutationObserver(() => parent.postMessage(document.title, "*")).observe(document.head, { childList: true, subtree: true, characterData: true });
</script>`;

const isolated = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };

const policies: Record<string, Record<string, string>> = {
  "/strict": {
    "content-security-policy": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'",
  },
  // A page that is isolated takes only worker scripts that ask for the same.
  "/worker.js": { "cross-origin-embedder-policy": "require-corp" },
  "/isolated": isolated,
  "/watched": isolated,
};

describe("a page", () => {
  let server: Server;
  let browser: Browser;
  let origin: string;

  beforeAll(async () => {
    const scripts: Record<string, string> = {
      "/program.js": await bundleProgram(program, "browser"),
      "/watched.js": await bundleProgram(watched, "browser"),
      "/worker.js": await bundleProgram('import "@loglik/engine/worker";', "browser"),
    };
    const pages: Record<string, string> = {
      "/plain": page,
      "/strict": page,
      "/isolated": page,
      "/watched": page.replace("program.js", "watched.js"),
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
  async function outcomeOf(path: string, timeout = 8000): Promise<string> {
    const tab = await browser.newPage();
    try {
      await tab.goto(origin + path);
      // Not waitForFunction: it evaluates a string, which a strict policy forbids.
      await expect.poll(() => tab.title(), { timeout }).not.toBe("");
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

  it("trains in one worker where a page is isolated and the browser has no shared memory all the same", async () => {
    expect(await outcomeOf("/isolated?unshared")).toBe("finished worker");
    expect(await outcomeOf("/isolated?unshared&workers=2")).toBe("finished worker workers-not-shared");
  });

  it("trains in a worker inside a sandboxed frame", async () => {
    expect(await outcomeOf("/frame")).toBe("finished worker");
  });

  /** The longest task, in the best of a few visits: on a machine that is busy with other tests any page may wait for its turn. */
  async function longestTask(path: string, thread: string, visits: number): Promise<number> {
    let best = Number.POSITIVE_INFINITY;
    for (let visit = 0; visit < visits && best > 50; visit += 1) {
      const [where, epochs, longest] = (await outcomeOf(path, 30_000)).split(" ");
      expect(where).toBe(thread);
      expect(Number(epochs)).toBeGreaterThan(0);
      best = Math.min(best, Number(longest));
    }
    return best;
  }

  // On the caller's own thread a task is a slice, whose length test/slices.test.ts measures by a clock that only it moves.
  it.each([1, 2])(
    "has no task longer than 50 ms while a network trains, with workers: %i",
    { timeout: 120_000 },
    async (workers) => {
      expect(await longestTask(`/watched?workers=${workers}`, "worker", 10)).toBe(0);
    },
  );

  it("would be seen to have a longer one", async () => {
    expect(await longestTask("/watched?workers=1#blocked", "worker", 1)).toBeGreaterThan(75);
  });

  it("is told what to do when its policy forbids the worker", async () => {
    expect(await outcomeOf("/strict")).toMatch(
      /^worker-(failed-to-load|not-available): .*allow blob: as worker-src and script-src/,
    );
  });

  it("trains under a strict policy in a worker of its own, or on its own thread", async () => {
    expect(await outcomeOf("/strict?own")).toBe("finished worker");
    expect(await outcomeOf("/strict?workers=0")).toBe("finished caller");
  });
});
