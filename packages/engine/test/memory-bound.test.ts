import { categoricalHead } from "@loglik/core/heads/categorical";
import { normalHead } from "@loglik/core/heads/normal";
import { describe, expect, it } from "vitest";
import { adam, conv2d, dense, flatten, maxPool2d, type Network, network } from "../src/index.js";
import { slotCount } from "../src/optimizers/optimizer.js";
import { wasmProgram } from "./support/programs.js";

const bytesOf = { float32: 4, float64: 8 } as const;
const classes = categoricalHead({ classes: 10, target: "index" });

/** Networks of the benchmark with the rows and the batches that they have there, and what each row is turned into: layer by layer. */
const fits: Record<string, { net: Network; rows: number; batch: number; outputs: number }> = {
  W1: {
    net: network({ inputs: 1, hidden: [dense(64), dense(64)], likelihood: normalHead() }),
    rows: 4096,
    batch: 32,
    outputs: 64 + 64 + 2,
  },
  W2: {
    net: network({ inputs: 784, hidden: [dense(128, "relu")], likelihood: classes }),
    rows: 9984,
    batch: 128,
    outputs: 128 + 10,
  },
  W3: {
    net: network({ inputs: 784, hidden: [dense(512, "relu"), dense(512, "relu")], likelihood: classes }),
    rows: 9984,
    batch: 256,
    outputs: 512 + 512 + 10,
  },
  W6: {
    net: network({
      inputs: [28, 28, 1],
      hidden: [conv2d(16, 3, "relu"), maxPool2d(2), conv2d(32, 3, "relu"), maxPool2d(2), flatten()],
      likelihood: classes,
    }),
    rows: 9984,
    batch: 64,
    outputs: 28 * 28 * 16 + 14 * 14 * 16 + 14 * 14 * 32 + 7 * 7 * 32 + 10,
  },
};

const optimizer = adam();

/** Numbers that a fit cannot do without: parameters, gradient and slots; x and y; a batch and what its rows become. */
function numbersOf({ net, rows, batch, outputs }: (typeof fits)[string]): number {
  const parameters = net.parameterCount * (2 + slotCount(optimizer));
  return parameters + rows * (net.inputs + 1) + batch * (net.inputs + 1 + outputs);
}

/** Memory comes in pages of so many bytes. */
const page = 65536;

describe("the memory of a fit", () => {
  it.each([
    ["W1", "float32", 1],
    ["W1", "float32", 2],
    ["W1", "float64", 1],
    ["W2", "float32", 1],
    ["W2", "float32", 2],
    ["W2", "float64", 1],
    ["W3", "float32", 1],
    ["W3", "float32", 2],
    ["W6", "float32", 1],
    ["W6", "float32", 2],
  ] as const)("%s in %s stays below 1.5 times what it needs, with %i worker(s)", (name, precision, workers) => {
    const { net, rows, batch } = fits[name];
    const program = wasmProgram(net, { optimizer, batchSize: batch, precision, workers, room: { rows } });
    program.load(new Float32Array(rows * net.inputs), new Float32Array(rows));
    const order = rows * Uint32Array.BYTES_PER_ELEMENT;
    const data = rows * (net.inputs + 1) * bytesOf[precision] + order;
    const taken = program.bytes + data;
    expect(taken).toBeLessThan(1.5 * (numbersOf(fits[name]) * bytesOf[precision] + order));
    // Nothing is reserved beyond that, but the rest of a page.
    const { byteLength } = program.shared!().memory.buffer;
    expect(byteLength).toBeGreaterThanOrEqual(taken);
    expect(byteLength - taken).toBeLessThan(page);
  });
});
