import { normalHead } from "@loglik/core/heads/normal";
import { describe, expect, it } from "vitest";
import { adam, conv2d, dense, flatten, network, type TrainOptions, train } from "../../src/index.js";
import { hasFusedMultiplyAdd } from "../../src/kernels/wasm/fused-multiply-add.js";
import { fingerprint } from "../support/fingerprint.js";
import { uniforms } from "../support/numbers.js";

const rows = 96;
const data = { x: Float64Array.from(uniforms(rows * 36, 1)), y: Float64Array.from(uniforms(rows, 2)) };
const networks = {
  dense: network({ inputs: 36, hidden: [dense(24, "tanh"), dense(9, "relu")], likelihood: normalHead() }),
  convolutions: network({
    inputs: [6, 6, 1],
    hidden: [conv2d(5, [3, 3], "relu"), flatten(), dense(8, "gelu")],
    likelihood: normalHead(),
  }),
};
const options: TrainOptions = { epochs: 10, batchSize: 16, optimizer: adam({ rate: 0.003 }), seed: 3 };

async function fit(name: keyof typeof networks, more: Partial<TrainOptions>) {
  const { parameters, training, diagnostics } = await train(networks[name], data, { ...options, ...more }).result;
  const nll = training.epochs.at(-1)!.nll;
  const { fusedMultiplyAdd: isFused } = training;
  return { nll, isFused, bits: fingerprint(parameters), warnings: diagnostics.map(({ code }) => code) };
}

describe.each(Object.keys(networks) as (keyof typeof networks)[])("a fit of %s layers that may fuse", (name) => {
  it.each([
    ["float32", 1e-4],
    ["float64", 1e-12],
  ] as const)("differs by rounding only in %s, or says that this runtime cannot", async (precision, tolerance) => {
    const plain = await fit(name, { precision });
    const fused = await fit(name, { precision, fusedMultiplyAdd: true });
    expect(plain.warnings).not.toContain("fused-multiply-add-missing");
    expect(fused.isFused).toBe(hasFusedMultiplyAdd());
    if (hasFusedMultiplyAdd()) {
      expect(fused.warnings).not.toContain("fused-multiply-add-missing");
      expect(Math.abs(fused.nll - plain.nll)).toBeLessThan(tolerance);
    } else {
      expect(fused.warnings).toContain("fused-multiply-add-missing");
      expect(fused.bits).toBe(plain.bits);
    }
  });

  it("has the same bits for any number of workers, and on this thread", async () => {
    const fits = [1, 0, 2, 3].map((workers) => fit(name, { workers, fusedMultiplyAdd: true }));
    const [one, ...more] = (await Promise.all(fits)).map(({ bits }) => bits);
    expect(more).toEqual([one, one, one]);
  });
});

describe("a checkpoint", () => {
  it("goes on to the same bits, and only with the arithmetic that it was made with", async () => {
    const fused = { ...options, fusedMultiplyAdd: true };
    const whole = await train(networks.dense, data, fused).result;
    const run = train(networks.dense, data, fused);
    for await (const epoch of run) if (epoch.index === 4) break;
    const resume = await run.checkpoint();
    const rest = await train(networks.dense, data, { ...fused, resume }).result;
    expect(fingerprint(rest.parameters)).toBe(fingerprint(whole.parameters));
    const other = () => train(networks.dense, data, { ...options, resume: { ...resume, fusedMultiplyAdd: true } });
    expect(other).toThrow(/its fusedMultiplyAdd is true, and this fit has none/);
  });

  it("the option is true or false", () => {
    const wrong = () => train(networks.dense, data, { ...options, fusedMultiplyAdd: "yes" as unknown as boolean });
    expect(wrong).toThrow(/fusedMultiplyAdd is "yes"; expected one of true, false/);
  });
});
