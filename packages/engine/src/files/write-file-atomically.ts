import { environment } from "../environment.js";

/** What is used of `node:fs/promises`, typed here as in `environment.ts`. */
interface NodeFiles {
  open(path: string, flags: "r" | "wx"): Promise<FileHandle>;
  rename(from: string, to: string): Promise<void>;
  rm(path: string, options: { readonly force: true }): Promise<void>;
}

interface FileHandle {
  writeFile(bytes: Uint8Array): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

let written = 0;

/**
 * Writes a file so that at every moment, whatever happens to the process or the machine, the whole old file or the whole new one
 * is there, and never a part: into a file beside it, to the disk (fsync), and then renamed.
 *
 * @throws what Node says when the file cannot be written; the old one is then as it was
 * @example
 * for await (const epoch of run) {
 *   if (epoch.index % 10 === 9) await writeFileAtomically("fit.safetensors", checkpointToSafetensors(await run.checkpoint()));
 * }
 */
export async function writeFileAtomically(path: string, bytes: Uint8Array): Promise<void> {
  const { process } = environment;
  const files = process!.getBuiltinModule!("node:fs/promises") as NodeFiles;
  written += 1;
  const beside = `${path}.${process!.pid}-${written}.part`;
  try {
    await writeToDisk(files, beside, bytes);
    await files.rename(beside, path);
  } catch (error) {
    await files.rm(beside, { force: true });
    throw error;
  }
  await syncFolder(files, path);
}

async function writeToDisk(files: NodeFiles, path: string, bytes: Uint8Array): Promise<void> {
  const file = await files.open(path, "wx");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Brings the new name to the disk, too. Windows opens no folders, and needs none of this. */
async function syncFolder(files: NodeFiles, path: string): Promise<void> {
  if (environment.process!.platform === "win32") return;
  const folder = await files.open(path.replace(/[^/]*$/, "") || ".", "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
