import siteConfig from "@generated/docusaurus.config";

/**
 * Starts the site's service worker and has the page that is open kept, so that the first visit is kept too. Where a browser has
 * none, or refuses, everything works but for the want of a network.
 */
export async function registerServiceWorker(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  // What is loaded until the worker is in charge passes it by.
  navigator.serviceWorker.addEventListener("controllerchange", () => void keepPage(), { once: true });
  try {
    await navigator.serviceWorker.register(`${siteConfig.baseUrl}sw.js`, { scope: siteConfig.baseUrl });
    await keepPage();
  } catch {
    // Private windows of some browsers refuse; the page itself needs no worker.
  }
}

/**
 * Keeps the page that is open, for when there is no network, with all that was loaded since its document was: a script that was
 * fetched ahead, before the worker was in charge, is not asked for again, and the worker would never see it.
 */
export async function keepPage(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const own = loaded.filter((address) => new URL(address).origin === location.origin);
  await ask({ type: "keep", page: location.href, loaded: own });
}

const remembered = "loglik-isolation";

/** Whether the reader has asked for isolation, which then is the service worker's doing and not the host's. */
export function isolationRequested(): boolean {
  return localStorage.getItem(remembered) === "on";
}

/** Turns isolation on or off for all pages of the site, and loads this one anew, which is when it begins. */
export async function setIsolation(isolated: boolean): Promise<void> {
  await ask({ type: "isolate", isolated });
  if (isolated) localStorage.setItem(remembered, "on");
  else localStorage.removeItem(remembered);
  location.reload();
}

/** Sends a message to the active worker and waits for its answer. */
async function ask(message: object): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  const answered = new Promise((resolve) => {
    port1.onmessage = resolve;
  });
  active?.postMessage(message, [port2]);
  await answered;
}
