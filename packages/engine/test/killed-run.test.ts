import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkpointFromSafetensors } from "../src/index.js";
import { writeFileAtomically } from "../src/node.js";
import { bundleProgram } from "./support/bundle-program.js";

/** Trains, or goes on training, and writes a checkpoint whenever there is news; says the bits of the parameters at the end. */
const program = `
  import { createHash } from "node:crypto";
  import { existsSync, readFileSync } from "node:fs";
  import { adam, checkpointFromSafetensors, checkpointToSafetensors, dense, network, train } from "@loglik/engine";
  import { writeFileAtomically } from "@loglik/engine/node";
  import { normalHead } from "@loglik/core/heads/normal";
  const [path, precision] = process.argv.slice(2);
  const net = network({ inputs: 1, hidden: [dense(32), dense(32)], likelihood: normalHead() });
  const x = Float64Array.from({ length: 500 }, (_, i) => i / 250 - 1);
  const resume = path && existsSync(path) ? checkpointFromSafetensors(readFileSync(path)) : undefined;
  const options = { epochs: precision === "float64" ? 120 : 1200, batchSize: 16, optimizer: adam(), seed: 3, precision, resume };
  const run = train(net, { x, y: x.map((v) => v * v) }, options);
  if (path) for await (const epoch of run) await writeFileAtomically(path, checkpointToSafetensors(await run.checkpoint()));
  const { parameters } = await run.result;
  console.log(createHash("sha256").update(new Uint8Array(parameters.buffer)).digest("hex"));
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "loglik-killed-"));
  await writeFile(join(folder, "program.mjs"), await bundleProgram(program, "node"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the program; it is killed once it has written `writes` checkpoints, or never. */
async function runProgram(path: string, precision: string, writes = Number.POSITIVE_INFINITY) {
  const child = spawn(process.execPath, [join(folder, "program.mjs"), path, precision], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (text) => {
    output += text;
  });
  const closed = new Promise<NodeJS.Signals | null>((resolve) => child.on("close", (_code, signal) => resolve(signal)));
  let seen = 0;
  let last = existsSync(path) ? (await stat(path)).mtimeMs : 0;
  while (child.exitCode === null && child.signalCode === null && seen < writes) {
    await new Promise((resolve) => setTimeout(resolve, 2));
    const time = existsSync(path) ? (await stat(path)).mtimeMs : 0;
    if (time !== last) seen += 1;
    last = time;
  }
  if (Number.isFinite(writes)) child.kill("SIGKILL");
  return { signal: await closed, output: output.trim() };
}

describe("a process that is killed", () => {
  it.each(["float32", "float64"])(
    "goes on from its checkpoint to the bits of one that never was (%s)",
    async (precision) => {
      const whole = await runProgram("", precision);
      expect(whole.output).toMatch(/^[0-9a-f]{64}$/);
      const path = join(folder, `${precision}.safetensors`);
      let kills = 0;
      const places: string[] = [];
      for (const writes of [1, 2, 4, 3]) {
        const { signal } = await runProgram(path, precision, writes);
        if (signal === "SIGKILL") kills += 1;
        const { position } = checkpointFromSafetensors(await readFile(path));
        places.push(`${position.epoch}:${position.step}`);
      }
      expect(kills).toBe(4);
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
