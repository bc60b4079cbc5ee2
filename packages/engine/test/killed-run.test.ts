import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkpointFromSafetensors } from "../src/index.js";
import { writeFileAtomically } from "../src/node.js";
import { bundleProgram } from "./support/bundle-program.js";

/**
 * Trains, or goes on training, and writes a checkpoint whenever there is news; says the bits of the parameters at the end. Told a
 * number of writes, it kills itself once they are done: between two writes, or in the middle of the next one. Nobody who watches
 * it from outside could be sure to come in time.
 */
const program = `
  import { createHash } from "node:crypto";
  import { existsSync, readFileSync } from "node:fs";
  import { adam, checkpointFromSafetensors, checkpointToSafetensors, dense, network, train } from "@loglik/engine";
  import { writeFileAtomically } from "@loglik/engine/node";
  import { normalHead } from "@loglik/core/heads/normal";
  const [path, precision, writes, moment] = process.argv.slice(2);
  const die = () => process.kill(process.pid, "SIGKILL");
  const net = network({ inputs: 1, hidden: [dense(32), dense(32)], likelihood: normalHead() });
  const x = Float64Array.from({ length: 500 }, (_, i) => i / 250 - 1);
  const resume = path && existsSync(path) ? checkpointFromSafetensors(readFileSync(path)) : undefined;
  // On this thread, and at rest during a write: so the fit is never more than a slice ahead of its checkpoints.
  const epochs = precision === "float64" ? 240 : 1200;
  const options = { epochs, batchSize: 16, optimizer: adam(), seed: 3, precision, resume, workers: 0 };
  const run = train(net, { x, y: x.map((v) => v * v) }, options);
  let written = 0;
  if (writes) for await (const epoch of run) {
    run.pause();
    const writing = writeFileAtomically(path, checkpointToSafetensors(await run.checkpoint()));
    if (written === Number(writes) && moment === "while writing") setImmediate(die);
    await writing;
    written += 1;
    if (written === Number(writes) && moment === "between writes") die();
    run.resume();
  }
  const { parameters } = await run.result;
  console.log(createHash("sha256").update(new Uint8Array(parameters.buffer)).digest("hex"));
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "loglik-killed-"));
  await writeFile(join(folder, "program.mjs"), await bundleProgram(program, "node"));
});
afterAll(() => rm(folder, { recursive: true }));

async function runProgram(...options: readonly string[]) {
  const child = spawn(process.execPath, [join(folder, "program.mjs"), ...options], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (text) => {
    output += text;
  });
  const signal = await new Promise<NodeJS.Signals | null>((resolve) =>
    child.on("close", (_code, signal) => resolve(signal)),
  );
  return { signal, output: output.trim() };
}

describe("a process that is killed", () => {
  it.each(["float32", "float64"])(
    "goes on from its checkpoint to the bits of one that never was (%s)",
    async (precision) => {
      const whole = await runProgram("", precision);
      expect(whole.output).toMatch(/^[0-9a-f]{64}$/);
      const path = join(folder, `${precision}.safetensors`);
      const places: string[] = [];
      for (const [writes, moment] of [
        [1, "between writes"],
        [2, "while writing"],
        [4, "between writes"],
        [1, "while writing"],
      ] as const) {
        const { signal } = await runProgram(path, precision, String(writes), moment);
        expect(signal).toBe("SIGKILL");
        const { position } = checkpointFromSafetensors(await readFile(path));
        places.push(`${position.epoch}:${position.step}`);
      }
      expect(new Set(places).size).toBe(4);
      expect((await runProgram(path, precision)).output).toBe(whole.output);
    },
    60_000,
  );
});

describe("writeFileAtomically", () => {
  it("replaces a file whole, and leaves nothing beside it", async () => {
    for (const bytes of [Uint8Array.of(1, 2, 3), new Uint8Array(100_000).fill(7)]) {
      await writeFileAtomically(join(folder, "file.bin"), bytes);
      expect(new Uint8Array(await readFile(join(folder, "file.bin")))).toEqual(bytes);
    }
    expect(readdirSync(folder).filter((name) => name.endsWith(".part") && name.startsWith("file"))).toEqual([]);
  });

  it("throws what the system says, and keeps the old file", async () => {
    await expect(writeFileAtomically(join(folder, "nowhere", "file.bin"), Uint8Array.of(1))).rejects.toThrow(/ENOENT/);
    // A folder in the file's place: the rename fails after the new file has been written.
    await mkdir(join(folder, "taken", "inside"), { recursive: true });
    await expect(writeFileAtomically(join(folder, "taken"), Uint8Array.of(1))).rejects.toThrow();
    expect(existsSync(join(folder, "taken", "inside"))).toBe(true);
    expect(readdirSync(folder).filter((name) => name.startsWith("taken"))).toEqual(["taken"]);
  });
});
