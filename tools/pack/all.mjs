// npm run -s tarballs -- <folder>     packs every published package into a folder
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { publishedPackages } from "./packages.mjs";
import { pack } from "./tarballs.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const [folder] = process.argv.slice(2);
if (!folder) {
  console.error("Name the folder for the tarballs: npm run -s tarballs -- <folder>");
  process.exit(1);
}
const destination = resolve(process.env.INIT_CWD ?? ".", folder);
mkdirSync(destination, { recursive: true });
for (const each of publishedPackages(root)) console.log(pack(root, each.folder, destination));
