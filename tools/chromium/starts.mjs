import { spawnSync } from "node:child_process";

/**
 * Whether the executable starts at all. A file that exists is not enough: Ubuntu's `chromium-browser` may be a
 * stub that asks for a snap, and a browser without its shared libraries dies in the loader.
 *
 * On Windows `--version` opens a window instead of answering, so there an existing file has to do.
 *
 * @param {string} path
 * @param {Record<string, string>} [env] added to this process's environment
 */
export function starts(path, env = {}) {
  if (process.platform === "win32") return true;
  const probe = spawnSync(path, ["--version"], { env: { ...process.env, ...env }, timeout: 20_000, stdio: "pipe" });
  return probe.status === 0 && /\d+\.\d+/.test(String(probe.stdout));
}
