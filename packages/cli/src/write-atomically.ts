import { realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { LoglikError } from "@loglik/core";

/**
 * Makes sure, before any work is done, that a file can be written there: its folder exists, it is no folder itself, and it is
 * not the table that will be read.
 *
 * @throws LoglikError `report-unwritable`.
 */
export async function checkWritable(path: string, table: string): Promise<void> {
  const folder = await stat(dirname(path)).catch(() => undefined);
  if (!folder?.isDirectory()) throw unwritable(path, `the folder ${dirname(path)} does not exist`);
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory()) throw unwritable(path, "it is a folder");
  const [here, data] = await Promise.all([path, table].map((name) => realpath(name).catch(() => undefined)));
  if (here !== undefined && here === data) throw unwritable(path, "it is the table itself");
}

/**
 * Writes a file so that its path holds either what it held before or the whole text: a neighbour is written and renamed.
 *
 * @throws LoglikError `report-unwritable`; the neighbour is removed.
 */
export async function writeAtomically(path: string, text: string): Promise<void> {
  const neighbour = `${path}.${process.pid}.part`;
  try {
    await writeFile(neighbour, text, { flag: "wx" });
    await rename(neighbour, path);
  } catch (reason) {
    await rm(neighbour, { force: true });
    throw unwritable(path, reason instanceof Error ? reason.message : String(reason));
  }
}

function unwritable(path: string, why: string): LoglikError {
  return new LoglikError("report-unwritable", `Cannot write ${path}: ${why}.`, { path });
}
