import { installDebianChromium } from "./chromium/debian.mjs";
import { installedChromium } from "./chromium/installed.mjs";
import { packagedChromium } from "./chromium/packaged.mjs";

/**
 * Flags under which every one of our headless runs starts a browser: `--no-sandbox` because a container's root
 * may not create a sandbox, `--font-render-hinting=none` because a headless shell would round the widths of letters to whole
 * pixels, which no phone does, the rest so that nothing reaches for the network or for a GPU.
 */
export const chromiumArguments = Object.freeze([
  "--no-sandbox",
  "--font-render-hinting=none",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]);

/** Where to look. Each source returns `{ path, env }`, or `null` where it has none. */
const sources = {
  packaged: packagedChromium,
  installed: installedChromium,
  debian: installDebianChromium,
};

/**
 * The npm package comes first: it is the same browser on every machine, needs no rights and no network, and as a headless shell takes
 * half the time of a browser with a window's machinery. Then an installed one. Debian's package is last: it changes the machine.
 * `CHROME_PATH` names the one that is wanted.
 */
const usualOrder = () =>
  process.env.CHROME_PATH
    ? /** @type {const} */ (["installed"])
    : /** @type {const} */ (["packaged", "installed", "debian"]);

/**
 * Finds a Chromium that starts on this machine.
 *
 * @param {{ from?: readonly ("installed" | "packaged" | "debian")[] }} [options] `from` names the sources and their order; by
 *   default all three, or what `CHROME_PATH` names. Tests name one to see that it works by itself.
 * @returns {Promise<{ path: string, env: Record<string, string>, args: string[] }>} the executable, the environment
 *   to start it with (this process's, plus what the browser needs), and the headless flags
 * @throws {Error} one sentence that says what to install, when no source has a browser that starts
 * @example
 * const { path, env, args } = await findChromium();
 * const browser = await chromium.launch({ executablePath: path, env, args });
 */
export async function findChromium({ from = usualOrder() } = {}) {
  for (const name of from) {
    const found = await sources[name]();
    if (found)
      return { path: found.path, env: { ...definedEnvironment(), ...found.env }, args: [...chromiumArguments] };
  }
  throw new Error(
    "No Chromium was found that starts on this machine: install Chromium or Google Chrome (Debian and Ubuntu: " +
      "`apt-get install chromium`), or set CHROME_PATH to the executable of one.",
  );
}

/** `process.env` types its values as possibly undefined; a child's environment holds strings. */
function definedEnvironment() {
  /** @type {Record<string, string>} */
  const environment = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) environment[name] = value;
  return environment;
}
