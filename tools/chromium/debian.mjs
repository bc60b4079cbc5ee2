import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { installedChromium } from "./installed.mjs";

/**
 * Debian's Chromium, installed by apt-get where this process may (root on a system that has apt-get), said on
 * stderr because it changes the machine. `null` where it may not or apt-get fails: the caller then says what to install.
 *
 * @returns {Promise<{ path: string, env: Record<string, string> } | null>}
 */
export async function installDebianChromium() {
  if (!existsSync("/usr/bin/apt-get") || process.getuid?.() !== 0) return null;
  process.stderr.write("No Chromium found; installing Debian's by apt-get …\n");
  /** @type {import("node:child_process").SpawnSyncOptions} */
  const quiet = {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  };
  spawnSync("apt-get", ["-qq", "update"], quiet);
  // Packages' tests run side by side: whoever comes second waits for the first one's lock, then finds it installed.
  const wait = ["-o", "DPkg::Lock::Timeout=600"];
  const install = spawnSync("apt-get", ["-qq", ...wait, "install", "-y", "--no-install-recommends", "chromium"], quiet);
  return install.status === 0 ? installedChromium() : null;
}
