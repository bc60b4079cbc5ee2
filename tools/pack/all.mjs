// npm run -s tarballs -- <folder>     packs every published package into a folder
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { packAll } from "./tarballs.mjs";

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error("Name the folder for the tarballs: npm run -s tarballs -- <folder>");
  process.exit(1);
}
// npm runs scripts in the root; the folder is meant from where the user stands.
const destination = resolve(process.env.INIT_CWD ?? ".", folder);
mkdirSync(destination, { recursive: true });
for (const path of Object.values(packAll(fileURLToPath(new URL("../..", import.meta.url)), destination)))
  console.log(path);
