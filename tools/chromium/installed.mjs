import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { starts } from "./starts.mjs";

const commands = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

const applications = [
  "/usr/bin/chromium",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * An installed Chromium or Chrome: `CHROME_PATH`, then the usual commands on `PATH`, then the usual folders of
 * Linux, macOS and Windows.
 *
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {Promise<{ path: string, env: Record<string, string> } | null>}
 * @throws {Error} when `CHROME_PATH` is set and does not start: a wrong setting is a mistake to mend, not to pass over
 */
export async function installedChromium(environment = process.env) {
  const named = environment.CHROME_PATH;
  if (named) {
    if (existsSync(named) && starts(named)) return { path: named, env: {} };
    throw new Error(
      `CHROME_PATH names "${named}", which does not start: set it to the executable of Chromium or unset it.`,
    );
  }
  const path = candidates(environment).find((file) => existsSync(file) && starts(file));
  return path === undefined ? null : { path, env: {} };
}

/** @param {NodeJS.ProcessEnv} environment */
function candidates(environment) {
  const folders = (environment.PATH ?? "").split(delimiter).filter(Boolean);
  const onPath =
    process.platform === "win32" ? [] : commands.flatMap((name) => folders.map((folder) => join(folder, name)));
  const windows = [environment.PROGRAMFILES, environment["PROGRAMFILES(X86)"], environment.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, "Google", "Chrome", "Application", "chrome.exe"),
      join(folder, "Chromium", "Application", "chrome.exe"),
      join(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
    ]);
  return [...onPath, ...applications, ...windows];
}
