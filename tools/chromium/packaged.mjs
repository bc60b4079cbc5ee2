import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import { starts } from "./starts.mjs";

/** Kept in node_modules: git ignores it, and a fresh install starts from the package again. */
const cache = fileURLToPath(new URL("../node_modules/.cache/chromium", import.meta.url));

/**
 * The Chromium that ships inside the npm package `@sparticuz/chromium` (a headless shell for 64-bit Linux).
 *
 * The package unpacks itself into the temporary folder, without the shared libraries unless it runs on the cloud
 * platform it was made for, and a second process can start the half-written file of the first. So its archives are
 * unpacked here: the browser, its graphics libraries, fonts, and NSS, NSPR and Expat (`al2023.tar.br`), which a
 * bare Linux lacks. The libraries are named in LD_LIBRARY_PATH only when the browser does not start without them:
 * the system's own, where present, fit the system better.
 *
 * @returns {Promise<{ path: string, env: Record<string, string> } | null>}
 */
export async function packagedChromium() {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const folder = join(cache, packageVersion());
  if (!existsSync(folder)) unpack(folder);
  const path = join(folder, "chromium");
  const fonts = { FONTCONFIG_PATH: folder };
  const carried = {
    ...fonts,
    LD_LIBRARY_PATH: [join(folder, "lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(":"),
  };
  const env = [fonts, carried].find((candidate) => starts(path, candidate));
  return env ? { path, env } : null;
}

function packageFolder() {
  const main = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  return dirname(dirname(dirname(main))); // build/cjs/index.cjs → the package's root
}

function packageVersion() {
  return JSON.parse(readFileSync(join(packageFolder(), "package.json"), "utf8")).version;
}

/**
 * Unpacks beside the target and renames at the end, so that no process ever sees half a browser; of two that unpack
 * at once the first to finish wins and the other throws its copy away.
 *
 * @param {string} folder
 */
function unpack(folder) {
  const draft = `${folder}-${process.pid}`;
  mkdirSync(draft, { recursive: true });
  try {
    writeFileSync(join(draft, "chromium"), archive("chromium.br"), { mode: 0o755 });
    for (const name of ["swiftshader.tar.br", "al2023.tar.br", "fonts.tar.br"]) extract(archive(name), draft, name);
    writeFileSync(join(draft, "fonts.conf"), fontConfiguration(folder));
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** @param {string} name */
function archive(name) {
  return brotliDecompressSync(readFileSync(join(packageFolder(), "bin", name)));
}

/**
 * @param {Buffer} tarball
 * @param {string} folder
 * @param {string} name of the archive, for the message
 */
function extract(tarball, folder, name) {
  const tar = spawnSync("tar", ["-x", "-f", "-", "-C", folder, "--no-same-owner"], { input: tarball });
  if (tar.status !== 0)
    throw new Error(`tar could not unpack ${name} of @sparticuz/chromium: ${tar.error ?? tar.stderr}`);
}

/**
 * The package's own fonts.conf names folders of the platform it was made for.
 *
 * @param {string} folder
 */
function fontConfiguration(folder) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;
}
