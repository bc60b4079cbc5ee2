import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleProgram } from "./bundle-program.js";

export interface Outcome {
  /** Exit code; null if it had to be killed. */
  readonly code: number | null;
  readonly output: string;
  readonly seconds: number;
}

/** Runs a program that uses the engine in a Node of its own, for at most ten seconds unless told. */
export async function runInNode(
  program: string,
  { milliseconds = 10_000, flags = [] }: { readonly milliseconds?: number; readonly flags?: readonly string[] } = {},
): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), "loglik-engine-"));
  try {
    const file = join(folder, "program.mjs");
    await writeFile(file, await bundleProgram(program, "node"));
    const started = performance.now();
    const child = spawn(process.execPath, [...flags, file], { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (text) => {
        output += text;
      });
    }
    const timer = setTimeout(() => child.kill("SIGKILL"), milliseconds);
    const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
    clearTimeout(timer);
    return { code, output, seconds: (performance.now() - started) / 1000 };
  } finally {
    await rm(folder, { recursive: true });
  }
}
