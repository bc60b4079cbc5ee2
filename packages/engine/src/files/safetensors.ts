import { type FloatArray, LoglikError } from "@loglik/core";
import { environment } from "../environment.js";
import { crc32 } from "./crc32.js";

/** Numbers with a shape, row-major. */
export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: FloatArray;
}

/** What a safetensors file holds. */
export interface TensorFile {
  readonly tensors: ReadonlyMap<string, Tensor>;
  readonly metadata: Readonly<Record<string, string>>;
}

/** One tensor in the header of a file. */
interface Entry {
  readonly dtype: "F32" | "F64";
  readonly shape: readonly number[];
  /** First byte and the one after the last, from the end of the header. */
  readonly data_offsets: readonly [number, number];
}

/** What stands in the checksum's place while it is computed. */
const blank = "00000000";
/** How every header begins; the checksum follows. */
const opening = `{"__metadata__":{"checksum":"`;
const lengthBytes = 8;
const checksumStart = lengthBytes + opening.length;
/** The format's own limit on its header. */
const longestHeader = 100_000_000;

/**
 * Writes tensors as a safetensors file: eight bytes with the header's length, the header as JSON, and the numbers, one tensor
 * after the other, little-endian.
 *
 * The metadata get an entry `checksum`: the CRC-32, in eight hexadecimal digits, of the whole file with these digits as zeros.
 * The header is ASCII and padded to a multiple of eight bytes.
 *
 * @see https://github.com/huggingface/safetensors, section Format
 */
export function encodeSafetensors(tensors: readonly Tensor[], metadata: Readonly<Record<string, string>>): Uint8Array {
  const header: Record<string, unknown> = { __metadata__: { checksum: blank, ...metadata } };
  let end = 0;
  for (const { name, shape, values } of tensors) {
    const entry: Entry = { dtype: dtypeOf(values), shape, data_offsets: [end, end + values.byteLength] };
    header[name] = entry;
    end += values.byteLength;
  }
  const json = ascii(JSON.stringify(header));
  const headerLength = Math.ceil(json.length / 8) * 8;
  const file = new Uint8Array(lengthBytes + headerLength + end);
  new DataView(file.buffer).setUint32(0, headerLength, true);
  file.fill(0x20, lengthBytes, lengthBytes + headerLength);
  for (let index = 0; index < json.length; index += 1) file[lengthBytes + index] = json.charCodeAt(index);
  let next = lengthBytes + headerLength;
  for (const { values } of tensors) {
    file.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), next);
    next += values.byteLength;
  }
  const digits = hexadecimal(crc32(file));
  for (let index = 0; index < blank.length; index += 1) file[checksumStart + index] = digits.charCodeAt(index);
  return file;
}

/**
 * Reads what {@link encodeSafetensors} wrote. Everything is looked at before it is believed: lengths, JSON, types, shapes,
 * offsets without gaps, and the checksum.
 *
 * @throws LoglikError `file-damaged`, with the reason
 */
export function decodeSafetensors(file: Uint8Array | ArrayBuffer): TensorFile {
  const bytes = bytesOf(file);
  if (bytes.length < lengthBytes) throw damaged(`it has ${bytes.length} bytes; the header's length alone takes 8`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = Number(view.getBigUint64(0, true));
  const dataStart = lengthBytes + headerLength;
  if (headerLength > longestHeader)
    throw damaged(`its header would have ${headerLength} bytes; at most 100 MB are allowed`);
  if (dataStart > bytes.length) {
    throw damaged(`its header would end at byte ${dataStart}; the file ends at byte ${bytes.length}: it was cut off`);
  }
  const { __metadata__: metadata, ...entries } = parseHeader(bytes.subarray(lengthBytes, dataStart));
  if (!isRecord(metadata) || !Object.values(metadata).every((value) => typeof value === "string")) {
    throw damaged("its header has no metadata of texts, so it is no file of loglik");
  }
  const dataLength = bytes.length - dataStart;
  const tensors = readTensors(entries, bytes, dataStart, dataLength);
  checkChecksum(bytes, headerLength, (metadata as Record<string, string>).checksum);
  return { tensors, metadata: metadata as Record<string, string> };
}

function bytesOf(file: Uint8Array | ArrayBuffer): Uint8Array {
  if (file instanceof ArrayBuffer) return new Uint8Array(file);
  // The slices of Node's Buffer are no copies; those of a plain Uint8Array are.
  if (file instanceof Uint8Array) return new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  throw new LoglikError(
    "file-damaged",
    `safetensors: the file is ${file === null ? "null" : typeof file}; expected its bytes, a Uint8Array or an ArrayBuffer, such as readFile() or response.arrayBuffer() gives.`,
  );
}

function readTensors(
  entries: Readonly<Record<string, unknown>>,
  bytes: Uint8Array,
  dataStart: number,
  dataLength: number,
): Map<string, Tensor> {
  const tensors = new Map<string, Tensor>();
  let next = 0;
  const inOrder = Object.entries(entries).map(([name, entry]) => [name, checkedEntry(name, entry)] as const);
  inOrder.sort(([, one], [, other]) => one.data_offsets[0] - other.data_offsets[0]);
  for (const [name, { dtype, shape, data_offsets }] of inOrder) {
    const [start, end] = data_offsets;
    const size = dtype === "F32" ? 4 : 8;
    const count = shape.reduce((product, extent) => product * extent, 1);
    if (start !== next) throw damaged(`the tensor "${name}" begins at byte ${start} of the data; expected ${next}`);
    if (end - start !== count * size) {
      throw damaged(
        `the tensor "${name}" of shape [${shape}] takes ${count * size} bytes; its offsets leave ${end - start}`,
      );
    }
    if (end > dataLength) {
      throw damaged(
        `the tensor "${name}" ends at byte ${end} of the data, which end at byte ${dataLength}: it was cut off`,
      );
    }
    // A copy, because the numbers of a file need not lie at a multiple of their size.
    const { buffer } = bytes.slice(dataStart + start, dataStart + end);
    tensors.set(name, { name, shape, values: dtype === "F32" ? new Float32Array(buffer) : new Float64Array(buffer) });
    next = end;
  }
  if (next !== dataLength) throw damaged(`${dataLength - next} bytes follow its last tensor`);
  return tensors;
}

function checkedEntry(name: string, entry: unknown): Entry {
  const { dtype, shape, data_offsets: offsets } = (isRecord(entry) ? entry : {}) as Partial<Entry>;
  if (dtype !== "F32" && dtype !== "F64") throw damaged(`the tensor "${name}" has dtype ${dtype}; expected F32 or F64`);
  if (!isCounts(shape))
    throw damaged(`the tensor "${name}" has shape ${JSON.stringify(shape)}; expected whole numbers`);
  if (!isCounts(offsets) || offsets.length !== 2 || offsets[1] < offsets[0]) {
    throw damaged(`the tensor "${name}" has offsets ${JSON.stringify(offsets)}; expected a start and an end`);
  }
  return { dtype, shape, data_offsets: offsets as [number, number] };
}

function parseHeader(header: Uint8Array): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new environment.TextDecoder("utf-8", { fatal: true }).decode(header));
  } catch (error) {
    throw damaged(`its header is no JSON: ${(error as Error).message}`);
  }
  if (!isRecord(parsed)) throw damaged("its header is no JSON object");
  return parsed;
}

function checkChecksum(bytes: Uint8Array, headerLength: number, expected: string | undefined): void {
  if (expected === undefined) throw damaged("its metadata have no checksum, so it is no file of loglik");
  const headerEnd = lengthBytes + headerLength;
  const header = bytes.slice(0, headerEnd);
  header.fill(blank.charCodeAt(0), checksumStart, checksumStart + blank.length);
  const found = hexadecimal(crc32(bytes.subarray(headerEnd), crc32(header)));
  if (found === expected) return;
  throw damaged(`its checksum is ${found}, and ${expected} was written: something in it has changed since`);
}

function hexadecimal(crc: number): string {
  return crc.toString(16).padStart(blank.length, "0");
}

function dtypeOf(values: FloatArray): Entry["dtype"] {
  return values instanceof Float32Array ? "F32" : "F64";
}

/** JSON with every character beyond ASCII escaped, so that characters and bytes count alike. */
function ascii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isCounts(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((entry) => Number.isSafeInteger(entry) && entry >= 0);
}

/** @internal */
export function damaged(reason: string): LoglikError {
  return new LoglikError(
    "file-damaged",
    `safetensors: the file cannot be read: ${reason}. Take a copy that is whole, as toSafetensors or checkpoint wrote it.`,
    { reason },
  );
}
