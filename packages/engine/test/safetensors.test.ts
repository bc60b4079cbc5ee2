import { normalHead } from "@loglik/core/heads/normal";
import { describe, expect, it } from "vitest";
import { crc32 } from "../src/files/crc32.js";
import { decodeSafetensors, encodeSafetensors } from "../src/files/safetensors.js";
import { checkpointFromSafetensors, checkpointToSafetensors, dense, network, train } from "../src/index.js";
import { wave } from "./support/sample.js";

const tensors = [
  { name: "a", shape: [2, 3], values: Float32Array.of(1, -0, 3.5, Number.NaN, 1e-45, Number.NEGATIVE_INFINITY) },
  { name: "größe", shape: [2], values: Float64Array.of(Math.PI, -5e-324) },
  { name: "empty", shape: [0, 4], values: new Float32Array(0) },
];

/** The header's text of a file, changed by `edit`, with everything else as it was. */
function withHeader(file: Uint8Array, edit: (header: string) => string): Uint8Array {
  const length = Number(new DataView(file.buffer).getBigUint64(0, true));
  const header = new TextEncoder().encode(edit(new TextDecoder().decode(file.subarray(8, 8 + length))));
  const edited = new Uint8Array(8 + header.length + file.length - 8 - length);
  new DataView(edited.buffer).setBigUint64(0, BigInt(header.length), true);
  edited.set(header, 8);
  edited.set(file.subarray(8 + length), 8 + header.length);
  return edited;
}

describe("crc32", () => {
  it("has the check value of the standard", () => {
    expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
    expect(crc32(new TextEncoder().encode("456789"), crc32(new TextEncoder().encode("123")))).toBe(0xcbf43926);
  });
});

describe("safetensors", () => {
  it("come back bit by bit, wherever the file lies in its buffer", () => {
    const file = encodeSafetensors(tensors, { note: "ŷ = σ(η) \u{1f600}" });
    const moved = new Uint8Array(file.length + 3).subarray(3);
    moved.set(file);
    for (const bytes of [
      file,
      moved,
      Buffer.from(file),
      Buffer.from(`x${String.fromCharCode(...file)}`, "latin1").subarray(1),
    ]) {
      const read = decodeSafetensors(bytes);
      expect(read.metadata.note).toBe("ŷ = σ(η) \u{1f600}");
      expect([...read.tensors.values()]).toEqual(tensors);
      expect(new Uint8Array(bytes)).toEqual(file);
      expect(Object.is(read.tensors.get("a")!.values[1], -0)).toBe(true);
    }
  });

  it("follow the format: a length, ASCII JSON that begins with a brace, data at a multiple of eight without gaps", () => {
    const file = encodeSafetensors(tensors, {});
    const length = new DataView(file.buffer).getUint32(0, true);
    expect(length % 8).toBe(0);
    const text = String.fromCharCode(...file.subarray(8, 8 + length));
    expect(text[0]).toBe("{");
    const { __metadata__: _metadata, ...entries } = JSON.parse(text);
    expect(entries).toEqual({
      a: { dtype: "F32", shape: [2, 3], data_offsets: [0, 24] },
      größe: { dtype: "F64", shape: [2], data_offsets: [24, 40] },
      empty: { dtype: "F32", shape: [0, 4], data_offsets: [40, 40] },
    });
    expect(file.length).toBe(8 + length + 40);
  });
});

describe("a file that is not as it was written is refused", () => {
  const whole = encodeSafetensors(tensors, { note: "n" });

  it("cut off anywhere", () => {
    for (let length = 0; length < whole.length; length += 1) {
      expect(() => decodeSafetensors(whole.slice(0, length)), `${length} bytes`).toThrow(/file-damaged/);
    }
  });

  it("with any bit turned", () => {
    for (let bit = 0; bit < 8 * whole.length; bit += 1) {
      const altered = whole.slice();
      altered[bit >> 3] ^= 1 << (bit & 7);
      expect(() => decodeSafetensors(altered), `bit ${bit}`).toThrow(/file-damaged/);
    }
  });

  it.each([
    ["a byte more", (file: Uint8Array) => Uint8Array.of(...file, 0), "1 bytes follow its last tensor"],
    ["another header", (file: Uint8Array) => withHeader(file, () => "[1]"), "no JSON object"],
    ["half a header", (file: Uint8Array) => withHeader(file, (text) => text.slice(0, 60)), "no JSON"],
    [
      "no metadata",
      (file: Uint8Array) => withHeader(file, (text) => text.replace("__metadata__", "other")),
      "no metadata",
    ],
    [
      "another dtype",
      (file: Uint8Array) => withHeader(file, (text) => text.replace("F64", "I64")),
      "dtype I64; expected F32 or F64",
    ],
    [
      "a negative shape",
      (file: Uint8Array) => withHeader(file, (text) => text.replace("[2,3]", "[-2,-3]")),
      "shape [-2,-3]",
    ],
    [
      "another shape",
      (file: Uint8Array) => withHeader(file, (text) => text.replace("[2,3]", "[2,4]")),
      "takes 32 bytes; its offsets leave 24",
    ],
    [
      "swapped sides",
      (file: Uint8Array) => withHeader(file, (text) => text.replace("[2,3]", "[3,2]")),
      "something in it has changed",
    ],
    [
      "a gap",
      (file: Uint8Array) => withHeader(file, (text) => text.replace("[24,40]", "[32,48]")),
      "begins at byte 32 of the data; expected 24",
    ],
    [
      "offsets beyond the end",
      (file: Uint8Array) =>
        withHeader(file, (text) =>
          text.replace("[2],", "[200],").replace("[24,40]", "[24,1624]").replace("[40,40]", "[1624,1624]"),
        ),
      "which end at byte 40: it was cut off",
    ],
    [
      "no checksum",
      (file: Uint8Array) => withHeader(file, (text) => text.replace("checksum", "checksam")),
      "no checksum",
    ],
    [
      "a long header",
      (file: Uint8Array) => new Uint8Array([255, 255, 255, 255, 255, 0, 0, 0, ...file.subarray(8)]),
      "at most 100 MB",
    ],
  ])("%s", (_what, alter, reason) => {
    expect(() => decodeSafetensors(alter(whole))).toThrow(
      expect.objectContaining({ code: "file-damaged", message: expect.stringContaining(reason) }),
    );
  });

  it("but not an ArrayBuffer, as a page gets it", () => {
    const file = encodeSafetensors(tensors, { note: "" });
    const buffer = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
    expect(decodeSafetensors(buffer)).toEqual(decodeSafetensors(file));
  });

  it("no bytes at all", () => {
    expect(() => decodeSafetensors("text" as never)).toThrow(
      "the file is string; expected its bytes, a Uint8Array or an ArrayBuffer",
    );
  });
});

describe("the file of a checkpoint", () => {
  it("comes back as it was, with times and infinities", async () => {
    const net = network({ inputs: 1, hidden: [dense(3)], likelihood: normalHead() });
    for (const precision of ["float32", "float64"] as const) {
      const run = train(net, wave(20), { epochs: 3, precision, workers: 0, validation: 0.1 });
      await run.result;
      const checkpoint = { ...(await run.checkpoint()) };
      const [first, ...rest] = checkpoint.epochs;
      const odd = {
        ...checkpoint,
        epochs: [{ ...first, stepsPerSecond: Number.NaN, nll: Number.NEGATIVE_INFINITY }, ...rest],
      };
      expect(checkpointFromSafetensors(checkpointToSafetensors(odd))).toEqual(odd);
    }
  });

  it("is told from that of other tensors", () => {
    expect(() => checkpointFromSafetensors(encodeSafetensors(tensors, { format: "pt" }))).toThrow('its format is "pt"');
  });
});
