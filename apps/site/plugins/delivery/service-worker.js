// The site's one service worker: pages that were visited work without a network, and, on request, are cross-origin isolated.
// plugins/delivery/write-service-worker.mjs puts the two constants above it.
/* global version, shell */

const current = `loglik-${version}`;
const settings = "loglik-settings";
const base = new URL(self.registration.scope);
const isolationSetting = new URL("settings/isolation", base).href;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(current).then((cache) => cache.addAll(shell.map((path) => new URL(path, base).href))));
});

// A new version waits until no page of the old one is open; then what the old one kept goes.
self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith("loglik-") && name !== current && name !== settings))
      .then((names) => Promise.all(names.map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("message", (event) => {
  const { type, page, loaded, isolated } = event.data;
  const answer = () => event.ports[0]?.postMessage("done");
  if (type === "keep") event.waitUntil(keep(page, loaded).then(answer));
  if (type === "isolate") event.waitUntil(setIsolation(isolated).then(answer));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== base.origin || !address.pathname.startsWith(base.pathname)) return;
  event.respondWith(answerTo(request).then(withIsolation));
});

/** A file whose name has its content's hash never changes: the kept one is as good. All else is asked for first. */
async function answerTo(request) {
  const cache = await caches.open(current);
  const hashed = new URL(request.url).pathname.startsWith(`${base.pathname}assets/`);
  const kept = await cache.match(key(request.url));
  if (hashed && kept) return kept;
  try {
    const response = direct(await fetch(request));
    if (response.ok) await cache.put(key(request.url), response.clone());
    return response;
  } catch (error) {
    if (kept) return kept;
    if (request.mode === "navigate") return notKept();
    throw error;
  }
}

/** The address without what follows the path: the same file answers all of them. */
function key(address) {
  const { origin, pathname } = new URL(address);
  return origin + pathname;
}

/** Keeps a page, and what it has loaded before this worker could see it: that first, for without its scripts a page breaks. */
async function keep(page, loaded) {
  const cache = await caches.open(current);
  const put = async (address) => {
    if (await cache.match(address)) return;
    const response = direct(await fetch(address));
    if (response.ok) await cache.put(address, response);
  };
  await Promise.all(loaded.map((address) => put(key(address)).catch(() => undefined)));
  await put(key(page)).catch(() => undefined);
}

/** A host may lead from one address to another on the way; a browser takes no such answer from a worker for a page. */
function direct(response) {
  if (!response.redirected) return response;
  const { status, statusText, headers } = response;
  return new Response(response.body, { status, statusText, headers });
}

function notKept() {
  const text = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>No network</title><body style="font:1.1rem/1.6 system-ui;max-width:34rem;margin:4rem auto;padding:0 1rem">
<h1>This page has not been visited yet</h1><p>Without a network only pages that you have visited are here.
<a href="${base.pathname}">To the first page</a></p></body></html>`;
  return new Response(text, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
}

async function setIsolation(isolated) {
  const cache = await caches.open(settings);
  if (isolated) await cache.put(isolationSetting, new Response("on"));
  else await cache.delete(isolationSetting);
}

/** The two headers that let a page share memory with its workers, where the reader has asked for them. */
async function withIsolation(response) {
  if (response.type === "opaqueredirect" || response.status === 0) return response;
  const asked = await (await caches.open(settings)).match(isolationSetting);
  if (!asked) return response;
  const headers = new Headers(response.headers);
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Embedder-Policy", "require-corp");
  const body = [101, 204, 205, 304].includes(response.status) ? null : response.body;
  return new Response(body, { status: response.status, statusText: response.statusText, headers });
}
